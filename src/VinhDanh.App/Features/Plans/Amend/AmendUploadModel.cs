using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Takes a document in that changes a programme; its changes are reviewed before they are made.</summary>
public abstract class AmendUploadModel(AppDb db, Actor actor, PlanImporting importing) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    [BindProperty, Required(ErrorMessage = "Chọn tệp văn bản cần nạp.")] public IFormFile? Paper { get; set; }

    protected abstract ImportPurpose Purpose { get; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Paper is null || !ModelState.IsValid) return Page();

        await using var content = Paper.OpenReadStream();
        var outcome = await importing.TakeAsync(content, Path.GetFileName(Paper.FileName), Programme.OrganisationId, Purpose, Programme.Id, ct);
        if (outcome is PlanImporting.Outcome.Taken(var import)) return Redirect($"/imports/{import.Id}/changes");
        ModelState.AddModelError(nameof(Paper), ((PlanImporting.Outcome.Refused)outcome).Why);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.OwnedProgrammes(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } programme) return false;
        Programme = programme;
        return true;
    }
}
