using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The conclusion on one unit (kết luận kiểm tra).</summary>
internal static class ConclusionPaper
{
    public static OfficialDocument Of(CaseView view, PaperNames names)
    {
        var visit = view.Target.VisitOn is { } on ? $" {Vn.DateInWords(on)}" : "";
        var issued = view.Conclusion;
        return names.Paper("KL", "KẾT LUẬN", $"Kiểm tra công tác thi đua, khen thưởng tại {view.Unit}",
        [
            PaperBlocks.Text($"Thực hiện {names.PlanInText(view.Inspection)},{visit} đoàn kiểm tra đã làm việc với {view.Unit}. Trên cơ sở báo cáo của đơn vị, kết quả kiểm tra hồ sơ, biên bản làm việc và ý kiến của đơn vị, {names.Issuer} kết luận như sau:"),
            PaperBlocks.Heading(1, "I. NHẬN XÉT CHUNG"),
            .. Paragraphs(issued?.Assessment),
            PaperBlocks.Heading(1, "II. KẾT QUẢ KIỂM TRA"),
            .. FindingBlocks.ByContent(view, 2, FindingBlocks.Told, withChecks: false),
            PaperBlocks.Heading(1, "III. KIẾN NGHỊ"),
            .. Asked(view, FindingKind.Recommendation, "Không có kiến nghị."),
            .. view.Of(FindingKind.Handling).Any() ? [PaperBlocks.Heading(1, "IV. ĐỀ NGHỊ XỬ LÝ VI PHẠM"), .. Asked(view, FindingKind.Handling, "")] : (Block[])[],
            PaperBlocks.Text($"{view.Unit} thực hiện các nội dung nêu trên và báo cáo kết quả về {names.Issuer} theo thời hạn của từng nội dung."),
        ]) with
        {
            Number = Number(issued?.Number).Number,
            Symbol = Number(issued?.Number).Symbol,
            Date = issued?.IssuedOn,
            Signature = new(PlanNaming.SignatureLines(names.Issuer), issued?.Signer ?? ""),
            Recipients = [view.Unit, "Thành viên đoàn kiểm tra", "Lưu: VT"],
        };
    }

    /// <summary>“12/KL-SNV” is number 12 of the series “KL-SNV”; before it is signed both stay for the pen.</summary>
    private static (int? Number, string Symbol) Number(string? typed)
    {
        if (typed is null) return (null, "KL-…………");
        var slash = typed.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && int.TryParse(typed[..slash], out var number) ? (number, typed[(slash + 1)..]) : (null, typed);
    }

    private static IEnumerable<Block> Paragraphs(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("…………").Select(PaperBlocks.Text);

    private static IEnumerable<Block> Asked(CaseView view, FindingKind kind, string none)
    {
        var asked = view.Of(kind).ToList();
        if (asked.Count == 0 && none.Length > 0) yield return PaperBlocks.Text(none);
        foreach (var (n, f) in asked.Index()) yield return PaperBlocks.Text($"{n + 1}. {FindingBlocks.InWords(f)}");
    }
}
