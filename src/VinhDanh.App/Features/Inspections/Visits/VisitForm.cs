using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>When a unit is visited and by whom.</summary>
public sealed class VisitForm
{
    public DateOnly? VisitOn { get; set; }
    public PartOfDay PartOfDay { get; set; }
    [StringLength(300, ErrorMessage = "Địa điểm dài quá 300 ký tự.")] public string? Place { get; set; }
    [StringLength(500, ErrorMessage = "Nội dung dài quá 500 ký tự.")] public string? CombinedWith { get; set; }
    public bool IsUnannounced { get; set; }
    public List<Guid> Visitors { get; set; } = [];

    /// <summary>The target as the form showed it.</summary>
    public uint Version { get; set; }
}

/// <summary>The notice that was given to a unit.</summary>
public sealed class NoticeForm
{
    [StringLength(60, ErrorMessage = "Số, ký hiệu dài quá 60 ký tự.")] public string? Number { get; set; }
    [Required(ErrorMessage = "Nhập ngày thông báo.")] public DateOnly? On { get; set; }
    public uint Version { get; set; }
}

/// <summary>That a unit has the notice, recorded for it.</summary>
public sealed class ReceiptForm
{
    [Required(ErrorMessage = "Nhập ngày đơn vị nhận thông báo.")] public DateOnly? On { get; set; }
    [Required(ErrorMessage = "Ghi căn cứ: ai xác nhận, bằng cách nào."), StringLength(500, ErrorMessage = "Nội dung dài quá 500 ký tự.")] public string Note { get; set; } = "";
    public uint Version { get; set; }
}
