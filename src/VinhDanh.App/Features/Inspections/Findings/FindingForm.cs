using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>A finding as it is typed.</summary>
public sealed class FindingForm : IValidatableObject
{
    public FindingKind Kind { get; set; }

    /// <summary>Null: the work as a whole.</summary>
    public Guid? Content { get; set; }
    [Required(ErrorMessage = "Ghi nội dung đã phát hiện."), StringLength(10_000, ErrorMessage = "Nội dung dài quá 10.000 ký tự.")] public string Text { get; set; } = "";
    [StringLength(200, ErrorMessage = "Tên gọi chung dài quá 200 ký tự.")] public string? Topic { get; set; }
    [StringLength(1_000, ErrorMessage = "Căn cứ dài quá 1.000 ký tự.")] public string? Source { get; set; }
    [StringLength(5_000, ErrorMessage = "Giải trình dài quá 5.000 ký tự.")] public string? Explanation { get; set; }
    public bool IsExemplary { get; set; }

    /// <summary>Name of the unit that carries it out; empty: the inspected one.</summary>
    [StringLength(500, ErrorMessage = "Tên đơn vị dài quá 500 ký tự.")] public string? Responsible { get; set; }
    public DateOnly? DueOn { get; set; }
    public uint Version { get; set; }

    public static FindingForm Of(InspectionFinding f, string? responsible) => new()
    {
        Kind = f.Kind, Content = f.ContentId, Text = f.Text, Topic = f.Topic, Source = f.Source, Explanation = f.Explanation, IsExemplary = f.IsExemplary,
        Responsible = f.ResponsibleId is null ? null : responsible, DueOn = f.DueOn, Version = f.Version,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Said rather than dropped: what was typed belongs somewhere.
        if (!string.IsNullOrWhiteSpace(Topic) && Kind is not FindingKind.Shortcoming) yield return new("Tên gọi chung chỉ ghi cho tồn tại, hạn chế.", [nameof(Topic)]);
        if (IsExemplary && Kind is not FindingKind.Achievement) yield return new("Chỉ kết quả đạt được mới đánh dấu là cách làm hay.", [nameof(IsExemplary)]);
        if (FindingWords.IsFollowed(Kind)) yield break;
        if (DueOn is not null) yield return new("Thời hạn chỉ ghi cho kiến nghị, đề nghị xử lý.", [nameof(DueOn)]);
        if (!string.IsNullOrWhiteSpace(Responsible)) yield return new("Đơn vị thực hiện chỉ ghi cho kiến nghị, đề nghị xử lý.", [nameof(Responsible)]);
    }
}

/// <summary>One line of the checklist as it is typed.</summary>
public sealed class CheckForm
{
    public Guid Content { get; set; }
    public CheckState State { get; set; }
    [StringLength(5_000, ErrorMessage = "Ghi chú dài quá 5.000 ký tự.")] public string? Note { get; set; }
    public uint Version { get; set; }
}

/// <summary>The working session as it is typed.</summary>
public sealed class MeetingForm : IValidatableObject
{
    public TimeOnly? BeganAt { get; set; }
    public TimeOnly? EndedAt { get; set; }
    [StringLength(5_000, ErrorMessage = "Danh sách dài quá 5.000 ký tự.")] public string? UnitPeople { get; set; }
    [StringLength(10_000, ErrorMessage = "Ý kiến dài quá 10.000 ký tự.")] public string? UnitOpinion { get; set; }
    public uint Version { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BeganAt > EndedAt) yield return new("Giờ kết thúc không thể trước giờ bắt đầu.", [nameof(EndedAt)]);
    }
}
