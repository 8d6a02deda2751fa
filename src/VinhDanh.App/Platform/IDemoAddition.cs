namespace VinhDanh.App.Platform;

/// <summary>What a feature adds to the invented province of the demo, after its directory and accounts stand; same transaction.</summary>
public interface IDemoAddition
{
    /// <summary>Lower runs first.</summary>
    int Order { get; }

    Task AddAsync(DemoScene scene, CancellationToken ct);
}

/// <summary>The invented province, as the additions find it.</summary>
/// <param name="Authority">The province.</param>
/// <param name="Officer">Account of the standing agency's officer.</param>
/// <param name="Samples">Folder of the sample documents.</param>
public sealed record DemoScene(Guid Authority, Guid Officer, DateOnly Today, string Samples);
