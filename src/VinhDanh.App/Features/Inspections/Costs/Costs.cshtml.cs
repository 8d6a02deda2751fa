using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Costs;

/// <summary>What an inspection is expected to cost.</summary>
[Requires(Permission.ViewInspections)]
public sealed class CostsModel(InspectionDesk desk, CostDesk costs) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<InspectionCost> Lines { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(Inspection);

    /// <summary>The line being mended; null: a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "line")] public Guid? Editing { get; set; }
    [BindProperty] public CostForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Lines.FirstOrDefault(l => l.Id == Editing) is { } line) Input = CostForm.Of(line);
        ModelState.Clear();
        return Page();
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        if (ModelState.IsValid && await costs.SaveAsync(Inspection, Input, ct) is { } refused)
        {
            ModelState.AddModelError("", refused);
            // Doing it again now is done knowingly.
            ModelState.Remove("Input.Version");
            Lines = await costs.OfAsync(id, ct);
            Input.Version = Lines.FirstOrDefault(l => l.Id == Input.Line)?.Version ?? 0;
        }

        if (!ModelState.IsValid) return Page();
        TempData.SetFlash(new Flash("Đã ghi dự toán."));
        return Redirect($"/inspections/{id}/costs");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid remove, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || !await costs.RemoveAsync(Inspection, remove, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã xóa dòng dự toán."));
        return Redirect($"/inspections/{id}/costs");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        Lines = await costs.OfAsync(id, ct);
        return true;
    }
}
