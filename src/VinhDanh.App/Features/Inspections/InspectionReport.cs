namespace VinhDanh.App.Features.Inspections;

public enum ReportState
{
    Open,

    /// <summary>With the unit's leader.</summary>
    Waiting,
    Submitted,

    /// <summary>Sent back to be completed.</summary>
    Returned,
    Accepted,
}

/// <summary>A unit's report by the outline.</summary>
public sealed class InspectionReport
{
    public required Guid Id { get; init; }
    public required Guid TargetId { get; init; }

    /// <summary>The unit that reports.</summary>
    public required Guid OrganisationId { get; init; }
    public ReportState State { get; set; }

    /// <summary>When figures were last counted.</summary>
    public DateTimeOffset? FilledAt { get; set; }
    public Guid? ApprovedBy { get; set; }

    /// <summary>Figures are frozen from here.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }
    public Guid? SubmittedBy { get; set; }
    public string? ReturnedReason { get; set; }

    /// <summary>When it was filled in for the unit, which has not touched it since; null: the unit's own work.</summary>
    public DateTimeOffset? PreparedAt { get; set; }
    public uint Version { get; private set; }
}

/// <summary>One part of an answer: what the unit says, and what the program counted.</summary>
public sealed class InspectionAnswer
{
    public required Guid Id { get; init; }
    public required Guid ReportId { get; init; }
    public required Guid AskId { get; init; }

    /// <summary>Narrative; of documents and lists one a line.</summary>
    public string? Text { get; set; }

    /// <summary>A number, money in đồng, or the part of a share.</summary>
    public decimal? Number { get; set; }

    /// <summary>Of a share.</summary>
    public decimal? Whole { get; set; }

    /// <summary>What the program counted, as JSON of a figure value; null: it holds nothing for this.</summary>
    public string? Counted { get; set; }
    public DateOnly? CountedFrom { get; set; }
    public DateOnly? CountedTo { get; set; }

    /// <summary>Why the unit's value is not the counted one.</summary>
    public string? Reason { get; set; }
    public required Guid EditedBy { get; set; }
    public required DateTimeOffset EditedAt { get; set; }
    public uint Version { get; private set; }
}
