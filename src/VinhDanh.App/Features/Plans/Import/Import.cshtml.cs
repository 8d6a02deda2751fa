using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Import;

/// <summary>Drop in a plan; see the imports under way.</summary>
[Requires(Permission.ImportPlans)]
public sealed class ImportModel(AppDb db, Actor actor, PlanImporting importing) : PageModel
{
    public IReadOnlyList<ImportRow> Recent { get; private set; } = [];
    [BindProperty, Required(ErrorMessage = "Chọn tệp kế hoạch cần nạp.")] public IFormFile? Paper { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Recent = await ImportQueries.RecentAsync(db, actor, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Paper is not null)
        {
            await using var content = Paper.OpenReadStream();
            var outcome = await importing.TakeAsync(content, Path.GetFileName(Paper.FileName), actor.OrganisationId, ImportPurpose.New, null, ct);
            if (outcome is PlanImporting.Outcome.Taken(var import)) return RedirectToPage("/Plans/Review/Review", new { id = import.Id });
            ModelState.AddModelError(nameof(Paper), ((PlanImporting.Outcome.Refused)outcome).Why);
        }

        Recent = await ImportQueries.RecentAsync(db, actor, ct);
        return Page();
    }
}
