namespace VinhDanh.App.Features.Plans;

/// <summary>Which date of an answer that came on paper decides whether it was in time.</summary>
public enum DecidingDate
{
    Sent,
    Received,
}

/// <summary>A work programme: the tasks of one plan, tracked.</summary>
public sealed class Programme
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Title { get; set; }
    public required short Year { get; set; }

    /// <summary>Null until the plan is signed.</summary>
    public string? Number { get; set; }
    public string? Symbol { get; set; }
    public string? Issuer { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public Guid? SignedFileId { get; set; }

    /// <summary>“Trước ngày 15/4”: may it still be done on the 15th?</summary>
    public bool NamedDayCounts { get; set; } = true;
    public DecidingDate DecidingDate { get; set; } = DecidingDate.Sent;

    /// <summary>Days before the due date on which the doers are reminded; negative: after it.</summary>
    public List<int> ReminderDays { get; set; } = [14, 7, 1, -1];
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    public uint Version { get; private set; }
}

public enum ImportPurpose
{
    New,
    Correction,
    Supplement,
}

public enum ImportState
{
    Draft,
    Confirmed,
    Discarded,
}

/// <summary>A plan document on its way to become, correct or supplement a programme.</summary>
public sealed class PlanImport
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid FileId { get; init; }
    public Guid? ProgrammeId { get; set; }
    public required ImportPurpose Purpose { get; init; }
    public ImportState State { get; set; }

    /// <summary>What was read, as JSON of the reading contract; never changed.</summary>
    public required string Reading { get; init; }

    /// <summary>What the officer made of it, as JSON of the review draft.</summary>
    public required string Draft { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public uint Version { get; private set; }
}
