using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Everything above and below the text: bodies, symbol, place, year, bases, signature, recipients.</summary>
[Requires(Permission.EditInspections)]
public sealed class HeadModel(DraftDesk desk) : DraftPartModel<HeadForm>(desk, DraftPart.Head);

public sealed class HeadForm : DraftForm
{
    [StringLength(300)] public string? GoverningBody { get; set; }
    [Required(ErrorMessage = "Nhập cơ quan ban hành."), StringLength(300)] public string IssuingBody { get; set; } = "";
    [Required(ErrorMessage = "Nhập ký hiệu."), StringLength(60)] public string Symbol { get; set; } = "";
    [Required(ErrorMessage = "Nhập địa danh."), StringLength(100)] public string Place { get; set; } = "";
    [Range(2000, 2100, ErrorMessage = "Năm kiểm tra từ 2000 đến 2100.")] public int Year { get; set; }
    [Required(ErrorMessage = "Nhập trích yếu."), StringLength(400)] public string Subject { get; set; } = "";
    [StringLength(20_000)] public string? Bases { get; set; }
    [Required(ErrorMessage = "Nhập quyền hạn, chức vụ của người ký."), StringLength(500)] public string SignedAs { get; set; } = "";
    [StringLength(200)] public string? SignedBy { get; set; }
    [StringLength(200)] public string? UnderPost { get; set; }
    [Required(ErrorMessage = "Nhập nơi nhận, ít nhất là “Lưu: VT”."), StringLength(4000)] public string Recipients { get; set; } = "";

    public override void Show(InspectionText text)
    {
        (GoverningBody, IssuingBody, Symbol, Place, Year, Subject) = (text.GoverningBody, text.IssuingBody, text.Symbol, text.Place, text.Year, text.Subject);
        (Bases, SignedAs, SignedBy, UnderPost, Recipients) = (text.Bases, text.SignedAs, text.SignedBy, text.UnderPost, text.Recipients);
    }

    public override InspectionText Into(InspectionText text) => text with
    {
        GoverningBody = Typed.OrNull(GoverningBody),
        IssuingBody = IssuingBody.Trim(),
        Symbol = Symbol.Trim(),
        Place = Place.Trim(),
        Year = Year,
        Subject = Subject.Trim(),
        Bases = Typed.Lines(Bases),
        SignedAs = Typed.Lines(SignedAs),
        SignedBy = SignedBy?.Trim() ?? "",
        UnderPost = Typed.OrNull(UnderPost),
        Recipients = Typed.Lines(Recipients),
    };
}
