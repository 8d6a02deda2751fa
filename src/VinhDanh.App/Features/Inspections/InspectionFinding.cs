namespace VinhDanh.App.Features.Inspections;

/// <summary>The working session at one unit (buổi làm việc), for its minutes.</summary>
public sealed class InspectionMeeting
{
    public required Guid TargetId { get; init; }

    /// <summary>On the day of the visit.</summary>
    public TimeOnly? BeganAt { get; set; }
    public TimeOnly? EndedAt { get; set; }

    /// <summary>Who was there for the unit, one a line.</summary>
    public string? UnitPeople { get; set; }
    public string? UnitOpinion { get; set; }

    /// <summary>When the minutes were read out and agreed to.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }

    /// <summary>The minutes as they were then.</summary>
    public Guid? FileId { get; set; }
    public uint Version { get; private set; }
}

public enum CheckState
{
    Open,

    /// <summary>Looked at.</summary>
    Looked,

    /// <summary>There is nothing of it at this unit.</summary>
    Nothing,
}

/// <summary>One content of the checklist at one unit; no row is the same as open.</summary>
public sealed class InspectionCheck
{
    public required Guid Id { get; init; }
    public required Guid TargetId { get; init; }
    public required Guid ContentId { get; init; }
    public required CheckState State { get; set; }

    /// <summary>What was looked at.</summary>
    public string? Note { get; set; }
    public required Guid EditedBy { get; set; }
    public required DateTimeOffset EditedAt { get; set; }
    public uint Version { get; private set; }
}

public enum FindingKind
{
    /// <summary>Kết quả đạt được.</summary>
    Achievement,

    /// <summary>Tồn tại, hạn chế.</summary>
    Shortcoming,

    /// <summary>Nguyên nhân.</summary>
    Cause,

    /// <summary>Kiến nghị: followed as a task once the conclusion is issued.</summary>
    Recommendation,

    /// <summary>Đề nghị xử lý vi phạm; followed the same way.</summary>
    Handling,
}

/// <summary>One thing that was found at a unit.</summary>
public sealed class InspectionFinding
{
    public required Guid Id { get; init; }
    public required Guid TargetId { get; init; }

    /// <summary>Null: of the work as a whole.</summary>
    public Guid? ContentId { get; set; }
    public required int SortNo { get; init; }
    public required FindingKind Kind { get; set; }
    public required string Text { get; set; }

    /// <summary>Of a shortcoming: what it is called wherever it comes up, so that it is counted across units and years.</summary>
    public string? Topic { get; set; }

    /// <summary>The document, record or photo it rests on.</summary>
    public string? Source { get; set; }

    /// <summary>The unit's own.</summary>
    public string? Explanation { get; set; }

    /// <summary>Good practice worth spreading.</summary>
    public bool IsExemplary { get; set; }

    /// <summary>The finding of an earlier inspection that is found again.</summary>
    public Guid? RepeatsId { get; set; }

    /// <summary>Who carries a recommendation out; null: the unit.</summary>
    public Guid? ResponsibleId { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>What became of it in the work programme.</summary>
    public Guid? TaskId { get; set; }
    public required Guid EditedBy { get; set; }
    public required DateTimeOffset EditedAt { get; set; }
    public uint Version { get; private set; }
}
