using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>The draft's own words; its findings are written down on site.</summary>
public sealed class DraftForm
{
    [StringLength(20_000, ErrorMessage = "Nhận xét dài quá 20.000 ký tự.")] public string? Assessment { get; set; }
    public uint Version { get; set; }
}

/// <summary>To the unit, to say what it thinks.</summary>
public sealed class RoundForm
{
    [Required(ErrorMessage = "Nhập hạn góp ý.")] public DateOnly? Due { get; set; }
    public uint Version { get; set; }
}

/// <summary>How it was signed.</summary>
public sealed class IssueForm
{
    [Required(ErrorMessage = "Nhập số, ký hiệu kết luận."), StringLength(60, ErrorMessage = "Số, ký hiệu dài quá 60 ký tự.")] public string Number { get; set; } = "";
    [Required(ErrorMessage = "Nhập ngày ký.")] public DateOnly? On { get; set; }
    [Required(ErrorMessage = "Nhập chức vụ, họ tên người ký."), StringLength(300, ErrorMessage = "Người ký dài quá 300 ký tự.")] public string Signer { get; set; } = "";

    /// <summary>The signed paper; needed of whoever records it without being the one who signs.</summary>
    public IFormFile? Scan { get; set; }

    /// <summary>Where recommendations become tasks; null: a new programme.</summary>
    public Guid? Programme { get; set; }
    public uint Version { get; set; }
}

/// <summary>Something said about the draft.</summary>
public sealed class CommentForm
{
    public Guid? Finding { get; set; }
    [Required(ErrorMessage = "Ghi ý kiến."), StringLength(5_000, ErrorMessage = "Ý kiến dài quá 5.000 ký tự.")] public string Text { get; set; } = "";
}

/// <summary>What the authority says to it.</summary>
public sealed class AnswerToComment
{
    public Guid Comment { get; set; }
    [Required(ErrorMessage = "Ghi nội dung trả lời."), StringLength(5_000, ErrorMessage = "Nội dung trả lời dài quá 5.000 ký tự.")] public string Text { get; set; } = "";
}
