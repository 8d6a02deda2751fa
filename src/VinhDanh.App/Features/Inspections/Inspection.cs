namespace VinhDanh.App.Features.Inspections;

public enum InspectionState
{
    /// <summary>Read or written, not yet agreed to: units see nothing of it.</summary>
    Draft,
    Running,
    Closed,
}

/// <summary>One inspection of the work (kiểm tra công tác thi đua, khen thưởng), as its plan orders it.</summary>
public sealed class Inspection
{
    public required Guid Id { get; init; }

    /// <summary>The authority that inspects.</summary>
    public required Guid OrganisationId { get; init; }
    public required string Title { get; set; }
    public required short Year { get; set; }

    /// <summary>Of the plan; null until it is signed.</summary>
    public string? Number { get; set; }
    public string? Issuer { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public InspectionState State { get; set; }
    public Guid? FileId { get; init; }

    /// <summary>What was read of the plan, as JSON of the reading contract; never changed.</summary>
    public string? Reading { get; init; }

    /// <summary>The task of the work programme that ordered it.</summary>
    public Guid? TaskId { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }

    /// <summary>Whole working days between notice and visit, neither of them counted.</summary>
    public short? NoticeWorkingDays { get; set; }

    /// <summary>Calendar days before the visit by which the unit reports.</summary>
    public short? ReportDaysBefore { get; set; }
    public DateOnly? SelfReportDue { get; set; }
    public DateOnly? DataFrom { get; set; }

    /// <summary>One a line.</summary>
    public string? Methods { get; set; }
    public string? Funding { get; set; }

    /// <summary>Who inspects itself, as the plan says it.</summary>
    public string? SelfInspection { get; set; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public uint Version { get; private set; }
}

/// <summary>A heading or point of what is inspected.</summary>
public sealed class InspectionContent
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }
    public required int SortNo { get; init; }

    /// <summary>As numbered in the plan: “II.2.a”.</summary>
    public required string Path { get; init; }
    public required string Text { get; init; }
}

public enum InspectionRole
{
    Head,
    Deputy,
    Member,
    Secretary,
}

/// <summary>One of those who inspect.</summary>
public sealed class InspectionMember
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }
    public required int SortNo { get; init; }
    public required InspectionRole Role { get; set; }

    /// <summary>Null: known by the plan's words only (“Lãnh đạo Ban Thi đua - Khen thưởng”).</summary>
    public Guid? PersonId { get; set; }
    public required string Name { get; set; }
    public string? Post { get; set; }

    /// <summary>Which contents are theirs.</summary>
    public string? Duty { get; set; }
    public uint Version { get; private set; }
}

/// <summary>Who goes on which visit.</summary>
public sealed class InspectionVisitor
{
    public required Guid TargetId { get; init; }
    public required Guid MemberId { get; init; }
}
