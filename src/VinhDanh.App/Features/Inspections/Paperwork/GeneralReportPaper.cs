using VinhDanh.App.Features.Inspections.Conclusion;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Summary;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The general report on an inspection (báo cáo kết quả kiểm tra), as a draft: what was done, what was found by content, what came up again, what became of it.</summary>
internal static class GeneralReportPaper
{
    public static OfficialDocument Of(Inspection inspection, PaperNames names, IReadOnlyList<BoardRow> rows, IReadOnlyList<CaseView> cases, SummaryView summary)
    {
        var self = summary.Asked.Where(a => a.Kind is TargetKind.Self).ToList();
        return names.Paper("BC", "BÁO CÁO", $"Kết quả {PaperNames.Topic(inspection)}",
        [
            PaperBlocks.Text($"Thực hiện {names.PlanInText(inspection)}, {names.Issuer} báo cáo kết quả kiểm tra như sau:"),
            PaperBlocks.Heading(1, "I. TÌNH HÌNH TỔ CHỨC KIỂM TRA"),
            PaperBlocks.Text($"Kiểm tra trực tiếp {Vn.Number(rows.Count)} cơ quan, đơn vị, trong đó {Vn.Number(rows.Count(r => r.Minutes is not null))} đơn vị đã lập biên bản, {Vn.Number(rows.Count(r => r.Conclusion?.State is ConclusionState.Issued))} đơn vị đã có kết luận."),
            .. self.Count == 0 ? (Block[])[] : [PaperBlocks.Text($"{Vn.Number(self.Count)} cơ quan, đơn vị tự kiểm tra; {Vn.Number(self.Count(a => a.IsIn))} đơn vị đã gửi báo cáo{Missing(self)}.")],
            Overview(rows),
            PaperBlocks.Heading(1, "II. KẾT QUẢ KIỂM TRA"),
            .. Contents(cases),
            PaperBlocks.Heading(1, "III. TỒN TẠI LẶP LẠI Ở NHIỀU ĐƠN VỊ"),
            .. Recurring(cases),
            PaperBlocks.Heading(1, "IV. KIẾN NGHỊ VÀ TÌNH HÌNH THỰC HIỆN"),
            .. Asked(rows, cases),
        ]) with
        { Recipients = ["Như trên", "Thành viên đoàn kiểm tra", "Lưu: VT"] };
    }

    private static string Missing(List<AskedUnit> self) => self.Where(a => !a.IsIn).Select(a => a.Unit).ToList() is { Count: > 0 } missing ? $"; chưa gửi: {string.Join("; ", missing)}" : "";

    private static Table Overview(IReadOnlyList<BoardRow> rows) => new(
        [new("TT", 1, Alignment.Centre), new("Đơn vị", 6), new("Ngày kiểm tra", 2, Alignment.Centre), new("Kết quả", 2, Alignment.Centre), new("Tồn tại", 2, Alignment.Centre), new("Kiến nghị", 2, Alignment.Centre), new("Đã xong", 2, Alignment.Centre)],
        [.. rows.Select((r, i) => new TableRow([PaperBlocks.Cell($"{i + 1}"), PaperBlocks.Cell(r.Unit), PaperBlocks.Cell(Vn.Date(r.Target.VisitOn, "–")),
            PaperBlocks.Cell(r.Achievements), PaperBlocks.Cell(r.Shortcomings), PaperBlocks.Cell(r.Asked), PaperBlocks.Cell(r.Done)]))]);

    /// <summary>Every content once, with what was found at which unit.</summary>
    private static IEnumerable<Block> Contents(IReadOnlyList<CaseView> cases)
    {
        if (cases.Count == 0) yield break;
        foreach (var (place, content) in cases[0].Contents.Index())
        {
            var told = cases.SelectMany(c => c.Contents[place].Findings.Select(f => (c.Unit, f.Finding))).Where(f => FindingBlocks.Told.Contains(f.Finding.Kind)).ToList();
            if (content.Content is null && told.Count == 0) continue;
            yield return PaperBlocks.Heading(Math.Min(content.Depth + 1, 4), content.Heading);
            if (content.IsChecked && told.Count == 0) yield return PaperBlocks.Text("Không có nội dung phải ghi nhận.");
            foreach (var kind in told.GroupBy(f => f.Finding.Kind).OrderBy(g => g.Key))
            {
                yield return PaperBlocks.Text($"{FindingWords.Of(kind.Key)}:");
                foreach (var (unit, finding) in kind) yield return PaperBlocks.Text($"- {unit}: {FindingBlocks.Sentence(finding.Text)}");
            }
        }
    }

    private static IEnumerable<Block> Recurring(IReadOnlyList<CaseView> cases)
    {
        var shared = (from c in cases
                      from f in c.Of(FindingKind.Shortcoming)
                      where f.Finding.Topic is not null
                      group c.Unit by f.Finding.Topic! into units
                      let named = units.Distinct().ToList()
                      where named.Count > 1
                      orderby named.Count descending, units.Key
                      select $"- {units.Key}: {Vn.Number(named.Count)} đơn vị ({string.Join("; ", named)}).").ToList();
        return shared.DefaultIfEmpty("Không có tồn tại nào lặp lại từ hai đơn vị trở lên.").Select(PaperBlocks.Text);
    }

    private static IEnumerable<Block> Asked(IReadOnlyList<BoardRow> rows, IReadOnlyList<CaseView> cases)
    {
        yield return PaperBlocks.Text($"Tổng số {Vn.Number(rows.Sum(r => r.Asked))} kiến nghị; đã thực hiện xong {Vn.Number(rows.Sum(r => r.Done))}, quá hạn {Vn.Number(rows.Sum(r => r.Late))}.");
        foreach (var view in cases.Where(c => c.Asked.Any()))
        {
            yield return PaperBlocks.Text($"{view.Unit}:");
            foreach (var f in view.Asked) yield return PaperBlocks.Text($"- {FindingBlocks.InWords(f)}{Standing(f.FollowUp)}");
        }
    }

    private static string Standing(FollowUp? follow) => follow switch
    {
        null => "",
        { CompletedOn: { } done } => $" Đã xong ngày {Vn.Date(done)}.",
        { IsLate: true } => " Quá hạn.",
        { SentOn: { } sent } => $" Đã báo cáo ngày {Vn.Date(sent)}, chờ xác nhận.",
        _ => " Đang thực hiện.",
    };
}
