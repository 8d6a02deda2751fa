using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The working minutes (biên bản làm việc) in the order of the contents; both sides sign.</summary>
internal static class MinutesPaper
{
    public static OfficialDocument Of(CaseView view, PaperNames names)
    {
        var (inspection, target, meeting) = (view.Inspection, view.Target, view.Meeting);
        var day = target.VisitOn is { } on ? Vn.DateInWords(on) : "ngày ……";
        return names.Paper("BB", "BIÊN BẢN", $"Làm việc về {PaperNames.Topic(inspection)} tại {view.Unit}",
        [
            PaperBlocks.Text($"Thực hiện {names.PlanInText(inspection)}, hồi {Hour(meeting?.BeganAt)}, {day}, tại {target.Place ?? $"trụ sở {view.Unit}"}, đoàn kiểm tra làm việc với {view.Unit}."),
            PaperBlocks.Heading(1, "I. THÀNH PHẦN"),
            PaperBlocks.Heading(2, "1. Đoàn kiểm tra"),
            .. view.Visitors.Select(m => PaperBlocks.Text($"- {m.Name}{(m.Post is null ? "" : $", {m.Post}")}: {OutlineWords.Of(m.Role)};")),
            PaperBlocks.Heading(2, $"2. {view.Unit}"),
            .. Lines(meeting?.UnitPeople).Select(l => PaperBlocks.Text($"- {l.TrimStart('-', ' ').TrimEnd(';')};")),
            PaperBlocks.Heading(1, "II. NỘI DUNG KIỂM TRA"),
            .. FindingBlocks.ByContent(view, 2, FindingBlocks.All, withChecks: true),
            PaperBlocks.Heading(1, "III. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA"),
            .. Lines(meeting?.UnitOpinion).DefaultIfEmpty("Đơn vị nhất trí với các nội dung nêu trên.").Select(l => PaperBlocks.Text(FindingBlocks.Sentence(l))),
            PaperBlocks.Text($"Biên bản được đọc lại cho những người dự làm việc cùng nghe, nhất trí thông qua và kết thúc hồi {Hour(meeting?.EndedAt)} cùng ngày; lập thành 02 bản, mỗi bên giữ 01 bản."),
        ]) with
        {
            IssuingBody = BodyNames.Capitals("Đoàn kiểm tra"),
            GoverningBody = BodyNames.Capitals(names.Issuer),
            Date = target.VisitOn,
            Signature = new(["TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN"], view.Visitors.FirstOrDefault(v => v.Role is InspectionRole.Head)?.Name ?? ""),
            OtherSignature = new(["ĐẠI DIỆN", "ĐƠN VỊ ĐƯỢC KIỂM TRA"], ""),
        };
    }

    private static string Hour(TimeOnly? at) => at is { } time ? $"{time.Hour:00} giờ {time.Minute:00}" : "…… giờ ……";

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
