using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Plan;

/// <summary>The plan: the document beside what was understood; mended and agreed to here.</summary>
[Requires(Permission.ViewInspections)]
public sealed class PlanModel(AppDb db, InspectionDesk desk) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public PaperReading? Reading { get; private set; }
    public IReadOnlyList<InspectionContent> Contents { get; private set; } = [];
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
        return true;
    }
}
