namespace VinhDanh.App.Features.Directory.Reorganising;

public enum ReorganisationKind
{
    Merge,
    Split,
    Rename,
    Move,
    Dissolve,

    /// <summary>Many events by one document, from a workbook.</summary>
    Table,
}

public enum ReorganisationState
{
    /// <summary>Prepared; the directory is as it was.</summary>
    Draft,
    CarriedOut,
    Undone,
    Discarded,
}

/// <summary>Units that end, begin, are renamed or move on one day by one document.</summary>
public sealed class Reorganisation
{
    public required Guid Id { get; init; }

    /// <summary>Who carries it out; owner for scope.</summary>
    public required Guid OrganisationId { get; init; }
    public required ReorganisationKind Kind { get; init; }
    public ReorganisationState State { get; set; }

    /// <summary>“1656/NQ-UBTVQH15”.</summary>
    public required string LegalNumber { get; set; }
    public required DateOnly LegalDate { get; set; }

    /// <summary>First day of the new order.</summary>
    public required DateOnly EffectiveOn { get; set; }
    public string? Note { get; set; }

    /// <summary>JSON of <see cref="ReorganisationPlan"/>.</summary>
    public required string Plan { get; set; }

    /// <summary>JSON: destination by <see cref="Follower.Key"/>, only where an officer chose.</summary>
    public string Choices { get; set; } = "{}";
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? CarriedOutAt { get; set; }
    public Guid? CarriedOutBy { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public Guid? UndoneBy { get; set; }
    public uint Version { get; private set; }
}

/// <summary>One change that carrying out made, with what was there before.</summary>
public sealed class ReorganisationStep
{
    public required Guid Id { get; init; }
    public required Guid ReorganisationId { get; init; }
    public required int SortNo { get; init; }

    /// <summary>“unit-ended”, “person”, “assignment” …; whoever made the step reads it.</summary>
    public required string Kind { get; init; }
    public required Guid SubjectId { get; init; }
    public required Guid FromId { get; init; }
    public Guid? ToId { get; init; }

    /// <summary>JSON: what taking it back needs.</summary>
    public required string Before { get; init; }
}

/// <summary>What a unit was called, and what it was, before it was renamed.</summary>
public sealed class OrganisationName
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public string? Code { get; init; }
    public required OrganisationKind Kind { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of that name.</summary>
    public required DateOnly ValidTo { get; init; }
    public Guid? ReorganisationId { get; init; }
}
