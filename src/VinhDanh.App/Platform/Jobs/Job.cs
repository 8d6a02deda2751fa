namespace VinhDanh.App.Platform.Jobs;

/// <summary>Work to be done at least once, apart from the request that asked for it.</summary>
public sealed class Job
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>JSON; ids, never names.</summary>
    public required string Payload { get; init; }

    /// <summary>Two jobs with the same key are one.</summary>
    public string? OnceKey { get; init; }
    public required DateTimeOffset RunAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public string? LockedBy { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Gave up; a person decides.</summary>
    public DateTimeOffset? FailedAt { get; set; }
}
