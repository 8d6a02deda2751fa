using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>The programme as an official document: the schedule and the council's programme as appendices, as in the plan.</summary>
public static class ProgrammePaper
{
    /// <param name="withState">Adds the column “Tình trạng”, as of the book's day.</param>
    public static OfficialDocument Of(ProgrammeBook book, bool withState)
    {
        var plan = PlanNaming.Full(book.Programme, book.Authority);
        var council = book.Council;
        var work = book.Work;
        var sessions = council.Count(r => r.Task.Kind is TaskKind.Session);
        List<string> counted = [];
        if (work.Count > 0) counted.Add($"{work.Count} nhiệm vụ (Phụ lục I)");
        if (sessions > 0) counted.Add($"{sessions} phiên họp của Hội đồng{(council.Count > sessions ? $" và {council.Count - sessions} nội dung công tác khác" : "")} (Phụ lục {(work.Count > 0 ? "II" : "I")})");
        List<Block> body =
        [
            PaperBlocks.Text($"Thực hiện {plan}, chương trình công tác gồm {(counted.Count > 0 ? string.Join(" và ", counted) : "các nội dung dưới đây")}."),
        ];
        if (withState) body.Add(PaperBlocks.Text($"Tình trạng thực hiện tính đến hết {Vn.DateInWords(book.Day)}."));
        body.Add(PaperBlocks.Text("Đề nghị các cơ quan, đơn vị, cá nhân được phân công tổ chức thực hiện đúng thời hạn; kịp thời báo cáo khó khăn, vướng mắc để được hướng dẫn, giải quyết./."));

        List<Appendix> appendices = [];
        if (work.Count > 0) appendices.Add(Appendix(book, appendices.Count, "TIẾN ĐỘ THỰC HIỆN CÁC NHIỆM VỤ CÔNG TÁC", "Đơn vị thực hiện", work, withState));
        if (council.Count > 0) appendices.Add(Appendix(book, appendices.Count, "CHƯƠNG TRÌNH CÔNG TÁC CỦA HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", "Đơn vị tham mưu", council, withState));
        return PaperBlocks.Paper(book, "CTr", "CHƯƠNG TRÌNH", $"Thực hiện {PlanNaming.Brief(book.Programme)}", body) with
        {
            Appendices = appendices,
            Recipients = ["Các cơ quan, đơn vị được phân công", "Lưu: VT"],
        };
    }

    /// <summary>Columns that nothing fills are left out.</summary>
    private static Appendix Appendix(ProgrammeBook book, int before, string title, string doers, IReadOnlyList<BookRow> rows, bool withState)
    {
        List<(TableColumn Column, Func<BookRow, string> Text)> columns =
        [
            (new("Nội dung công việc", 9), Content),
            (new("Chủ trì, chỉ đạo", 4), r => r.Lead),
            (new(doers, 4), r => r.Doers),
            (new("Đơn vị phối hợp", 4), r => r.Coordinators),
            (new("Thời gian hoàn thành", 3.4, Alignment.Centre), r => r.Deadline),
            (new("Kết quả, sản phẩm", 3), r => r.Task.ExpectedResult ?? ""),
            (new("Ghi chú", 2.5), r => r.Task.Note ?? ""),
        ];
        columns.RemoveAll(c => rows.All(r => c.Text(r).Length == 0));
        if (withState) columns.Add((new("Tình trạng", 3.4), r => r.StateWords));

        var table = ScheduleTable.Of(
            [.. columns.Select(c => c.Column)],
            rows.Select(r => new ScheduleTableRow(r.Task.GroupTitle, r.Task.ParentId is not null, [.. columns.Select(c => c.Text(r))])));
        return new Appendix($"Phụ lục {ScheduleTable.Roman(before + 1)}", title, [table], Landscape: true)
        {
            AttachedTo = $"(Kèm theo Chương trình thực hiện {PlanNaming.Brief(book.Programme)})",
        };
    }

    private static string Content(BookRow row) => row.Agenda.Count == 0 ? row.Task.Title
        : string.Join('\n', row.Agenda.Select(a => $"- {a.TrimStart('-', ' ')}").Prepend(row.Task.Title.TrimEnd(':') + ":"));
}
