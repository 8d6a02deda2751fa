using VinhDanh.App.Features.Inspections.Summary;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The summary of reports, in the outline's order.</summary>
internal static class SummaryPaper
{
    public static OfficialDocument Of(SummaryView view, PaperNames names, DateOnly today) => names.Paper("BC", "BÁO CÁO", $"Tổng hợp kết quả {PaperNames.Topic(view.Inspection)}",
    [
        PaperBlocks.Text($"Thực hiện {names.PlanInText(view.Inspection)}, đến ngày {Vn.Date(today)} có {Vn.Number(view.In)} trên {Vn.Number(view.Asked.Count)} cơ quan, đơn vị gửi báo cáo. Kết quả tổng hợp như sau:"),
        .. view.Questions.SelectMany(Blocks),
        .. view.Missing.Count == 0 ? (Block[])[] : [PaperBlocks.Text($"Chưa gửi báo cáo: {string.Join("; ", view.Missing.Select(m => m.Unit))}.")],
    ]) with
    { Recipients = ["Như trên", "Lưu: VT"] };

    private static IEnumerable<Block> Blocks(SummaryQuestion question)
    {
        yield return PaperBlocks.Heading(Math.Min(question.Question.Path.Count(c => c == '.') + 1, 4), $"{question.Question.Path}. {question.Question.Text}");
        foreach (var ask in question.Asks)
        {
            if (ask.IsNumber) yield return PaperBlocks.Text($"- {ask.Ask.Label}: {ask.Total} ({Vn.Number(ask.Rows.Count(r => r.Number is not null))} đơn vị).");
            else
                foreach (var row in ask.Rows.Where(r => !string.IsNullOrWhiteSpace(r.Text))) yield return PaperBlocks.Text($"- {row.Unit}: {row.Text!.ReplaceLineEndings("; ")}");
        }
    }
}

/// <summary>The letter to units whose report is owed.</summary>
internal static class ReminderPaper
{
    /// <summary>Above this many, the addressees are listed in the appendix.</summary>
    private const int NamedAddressees = 8;

    public static OfficialDocument Of(SummaryView view, PaperNames names, DateOnly today)
    {
        var missing = view.Missing;
        return names.Paper(null, null, $"đôn đốc gửi báo cáo {PaperNames.Topic(view.Inspection)}",
        [
            PaperBlocks.Text($"Thực hiện {names.PlanInText(view.Inspection)}, đến ngày {Vn.Date(today)} còn {Vn.Number(missing.Count)} cơ quan, đơn vị chưa gửi báo cáo theo đề cương (danh sách kèm theo)."),
            PaperBlocks.Text("Đề nghị các cơ quan, đơn vị có tên trong danh sách khẩn trương hoàn thành, gửi báo cáo theo đúng thời hạn; trường hợp đã quá hạn, gửi ngay và nêu rõ lý do."),
            PaperBlocks.Text("Đề nghị các cơ quan, đơn vị quan tâm, thực hiện."),
        ]) with
        {
            AddressedTo = missing.Count <= NamedAddressees ? [.. missing.Select((m, i) => m.Unit + (i == missing.Count - 1 ? "." : ";"))] : ["Các cơ quan, đơn vị có tên trong danh sách kèm theo."],
            Recipients = ["Như trên", "Lưu: VT"],
            Appendices =
            [
                new Appendix("Phụ lục", "DANH SÁCH CƠ QUAN, ĐƠN VỊ CHƯA GỬI BÁO CÁO",
                [
                    new Table([new("TT", 1, Alignment.Centre), new("Cơ quan, đơn vị", 6), new("Hình thức", 3), new("Hạn gửi", 2, Alignment.Centre), new("Tình trạng", 3)],
                        [.. missing.Select((m, i) => new TableRow([PaperBlocks.Cell($"{i + 1}"), PaperBlocks.Cell(m.Unit), PaperBlocks.Cell(m.Kind is TargetKind.Direct ? "Kiểm tra trực tiếp" : "Tự kiểm tra"),
                            PaperBlocks.Cell(Vn.Date(m.Due, "–")), PaperBlocks.Cell(m.State is { } state ? OutlineWords.Of(state) : "Chưa làm")]))]),
                ]),
            ],
        };
    }
}
