using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Features.Inspections.Summary;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>Minutes, conclusions and what follows from them, unit by unit; the general report; the end of the inspection.</summary>
[Requires(Permission.ViewInspections)]
public sealed class ConclusionsModel(InspectionDesk desk, ConclusionBoard board, CaseReader reader, SummaryDesk summary, InspectionNames names) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];
    public IReadOnlyList<ContentRow> Contents { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(Inspection) && Inspection.State is InspectionState.Running;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>The general report to the authority, as a draft.</summary>
    public async Task<IActionResult> OnGetReportAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var cases = new List<CaseView>();
        foreach (var row in Rows)
            if (await reader.OpenAsync(id, row.Target.Id, ct) is { } view) cases.Add(view);
        return PaperFile.Of(GeneralReportPaper.Of(Inspection, await names.OfAsync(Inspection, ct), Rows, cases, await summary.OfAsync(Inspection, null, ct)), $"Báo cáo kết quả {Inspection.Title}");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        var refused = await board.CloseAsync(Inspection, ct);
        TempData.SetFlash(refused is null ? new Flash("Đã kết thúc cuộc kiểm tra.") : new Flash(refused, FlashTone.Refused));
        return Redirect($"/inspections/{id}/conclusions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        Rows = await board.OfAsync(found, ct);
        Contents = await board.ByContentAsync(found, ct);
        return true;
    }
}
