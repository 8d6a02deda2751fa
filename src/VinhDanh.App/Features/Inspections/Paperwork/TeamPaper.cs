using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>The decision that sets a team up (quyết định thành lập đoàn kiểm tra), as a draft to be signed.</summary>
internal static class TeamPaper
{
    public static OfficialDocument Of(Inspection inspection, PaperNames names, IReadOnlyList<InspectionMember> members) =>
        names.Paper("QĐ", "QUYẾT ĐỊNH", $"Thành lập Đoàn {PaperNames.Topic(inspection)}",
        [
            PaperBlocks.Heading(1, "QUYẾT ĐỊNH:"),
            PaperBlocks.Text($"Điều 1. Thành lập Đoàn {PaperNames.Topic(inspection)} gồm các ông, bà có tên sau:"),
            .. members.Select((m, i) => PaperBlocks.Text($"{i + 1}. {m.Name}{(m.Post is null ? "" : $", {m.Post}")} – {OutlineWords.Of(m.Role)}{(m.Duty is null ? "" : $"; phụ trách: {m.Duty}")}.")),
            PaperBlocks.Text($"Điều 2. Đoàn kiểm tra thực hiện nhiệm vụ theo {names.PlanInText(inspection)}{Period(inspection)}. Đoàn tự giải thể khi hoàn thành nhiệm vụ."),
            .. inspection.Funding is { } funding ? [PaperBlocks.Text($"Kinh phí: {funding.TrimEnd('.')}.")] : (Block[])[],
            PaperBlocks.Text("Điều 3. Các cơ quan, đơn vị được kiểm tra và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
        ]) with
        {
            Bases = [$"Căn cứ {names.PlanInText(inspection)};"],
            Recipients = ["Như Điều 3", "Lưu: VT"],
        };

    private static string Period(Inspection inspection) =>
        inspection is { PeriodFrom: { } from, PeriodTo: { } to } ? $"; thời gian từ ngày {Vn.Date(from)} đến ngày {Vn.Date(to)}" : "";
}
