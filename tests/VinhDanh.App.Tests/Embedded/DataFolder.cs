using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Embedded;

/// <summary>A data folder of one test, and what the tests of the private PostgreSQL do with it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly string _root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"vinhdanh-embedded-{Guid.NewGuid():N}");

    public DataFolder(string below = "data") => Path = System.IO.Path.Combine(_root, below);

    public string Path { get; }

    public string Cluster => System.IO.Path.Combine(Path, "postgres");

    public EmbeddedOptions Options => new() { DataDirectory = Path, Durable = false };

    public Task<EmbeddedPostgres> StartAsync(CancellationToken ct) => EmbeddedPostgres.StartAsync(Options, ct);

    public Task<EmbeddedPostgres> JoinAsync(CancellationToken ct) => EmbeddedPostgres.JoinAsync(Options, ct);

    /// <summary>Makes the cluster and leaves it stopped.</summary>
    public async Task MakeAsync(CancellationToken ct)
    {
        await using var postgres = await StartAsync(ct);
    }

    internal async Task<(ClusterLayout Layout, ClusterUser User)> LookAsync(CancellationToken ct) =>
        await ClusterLayout.PrepareAsync(Path, ct);

    public static async Task<EmbeddedRefusal> RefusalOf(Func<Task> start) =>
        (await Should.ThrowAsync<EmbeddedRefusalException>(start)).Refusal;

    public void Dispose()
    {
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }
}
