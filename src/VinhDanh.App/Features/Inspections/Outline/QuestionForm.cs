using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Outline;

/// <summary>A question of the outline, as typed.</summary>
public sealed class QuestionForm
{
    [Required(ErrorMessage = "Nhập câu hỏi."), StringLength(4000, ErrorMessage = "Câu hỏi dài quá 4.000 ký tự.")] public string Text { get; set; } = "";
    [StringLength(20_000, ErrorMessage = "Nội dung dài quá 20.000 ký tự.")] public string? Guidance { get; set; }
    public DateOnly? WindowFrom { get; set; }
    public DateOnly? WindowTo { get; set; }
    public List<AskForm> Asks { get; set; } = [];

    /// <summary>The question as the form showed it.</summary>
    public uint Version { get; set; }
}

/// <summary>One part of an answer; without a label it is taken out.</summary>
public sealed class AskForm
{
    /// <summary>Null: a new one.</summary>
    public Guid? Id { get; set; }
    public AskKind Kind { get; set; }
    [StringLength(300, ErrorMessage = "Tên phần trả lời dài quá 300 ký tự.")] public string? Label { get; set; }
    [StringLength(100)] public string? Figure { get; set; }
}
