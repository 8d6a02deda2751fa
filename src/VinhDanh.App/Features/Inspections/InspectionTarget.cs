namespace VinhDanh.App.Features.Inspections;

public enum TargetKind
{
    /// <summary>Visited (kiểm tra trực tiếp).</summary>
    Direct,

    /// <summary>Inspects itself (tự kiểm tra).</summary>
    Self,
}

public enum PartOfDay
{
    Day,
    Morning,
    Afternoon,
}

/// <summary>A unit that is inspected; or a place in the plan for one that is chosen later (“và 01 xã”).</summary>
public sealed class InspectionTarget
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }

    /// <summary>Place in the plan; what is added comes after.</summary>
    public required int SortNo { get; init; }

    /// <summary>Null: not chosen yet.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The target together with which it is visited.</summary>
    public Guid? SlotOf { get; init; }

    /// <summary>As the plan writes it.</summary>
    public required string Label { get; init; }
    public required TargetKind Kind { get; init; }

    /// <summary>Kiểm tra đột xuất: the unit sees nothing before it is released.</summary>
    public bool IsUnannounced { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Another inspection with which it is held (lồng ghép).</summary>
    public string? CombinedWith { get; set; }
    public DateOnly? VisitOn { get; set; }
    public PartOfDay PartOfDay { get; set; }
    public string? Place { get; set; }
    public string? NoticeNumber { get; set; }
    public DateOnly? NoticeOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>How the receipt is known, when it was recorded on the unit's behalf.</summary>
    public string? ReceivedNote { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public uint Version { get; private set; }
}
