using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>The progress report of a period as an official document and as a workbook.</summary>
public static class ProgressReportPaper
{
    public static OfficialDocument Paper(ProgressReportData data)
    {
        var book = data.Book;
        return PaperBlocks.Paper(book, "BC", "BÁO CÁO", $"Tiến độ thực hiện {PlanNaming.Brief(book.Programme)}\n(từ ngày {Vn.Date(data.From)} đến ngày {Vn.Date(data.To)})",
        [
            PaperBlocks.Text($"Thực hiện {PlanNaming.Full(book.Programme, book.Authority)}, {PlanNaming.IssuerInText(book.Programme, book.Authority)} báo cáo tiến độ thực hiện từ ngày {Vn.Date(data.From)} đến ngày {Vn.Date(data.To)} như sau (số liệu tính đến hết ngày {Vn.Date(data.AsOf)}):"),
            PaperBlocks.Heading(1, "I. KẾT QUẢ CHUNG"),
            PaperBlocks.Text(Summary(data)),
            Numbers(data),
            PaperBlocks.Heading(1, "II. KẾT QUẢ CỦA CÁC CƠ QUAN, ĐƠN VỊ"),
            .. UnitBlocks(data),
            PaperBlocks.Heading(1, "III. NỘI DUNG CỤ THỂ"),
            .. Lists(data),
            PaperBlocks.Heading(1, "IV. ĐỀ XUẤT, KIẾN NGHỊ"),
            .. Proposals(data),
        ]) with
        {
            Recipients = [.. book.AuthorityAbove is { } above ? (string[])[above] : [], "Các cơ quan, đơn vị được phân công", "Lưu: VT"],
        };
    }

    public static IReadOnlyList<SheetModel> Sheets(ProgressReportData data) =>
    [
        new()
        {
            Name = "Tổng hợp", TitleLines = Titles("TỔNG HỢP TIẾN ĐỘ", data),
            Columns = [new("Tình trạng", Width: 40), new("Số nhiệm vụ", CellKind.Number, 14), new("Tỷ lệ", CellKind.Percent, 10)],
            Rows = Enum.GetValues<PeriodOutcome>().Select(o => (IReadOnlyList<SheetCell>)[OutcomeWords.Of(o), data.Of(o).Count, Share(data.Of(o).Count, data.Rows.Count)])
                .Append(["Tổng số", data.Rows.Count, Share(data.Rows.Count, data.Rows.Count)]),
        },
        new()
        {
            Name = "Theo đơn vị", TitleLines = Titles("KẾT QUẢ CỦA CÁC CƠ QUAN, ĐƠN VỊ", data),
            Columns =
            [
                new("TT", CellKind.Number, 6), new("Cơ quan, đơn vị", Width: 40), new("Tổng số", CellKind.Number, 10),
                .. Enum.GetValues<PartOutcome>().Select(o => new SheetColumn(OutcomeWords.Of(o), CellKind.Number, 14)), new("Tỷ lệ gửi đúng hạn", CellKind.Percent, 12),
            ],
            Rows = data.Units.Select((u, i) => (IReadOnlyList<SheetCell>)
                [i + 1, u.Name, u.Parts.Count, .. Enum.GetValues<PartOutcome>().Select(o => (SheetCell)u.Count(o)), u.OnTimeShare]),
        },
        new()
        {
            Name = "Danh sách", TitleLines = Titles("DANH SÁCH NHIỆM VỤ", data),
            Columns =
            [
                new("TT", CellKind.Number, 6), new("Nội dung công việc", Width: 60), new("Đơn vị thực hiện", Width: 36), new("Thời hạn trong kế hoạch", Width: 26),
                new("Hạn cuối", CellKind.Date, 12), new("Ngày hoàn thành", CellKind.Date, 12), new("Kết quả trong kỳ", Width: 28),
            ],
            Rows = data.Rows.Select((r, i) => (IReadOnlyList<SheetCell>)
                [i + 1, r.Row.Task.Title, Doers(r.Row), r.Row.Deadline, r.Row.Due, r.Row.Task.CompletedOn is { } done && done <= data.To ? done : (DateOnly?)null, OutcomeWords.Of(r.Outcome)]),
        },
    ];

    private static string[] Titles(string title, ProgressReportData data) =>
    [
        title, $"Thực hiện {PlanNaming.Full(data.Book.Programme, data.Book.Authority)}",
        $"Từ ngày {Vn.Date(data.From)} đến ngày {Vn.Date(data.To)}; số liệu tính đến hết ngày {Vn.Date(data.AsOf)}",
    ];

    private static decimal? Share(int part, int whole) => whole == 0 ? null : (decimal)part / whole;

    private static string Summary(ProgressReportData data)
    {
        if (data.Rows.Count == 0) return "Trong kỳ không có nhiệm vụ đến hạn.";
        int Count(PeriodOutcome outcome) => data.Of(outcome).Count;
        var done = Count(PeriodOutcome.DoneOnTime) + Count(PeriodOutcome.DoneLate);
        return $"Trong kỳ phải theo dõi {data.Rows.Count} nhiệm vụ; đã hoàn thành {done} nhiệm vụ ({Vn.Percent((decimal)done / data.Rows.Count)}), "
            + $"trong đó {Count(PeriodOutcome.DoneOnTime)} nhiệm vụ đúng hạn, {Count(PeriodOutcome.DoneLate)} nhiệm vụ quá hạn; "
            + $"{Count(PeriodOutcome.InProgress)} nhiệm vụ đang thực hiện (chưa đến hạn hoặc đã gửi, chờ xác nhận); {Count(PeriodOutcome.Late)} nhiệm vụ quá hạn, chưa hoàn thành; "
            + $"{Count(PeriodOutcome.Waiting)} nhiệm vụ chờ xác định thời hạn.";
    }

    private static Table Numbers(ProgressReportData data) => new(
        [new("TT", 1, Alignment.Centre), new("Tình trạng", 8), new("Số nhiệm vụ", 3, Alignment.Centre), new("Tỷ lệ", 3, Alignment.Centre)],
        [
            .. Enum.GetValues<PeriodOutcome>().Select((o, i) => Line($"{i + 1}", OutcomeWords.Of(o), data.Of(o).Count, data.Rows.Count, bold: false)),
            Line("", "Tổng số", data.Rows.Count, data.Rows.Count, bold: true),
        ]);

    private static TableRow Line(string label, string words, int count, int all, bool bold) => new(
    [
        PaperBlocks.Cell(label, bold: bold), PaperBlocks.Cell(words, bold: bold), PaperBlocks.Cell(Vn.Number(count), bold: bold),
        PaperBlocks.Cell(Share(count, all) is { } share ? Vn.Percent(share) : "-", bold: bold),
    ]);

    private static IEnumerable<Block> UnitBlocks(ProgressReportData data)
    {
        if (data.Units.Count == 0)
        {
            yield return PaperBlocks.Text("Trong kỳ không có phần việc nào của các cơ quan, đơn vị đến hạn.");
            yield break;
        }
        var outcomes = Enum.GetValues<PartOutcome>();
        yield return new Table(
            [new("TT", 1.3, Alignment.Centre), new("Cơ quan, đơn vị", 5), new("Tổng số", 1.7, Alignment.Centre), .. outcomes.Select(o => new TableColumn(OutcomeWords.Of(o), 2, Alignment.Centre)), new("Tỷ lệ đúng hạn", 2, Alignment.Centre)],
            [.. data.Units.Select((u, i) => new TableRow(
            [
                PaperBlocks.Cell($"{i + 1}"), PaperBlocks.Cell(u.Name), PaperBlocks.Cell(u.Parts.Count), .. outcomes.Select(o => PaperBlocks.Cell(u.Count(o))),
                PaperBlocks.Cell(u.OnTimeShare is { } share ? Vn.Percent(share) : "-"),
            ]))]);
    }

    private static IEnumerable<Block> Lists(ProgressReportData data)
    {
        var number = 0;
        foreach (var outcome in (PeriodOutcome[])[PeriodOutcome.Late, PeriodOutcome.DoneLate, PeriodOutcome.DoneOnTime, PeriodOutcome.InProgress, PeriodOutcome.Waiting])
        {
            var rows = data.Of(outcome);
            if (rows.Count == 0) continue;
            yield return PaperBlocks.Heading(2, $"{++number}. {OutcomeWords.Of(outcome)}: {rows.Count} nhiệm vụ");
            var done = outcome is PeriodOutcome.DoneLate or PeriodOutcome.DoneOnTime;
            yield return new Table(
                [new("TT", 1, Alignment.Centre), new("Nội dung công việc", 8), new("Đơn vị thực hiện", 4.5), new("Thời hạn", 3, Alignment.Centre), .. done ? (TableColumn[])[new("Ngày hoàn thành", 2.6, Alignment.Centre)] : []],
                [.. rows.Select((r, i) => new TableRow(
                [
                    PaperBlocks.Cell($"{i + 1}"), PaperBlocks.Cell(r.Task.Title), PaperBlocks.Cell(Doers(r)), PaperBlocks.Cell(r.Deadline),
                    .. done ? (TableCell[])[PaperBlocks.Cell(Vn.Date(r.Task.CompletedOn, ""))] : [],
                ]))]);
        }
        if (number == 0) yield return PaperBlocks.Text("Không có.");
    }

    private static IEnumerable<Block> Proposals(ProgressReportData data)
    {
        var late = data.Of(PeriodOutcome.Late).Count;
        yield return PaperBlocks.Text(late == 0
            ? "Đề nghị các cơ quan, đơn vị tiếp tục thực hiện các nhiệm vụ theo kế hoạch, bảo đảm đúng thời hạn./."
            : $"Đề nghị các cơ quan, đơn vị khẩn trương hoàn thành {late} nhiệm vụ quá hạn; tiếp tục thực hiện các nhiệm vụ còn lại theo kế hoạch, bảo đảm đúng thời hạn./.");
    }

    private static string Doers(BookRow row) => row.Doers.Length > 0 ? row.Doers : row.Lead;
}
