using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Which documents a programme stands on.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class DocumentsModel(PlanDocuments documents, Actor actor) : PageModel
{
    public PlanDocuments.View View { get; private set; } = null!;
    public bool MayImport => actor.May(Permission.ImportPlans);
    public bool MayEdit => actor.May(Permission.EditProgrammes);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await documents.OfAsync(id, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
