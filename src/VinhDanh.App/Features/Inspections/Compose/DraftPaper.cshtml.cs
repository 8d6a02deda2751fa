using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Documents;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>The paper as it will look, and as a Word file. Changes nothing.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class DraftPaperModel(DraftDesk desk) : PageModel
{
    public DraftDesk.Opened Opened { get; private set; } = null!;
    public OfficialDocument Document => InspectionPaper.Of(Opened.Text);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(Document, $"{(Opened.Composition.State is DraftState.Issued ? "" : "Dự thảo ")}{InspectionPaper.NameOf(Opened.Text)}") : NotFound();

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        return true;
    }
}
