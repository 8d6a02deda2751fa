namespace VinhDanh.App.Features.Inspections;

/// <summary>A heading or question of the report outline (đề cương báo cáo).</summary>
public sealed class InspectionQuestion
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }
    public required int SortNo { get; init; }

    /// <summary>As numbered in the outline: “II.6.d”.</summary>
    public required string Path { get; init; }
    public required string Text { get; set; }

    /// <summary>What the outline says under the question.</summary>
    public string? Guidance { get; set; }

    /// <summary>First day of its own data; null: the inspection's.</summary>
    public DateOnly? WindowFrom { get; set; }

    /// <summary>What its data begin with, where that is no day: “tổ chức thực hiện”.</summary>
    public string? WindowSince { get; init; }

    /// <summary>Last day of its own data; null: the day of the visit, or on which a self-inspection is reported.</summary>
    public DateOnly? WindowTo { get; set; }
    public uint Version { get; private set; }
}

/// <summary>What an answer is made of, as in the columns of the outline's JSON.</summary>
public enum AskKind
{
    Number,
    Percent,
    Money,
    Documents,
    List,
    Narrative,
}

/// <summary>One part of the answer to a question.</summary>
public sealed class InspectionAsk
{
    public required Guid Id { get; init; }
    public required Guid QuestionId { get; init; }
    public required int SortNo { get; init; }
    public required AskKind Kind { get; init; }
    public required string Label { get; set; }

    /// <summary>Code of the figure that fills it; null: the unit types it.</summary>
    public string? Figure { get; set; }
}
