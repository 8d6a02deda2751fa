namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>What a feature keeps of a person or a unit of which each may have one only: joined before everything else is pointed to the one that stays.</summary>
public interface IMergedRecords
{
    /// <summary>Within the caller's transaction; the caller saves.</summary>
    /// <param name="keep">Person or unit that stays.</param>
    /// <param name="ownerId">Owner of the one that stays.</param>
    Task JoinAsync(Guid keep, Guid gone, Guid ownerId, CancellationToken ct);
}
