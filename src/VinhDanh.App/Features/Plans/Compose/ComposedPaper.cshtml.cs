using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Documents;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>The paper as it will look, and as a Word file. Changes nothing.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class ComposedPaperModel(CompositionDesk desk) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    public OfficialDocument Document => PlanPaper.Of(Opened.Text);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(Document, $"Dự thảo {PlanPaper.NameOf(Opened.Text)}") : NotFound();

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        return true;
    }
}
