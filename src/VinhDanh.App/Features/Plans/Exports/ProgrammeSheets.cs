using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>The programme as a workbook: the rows, each unit's part, the council's programme.</summary>
public static class ProgrammeSheets
{
    public static IReadOnlyList<SheetModel> Of(ProgrammeBook book)
    {
        List<SheetModel> sheets = [Rows("Nhiệm vụ", "CHƯƠNG TRÌNH CÔNG TÁC", book, book.Work), Parts(book)];
        if (book.Council is { Count: > 0 } council) sheets.Add(Rows("Hội đồng", "CHƯƠNG TRÌNH CÔNG TÁC CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", book, council));
        return sheets;
    }

    private static string[] Titles(string title, ProgrammeBook book) =>
        [title, $"Thực hiện {PlanNaming.Full(book.Programme, book.Authority)}", $"Tình trạng tính đến hết ngày {Vn.Date(book.Day)}"];

    private static SheetModel Rows(string name, string title, ProgrammeBook book, IReadOnlyList<BookRow> rows) => new()
    {
        Name = name,
        TitleLines = Titles(title, book),
        Columns =
        [
            new("TT", CellKind.Number, 6), new("Nhóm", Width: 28), new("Nội dung công việc", Width: 60), new("Chủ trì, chỉ đạo", Width: 28),
            new("Đơn vị thực hiện", Width: 32), new("Đơn vị phối hợp", Width: 32), new("Thời hạn trong kế hoạch", Width: 26),
            new("Từ ngày", CellKind.Date, 12), new("Hạn cuối", CellKind.Date, 12), new("Tình trạng", Width: 22), new("Ngày hoàn thành", CellKind.Date, 12),
            new("Số phần việc", CellKind.Number, 10), new("Đã gửi", CellKind.Number, 10), new("Kết quả, sản phẩm", Width: 28), new("Ghi chú", Width: 28),
        ],
        Rows = rows.Select((r, i) => (IReadOnlyList<SheetCell>)
        [
            i + 1, r.Task.GroupTitle, r.Agenda.Count == 0 ? r.Task.Title : $"{r.Task.Title}\n{string.Join('\n', r.Agenda.Select(a => $"- {a.TrimStart('-', ' ')}"))}",
            r.Lead, r.Doers, r.Coordinators, r.Deadline, r.Task.FromOn, r.Due, TaskStateWords.Of(r.State), r.Task.CompletedOn,
            r.Parts.Count, r.Sent, r.Task.ExpectedResult, r.Task.Note,
        ]),
    };

    private static SheetModel Parts(ProgrammeBook book) => new()
    {
        Name = "Phần việc của đơn vị",
        TitleLines = Titles("TÌNH HÌNH GỬI KẾT QUẢ CỦA CÁC CƠ QUAN, ĐƠN VỊ", book),
        Columns =
        [
            new("TT", CellKind.Number, 6), new("Cơ quan, đơn vị", Width: 34), new("Nội dung công việc", Width: 60), new("Kết quả phải gửi", Width: 40),
            new("Hạn cuối", CellKind.Date, 12), new("Tình trạng gửi", Width: 14), new("Ngày gửi", CellKind.Date, 12), new("Số ngày quá hạn", CellKind.Number, 10),
        ],
        Rows = book.Rows.SelectMany(r => r.Parts).Select((p, i) => (IReadOnlyList<SheetCell>)
        [
            i + 1, p.Unit, p.Title, p.What, p.Due, TaskStateWords.Of(p.State), p.AnsweredOn,
            DaysLate(p, book.Day) is > 0 and var late ? late : (int?)null,
        ]),
    };

    /// <summary>Calendar days between the due day and the answer, or today where none came.</summary>
    internal static int DaysLate(Reminders.WorkPart part, DateOnly day) =>
        part.Due is not { } due ? 0
        : part.AnsweredOn is { } answered ? Math.Max(0, answered.DayNumber - due.DayNumber)
        : part.IsLateOn(day) ? day.DayNumber - due.DayNumber : 0;
}
