using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Costs;

/// <summary>One line of the estimate as typed.</summary>
public sealed class CostForm
{
    /// <summary>Null: a new line.</summary>
    public Guid? Line { get; set; }
    [Required(ErrorMessage = "Nhập nội dung chi."), StringLength(500, ErrorMessage = "Nội dung chi dài quá 500 ký tự.")] public string Item { get; set; } = "";
    [StringLength(60, ErrorMessage = "Đơn vị tính dài quá 60 ký tự.")] public string? Unit { get; set; }
    [Required(ErrorMessage = "Nhập số lượng."), Range(0.01, 1_000_000, ErrorMessage = "Số lượng phải lớn hơn 0 và không quá 1.000.000.")] public decimal? Quantity { get; set; }
    [Required(ErrorMessage = "Nhập đơn giá."), Range(0, 100_000_000_000, ErrorMessage = "Đơn giá phải từ 0 đến 100 tỷ đồng.")] public decimal? UnitPrice { get; set; }
    [StringLength(500, ErrorMessage = "Căn cứ dài quá 500 ký tự.")] public string? Basis { get; set; }
    public uint Version { get; set; }

    public static CostForm Of(InspectionCost c) => new() { Line = c.Id, Item = c.Item, Unit = c.Unit, Quantity = c.Quantity, UnitPrice = c.UnitPrice, Basis = c.Basis, Version = c.Version };
}
