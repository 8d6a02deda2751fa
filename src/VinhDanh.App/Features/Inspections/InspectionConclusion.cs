namespace VinhDanh.App.Features.Inspections;

public enum ConclusionState
{
    Draft,

    /// <summary>The unit reads the draft and says what it thinks.</summary>
    Commenting,

    /// <summary>With the leader who signs.</summary>
    Waiting,
    Issued,
}

/// <summary>What is concluded of one unit (kết luận kiểm tra); its substance are the findings.</summary>
public sealed class InspectionConclusion
{
    public required Guid TargetId { get; init; }
    public ConclusionState State { get; set; }

    /// <summary>What is said of the work as a whole.</summary>
    public string? Assessment { get; set; }

    /// <summary>Last day for comments on the draft.</summary>
    public DateOnly? CommentsDue { get; set; }

    /// <summary>Why the leader gave it back.</summary>
    public string? ReturnedReason { get; set; }
    public string? Number { get; set; }
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Post and name, as signed.</summary>
    public string? Signer { get; set; }

    /// <summary>Who signed it here, or recorded the paper that was signed.</summary>
    public Guid? IssuedBy { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>As issued: the program's own paper, or the signed scan.</summary>
    public Guid? FileId { get; set; }
    public uint Version { get; private set; }
}

/// <summary>Something said about a draft conclusion, and what was answered.</summary>
public sealed class InspectionComment
{
    public required Guid Id { get; init; }
    public required Guid TargetId { get; init; }

    /// <summary>Null: about the whole.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>Who says it: the unit, or the authority's own people.</summary>
    public required Guid OrganisationId { get; init; }
    public required string Text { get; init; }
    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public string? Answer { get; set; }
    public Guid? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
}
