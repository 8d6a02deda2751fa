using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

public enum TaskKind
{
    Task,

    /// <summary>A council session, with agenda items.</summary>
    Session,
}

/// <summary>One row of a programme.</summary>
public sealed class PlanTask
{
    public required Guid Id { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid OrganisationId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? ImportId { get; set; }
    public required TaskKind Kind { get; init; }

    /// <summary>Place in the document: <c>PL1.II.9</c>; a corrected version may move it.</summary>
    public required string Path { get; set; }
    public required int SortNo { get; set; }
    public string? GroupTitle { get; set; }
    public required string Title { get; set; }
    public string? ExpectedResult { get; set; }
    public string? Note { get; set; }
    public required string DeadlineText { get; set; }
    public required DeadlineKind DeadlineKind { get; set; }
    public DateOnly? FromOn { get; set; }
    public Recurrence? Every { get; set; }
    public short? EveryDay { get; set; }
    public string? DependsOn { get; set; }
    public bool Inherited { get; set; }

    /// <summary>Blocks of the document it was read from (JSON).</summary>
    public required string Source { get; set; }

    /// <summary>Next open due day, with extensions and the named-day rule applied.</summary>
    public DateOnly? DueOn { get; set; }
    public DateOnly? StartedOn { get; set; }

    /// <summary>Day of the last answer, once nothing is owed any more; null before.</summary>
    public DateOnly? HandedInOn { get; set; }
    public DateOnly? CompletedOn { get; set; }
    public bool CompletedLate { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    public string Folded { get; private set; } = "";
    public uint Version { get; private set; }
}

public enum PartyRole
{
    Lead,
    Doer,
    Coordinator,
}

/// <summary>Somebody a row names, as written, and what the directory knows it as.</summary>
public sealed class TaskParty
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required PartyRole Role { get; init; }
    public required int SortNo { get; init; }
    public required string Text { get; init; }
    public Guid? OrganisationId { get; set; }
    public Guid? GroupId { get; set; }
    public Guid? PersonId { get; set; }
    public Guid? RoleId { get; set; }

    /// <summary>0 (not matched) to 1 (a person said so).</summary>
    public required decimal Confidence { get; set; }
}

public sealed class AgendaItem
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int SortNo { get; init; }
    public required string Text { get; set; }
}

/// <summary>What is handed over, and when.</summary>
public sealed class Deliverable
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int SortNo { get; init; }
    public required string What { get; set; }

    /// <summary>As the document has it; null while it waits for a date.</summary>
    public DateOnly? DueOn { get; set; }
    public DateOnly? ExtendedTo { get; set; }
    public uint Version { get; private set; }
}

public enum AssignmentState
{
    NotSent,
    Sent,
    Returned,
    Received,
}

public enum AnswerChannel
{
    Program,
    Paper,
    DocumentSystem,
    Phone,
}

/// <summary>One unit's part of one deliverable.</summary>
public sealed class Assignment
{
    public required Guid Id { get; init; }
    public required Guid DeliverableId { get; init; }
    public required Guid TaskId { get; init; }

    /// <summary>Null: the document names somebody the directory does not know.</summary>
    public Guid? OrganisationId { get; set; }
    public required string PartyText { get; init; }
    public AssignmentState State { get; set; }
    public DateOnly? SentOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public string? ReturnedReason { get; set; }
    public AnswerChannel? Channel { get; set; }
    public string? IncomingNumber { get; set; }
    public uint Version { get; private set; }
}
