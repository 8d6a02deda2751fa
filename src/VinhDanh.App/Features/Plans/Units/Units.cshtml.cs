using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Plans.Units;

/// <summary>Units of a programme by how they keep their days.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class UnitsModel(ProgrammeQueries programmes, UnitShareQuery shares) : PageModel
{
    public ProgrammeView View { get; private set; } = null!;
    public IReadOnlyList<UnitShare> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } view) return NotFound();
        View = view;
        Units = await shares.OfAsync(id, view.Owned, ct);
        return Page();
    }
}
