using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The notice of a visit (thông báo kiểm tra), with its working programme and the papers to have ready.</summary>
internal static class NoticePaper
{
    public static OfficialDocument Of(Inspection inspection, PaperNames names, InspectionTarget target, string unit, IReadOnlyList<InspectionMember> visitors, IReadOnlyList<InspectionContent> contents, bool hasOutline)
    {
        var visit = target.VisitOn ?? throw new ArgumentException("A notice names the day of the visit.", nameof(target));
        var part = target.PartOfDay is PartOfDay.Day ? "" : $"{OutlineWords.Of(target.PartOfDay).ToLowerInvariant()} ";
        return names.Paper("TB", "THÔNG BÁO", $"Kiểm tra công tác thi đua, khen thưởng tại {unit}",
        [
            PaperBlocks.Text($"Thực hiện {names.PlanInText(inspection)}, {names.Issuer} thông báo lịch kiểm tra tại {unit} như sau:"),
            PaperBlocks.Text($"1. Thời gian: {part}{Vn.DateInWords(visit)}."),
            PaperBlocks.Text($"2. Địa điểm: {target.Place ?? $"trụ sở {unit}"}."),
            PaperBlocks.Text("3. Thành phần đoàn kiểm tra:"),
            .. visitors.Select(v => PaperBlocks.Text($"- {v.Name}{(v.Post is null ? "" : $", {v.Post}")}: {OutlineWords.Of(v.Role)};")),
            PaperBlocks.Text("4. Nội dung kiểm tra:"),
            .. contents.Where(c => !contents.Any(o => o != c && c.Path.StartsWith(o.Path + ".", StringComparison.Ordinal))).Select(c => PaperBlocks.Text($"- {c.Text.TrimEnd('.', ';', ':')};")),
            .. target.CombinedWith is { } with ? [PaperBlocks.Text($"5. Kiểm tra lồng ghép với: {with}.")] : (Block[])[],
            PaperBlocks.Text($"Đề nghị {unit} chuẩn bị:"),
            PaperBlocks.Text(Report(inspection, visit, hasOutline)),
            PaperBlocks.Text($"- Văn bản lãnh đạo, chỉ đạo; hồ sơ thi đua, khen thưởng; tài liệu liên quan đến nội dung kiểm tra{(inspection.DataFrom is { } from ? $" từ ngày {Vn.Date(from)} đến thời điểm kiểm tra" : "")};"),
            PaperBlocks.Text("- Địa điểm làm việc; lãnh đạo và cán bộ phụ trách công tác thi đua, khen thưởng dự làm việc với đoàn."),
            PaperBlocks.Text($"Chương trình làm việc: công bố quyết định thành lập đoàn; {unit} báo cáo; đoàn kiểm tra hồ sơ, tài liệu và trao đổi; thông qua biên bản làm việc."),
        ]) with
        { AddressedTo = [$"{unit}."], Recipients = ["Như trên", "Thành viên đoàn kiểm tra", "Lưu: VT"] };
    }

    private static string Report(Inspection inspection, DateOnly visit, bool hasOutline) =>
        $"- Báo cáo {(hasOutline ? "theo đề cương gửi kèm kế hoạch" : "theo các nội dung kiểm tra nêu trên")}{(inspection.ReportDaysBefore is { } days ? $", gửi chậm nhất ngày {Vn.Date(NoticeLimit.ReportDue(visit, days))}" : "")};";
}
