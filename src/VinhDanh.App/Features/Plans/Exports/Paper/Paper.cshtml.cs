using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports.Paper;

/// <summary>The programme as a paper: print view, Word file, workbook. Changes nothing.</summary>
[Requires(Permission.ExportProgrammes)]
public sealed class PaperModel(AppDb db, Actor actor, TimeProvider time) : PageModel
{
    /// <summary>With the column “Tình trạng”.</summary>
    [BindProperty(SupportsGet = true, Name = "state")] public bool WithState { get; set; }

    public ProgrammeBook Book { get; private set; } = null!;
    public OfficialDocument Document => ProgrammePaper.Of(Book, WithState);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(Document, FileName) : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(ProgrammeSheets.Of(Book), FileName) : NotFound();

    private string FileName => $"Chương trình thực hiện {PlanNaming.Brief(Book.Programme)}";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.ProgrammeBookAsync(actor, id, time.Today(), ct) is not { } book) return false;
        Book = book;
        return true;
    }
}
