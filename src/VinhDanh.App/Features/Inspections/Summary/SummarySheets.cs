using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>The summary as a workbook: a row for each unit and part, so that anybody can add it up again.</summary>
internal static class SummarySheets
{
    public static IReadOnlyList<SheetModel> Of(SummaryView view) =>
    [
        new()
        {
            Name = "Tổng hợp",
            TitleLines = [$"TỔNG HỢP BÁO CÁO: {view.Inspection.Title.ToUpperInvariant()}", $"{view.In} trên {view.Asked.Count} đơn vị đã gửi báo cáo"],
            Columns = [new("Mục", Width: 12), new("Nội dung", Width: 60), new("Phần", Width: 40), new("Tổng", Width: 24), new("Số đơn vị trả lời", CellKind.Number, 16)],
            Rows = view.Questions.SelectMany(q => q.Asks.Where(a => a.IsNumber).Select(a => (IReadOnlyList<SheetCell>)[q.Question.Path, q.Question.Text, a.Ask.Label, a.Total, a.Rows.Count(r => r.Number is not null)])),
        },
        new()
        {
            Name = "Từng đơn vị",
            TitleLines = ["TRẢ LỜI CỦA TỪNG ĐƠN VỊ"],
            Columns = [new("Mục", Width: 12), new("Phần", Width: 40), new("Đơn vị", Width: 40), new("Số", CellKind.Number, 14), new("Trên tổng số", CellKind.Number, 14), new("Nội dung", Width: 80), new("Lý do khác số chương trình tính", Width: 40), new("Nhận xét", Width: 50)],
            Rows = view.Questions.SelectMany(q => q.Asks.SelectMany(a => a.Rows.Select(r => (IReadOnlyList<SheetCell>)[q.Question.Path, a.Ask.Label, r.Unit, r.Number, r.Whole, r.Text, r.Reason, r.Remark]))),
        },
        new()
        {
            Name = "Tình hình gửi",
            TitleLines = ["TÌNH HÌNH GỬI BÁO CÁO"],
            Columns = [new("Đơn vị", Width: 50), new("Hình thức", Width: 22), new("Tình trạng", Width: 24), new("Hạn", CellKind.Date, 14)],
            Rows = view.Asked.Select(a => (IReadOnlyList<SheetCell>)[a.Unit, a.Kind is TargetKind.Direct ? "Kiểm tra trực tiếp" : "Tự kiểm tra", a.State is { } state ? OutlineWords.Of(state) : "Chưa làm", a.Due]),
        },
    ];
}
