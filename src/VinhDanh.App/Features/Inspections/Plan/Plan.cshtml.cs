using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Plan;

/// <summary>The plan: the document beside what was understood; mended and agreed to here.</summary>
[Requires(Permission.ViewInspections)]
public sealed class PlanModel(AppDb db, InspectionDesk desk) : PageModel
{
    private const int MostTasks = 200, MostLetters = 110;

    public Inspection Inspection { get; private set; } = null!;
    public PaperReading? Reading { get; private set; }
    public IReadOnlyList<InspectionContent> Contents { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Tasks { get; private set; } = [];
    public IReadOnlyList<string> Doubts { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(Inspection);

    [BindProperty] public PlanForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = PlanForm.Of(Inspection);
        ModelState.Clear();
        return Page();
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        if (Input is { PeriodFrom: { } from, PeriodTo: { } to } && to < from) ModelState.AddModelError("Input.PeriodTo", "Ngày kết thúc phải sau ngày bắt đầu.");
        if (Input.TaskId is { } task && Tasks.All(t => t.Value != task.ToString())) ModelState.AddModelError("Input.TaskId", "Chọn một nhiệm vụ trong chương trình công tác của cơ quan.");
        if (!ModelState.IsValid) return Page();
        if (!await desk.SaveAsync(id, Input.Version, Input.Apply, ct))
        {
            await LoadAsync(id, ct);
            Input.Version = Inspection.Version;
            ModelState.Remove("Input.Version");
            ModelState.AddModelError("", "Người khác vừa sửa kế hoạch này; nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn ghi.");
            return Page();
        }
        TempData.SetFlash(new Flash("Đã ghi thông tin kế hoạch kiểm tra."));
        return Redirect($"/inspections/{id}");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || !await desk.ConfirmAsync(id, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã triển khai cuộc kiểm tra. Các đơn vị thấy yêu cầu báo cáo của mình (trừ đơn vị kiểm tra đột xuất)."));
        return Redirect($"/inspections/{id}/targets");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || !await desk.DiscardAsync(id, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã bỏ kế hoạch kiểm tra đang chuẩn bị."));
        return Redirect("/inspections");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        Reading = found.Reading is { } json ? PaperJson.Read(json) : null;
        Contents = await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == id).OrderBy(c => c.SortNo).ToListAsync(ct);
        var targets = await db.InspectionTargets.Where(t => t.InspectionId == id && t.Kind == TargetKind.Direct).Select(t => t.OrganisationId).ToListAsync(ct);
        var questions = await db.InspectionQuestions.CountAsync(q => q.InspectionId == id, ct);
        Doubts = PlanDoubts.Of(found, Reading, Contents.Count, questions, targets.Count(t => t is null), targets.Count);
        Tasks = await TasksAsync(found, ct);
        return true;
    }

    /// <summary>Tasks that may have ordered it: of the authority's programmes of that year and the one before, those that speak of inspecting first; the chosen one always.</summary>
    private async Task<IReadOnlyList<SelectListItem>> TasksAsync(Inspection inspection, CancellationToken ct)
    {
        var (owner, chosen, year) = (inspection.OrganisationId, inspection.TaskId, inspection.Year);
        var tasks = await (from t in db.Tasks
                           join p in db.Programmes on t.ProgrammeId equals p.Id
                           where t.OrganisationId == owner && t.Kind == TaskKind.Task && (t.Id == chosen || t.WithdrawnOn == null && p.Year <= year && p.Year >= year - 1)
                           orderby t.Id != chosen, !t.Folded.Contains("kiem tra"), p.Year descending, t.SortNo
                           select new { t.Id, t.Title, p.Year }).Take(MostTasks).ToListAsync(ct);
        return [.. tasks.Select(t => new SelectListItem($"{(t.Title.Length > MostLetters ? t.Title[..MostLetters].TrimEnd() + "…" : t.Title)} ({t.Year})", t.Id.ToString()))];
    }
}
