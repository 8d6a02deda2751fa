namespace VinhDanh.App.Features.Plans;

public sealed class ProgressReport
{
    public required Guid Id { get; init; }
    public required Guid AssignmentId { get; init; }

    /// <summary>The unit that reports.</summary>
    public required Guid OrganisationId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public required string Text { get; init; }

    /// <summary>Sent as the result, not as a note under way.</summary>
    public required bool Final { get; init; }
}

public enum ExtensionState
{
    Asked,
    Granted,
    Refused,
}

public sealed class ExtensionRequest
{
    public required Guid Id { get; init; }
    public required Guid DeliverableId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required Guid AskedBy { get; init; }
    public required DateOnly Until { get; init; }
    public required string Reason { get; init; }
    public ExtensionState State { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecisionNote { get; set; }
}

public sealed class TaskComment
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public required string Text { get; init; }
}

/// <summary>A paper that a task led to.</summary>
public sealed class TaskDocument
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Title { get; init; }
    public Guid? FileId { get; init; }

    /// <summary>In the register of documents; null: recorded by a release that had none.</summary>
    public Guid? DocumentId { get; init; }
}
