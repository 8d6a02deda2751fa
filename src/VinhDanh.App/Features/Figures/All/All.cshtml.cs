using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Figures.All;

/// <summary>All figures of a unit in scope for a period; those whose rows the reader may open.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class AllModel(AppDb db, Actor actor, FigureBook book, TimeProvider time) : PageModel
{
    /// <summary>Null: the organisation acted for.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }

    /// <summary>Null: the first day of the year of the last one.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }

    /// <summary>Null: today.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }
    public Guid UnitId => Unit ?? actor.OrganisationId;
    public DateOnly Last => To ?? time.Today();
    public DateOnly First => From ?? new(Last.Year, 1, 1);
    public string Name { get; private set; } = "";
    public IReadOnlyList<IGrouping<string, Figure>> Groups { get; private set; } = [];
    public IReadOnlyDictionary<string, FigureValue> Values { get; private set; } = new Dictionary<string, FigureValue>();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Organisations.Within(actor).Where(o => o.Id == UnitId).Select(o => o.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        Name = name;
        if (Last < First) ModelState.AddModelError("To", "Ngày cuối kỳ trước ngày đầu kỳ.");
        if (!ModelState.IsValid) return Page();
        var seen = book.Figures.Where(f => actor.May(f.Needs)).ToList();
        Groups = [.. seen.GroupBy(f => f.Source)];
        Values = await book.CountAsync(new(UnitId, First, Last, [.. seen.Select(f => f.Code)]), ct);
        return Page();
    }
}
