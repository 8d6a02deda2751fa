using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.History;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Browse;

/// <summary>The organisations: level by level as a tree, or as one list when something is looked for.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class BrowseModel(AppDb db, Actor actor, UnitHistory history, TimeProvider time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public OrganisationKind? Kind { get; set; }

    /// <summary>“living” (the default), “ended” or “all”.</summary>
    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    /// <summary>“yes”: only outside bodies; “no”: only others.</summary>
    [BindProperty(SupportsGet = true)] public string? Outside { get; set; }

    /// <summary>The day as of which the directory is shown; null: today.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    /// <summary>Tree: the unit whose children are shown; null: the authority's own.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Under { get; set; }

    /// <summary>List: name and id of the last row of the page before.</summary>
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? AfterId { get; set; }

    public bool Searching => !string.IsNullOrEmpty(Text) || Kind is not null || Outside is not null || !string.IsNullOrEmpty(State);
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool MayImport => actor.May(Permission.ImportDirectory);
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Crumb> Trail { get; private set; } = [];
    public Row Here { get; private set; } = null!;
    public int Living { get; private set; }
    public string? NextHref { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var today = time.Today();
        var scope = db.Organisations.AsNoTracking().Within(actor).Where(o => o.MergedIntoId == null);
        Living = await scope.CountAsync(o => o.ValidTo == null || o.ValidTo >= today, ct);
        var here = Under ?? actor.OrganisationId;
        if (await Project(scope.Where(o => o.Id == here)).SingleOrDefaultAsync(ct) is not { } found) return NotFound();
        Here = found;
        if (On is { } day) await ThenAsync(scope, day, ct);
        else if (Searching) await ListAsync(scope, today, ct);
        else await LevelAsync(scope, here, today, ct);
        return Page();
    }

    private async Task LevelAsync(IQueryable<Organisation> scope, Guid here, DateOnly today, CancellationToken ct)
    {
        Rows = await Project(scope.Where(o => o.ParentId == here && (o.ValidTo == null || o.ValidTo >= today))
            .OrderBy(o => o.IsOutside).ThenBy(o => o.Code == null).ThenBy(o => o.Path.NLevel).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu"))).ToListAsync(ct);
        var path = await scope.Where(o => o.Id == here).Select(o => o.Path).SingleAsync(ct);
        Trail = await scope.Where(o => path.IsDescendantOf(o.Path) && o.Id != here).OrderBy(o => o.Path.NLevel)
            .Select(o => new Crumb(o.Name, $"/directory?under={o.Id}")).ToListAsync(ct);
    }

    private async Task ListAsync(IQueryable<Organisation> scope, DateOnly today, CancellationToken ct)
    {
        var found = await scope.FoundAsync(db, Text, ct);
        if (Kind is { } kind) found = found.Where(o => o.Kind == kind);
        if (Outside is "yes" or "no") found = found.Where(o => o.IsOutside == (Outside == "yes"));
        found = State switch
        {
            "ended" => found.Where(o => o.ValidTo < today),
            "all" => found,
            _ => found.Where(o => o.ValidTo == null || o.ValidTo >= today),
        };
        if (After is { } after && AfterId is { } id)
#pragma warning disable CA1309 // compared by PostgreSQL in the list's own collation, never here
            found = found.Where(o => string.Compare(EF.Functions.Collate(o.Name, "vi-x-icu"), after) > 0 || o.Name == after && o.Id > id);
#pragma warning restore CA1309
        var rows = await Project(found.OrderBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).ThenBy(o => o.Id).Take(PageSize + 1)).ToListAsync(ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize) NextHref = Address(Rows[^1]);
    }

    /// <summary>Names, kinds and places as they were; sorted and paged by the names of that day.</summary>
    private async Task ThenAsync(IQueryable<Organisation> scope, DateOnly day, CancellationToken ct)
    {
        Living = await UnitHistory.Living(scope, day).CountAsync(ct);
        var here = await history.OfAsync(Here.Id, day, ct);
        Here = Here with { Name = here.Unit.Name };
        var units = Searching ? UnitHistory.Living(await scope.FoundAsync(db, Text, ct), day) : history.Under(scope, Here.Id, day);
        if (Outside is "yes" or "no") units = units.Where(o => o.IsOutside == (Outside == "yes"));
        var then = history.Then(units, day);
        if (Kind is { } kind) then = then.Where(u => u.Kind == kind);
        if (After is { } after && AfterId is { } id)
#pragma warning disable CA1309 // compared by PostgreSQL in the list's own collation, never here
            then = then.Where(u => string.Compare(EF.Functions.Collate(u.Name, "vi-x-icu"), after) > 0 || u.Name == after && u.Id > id);
#pragma warning restore CA1309
        var rows = await then.OrderBy(u => EF.Functions.Collate(u.Name, "vi-x-icu")).ThenBy(u => u.Id).Take(PageSize + 1).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var above = rows.Select(r => r.ParentId).OfType<Guid>().Distinct().ToList();
        var parents = await history.Then(db.Organisations.Where(o => above.Contains(o.Id)), day).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var below = await history.ChildrenAsync(ids, day, ct);
        Rows = [.. rows.Take(PageSize).Select(u => new Row(u.Id, u.Name, u.ShortName, u.Code, u.Kind, u.IsOutside, u.ValidTo,
            u.ParentId is { } p ? parents.GetValueOrDefault(p) : null, below.GetValueOrDefault(u.Id)))];
        if (rows.Count > PageSize) NextHref = Address(Rows[^1]);
        if (!Searching) Trail = [.. here.Above.Reverse().SkipWhile(u => u.Id != actor.OrganisationId).Select(u => new Crumb(u.Name, LocalAddress.Of("/directory", ("under", u.Id.ToString()), ("on", Vn.Date(day)))))];
    }

    private string Address(Row after) => LocalAddress.Of(
        "/directory", ("under", Searching ? null : Under?.ToString()), ("on", On is { } day ? Vn.Date(day) : null), ("q", Text), ("kind", Kind?.ToString()), ("state", State), ("outside", Outside), ("after", after.Name), ("afterId", after.Id.ToString()));

    private IQueryable<Row> Project(IQueryable<Organisation> organisations) => organisations.Select(o => new Row(
        o.Id, o.Name, o.ShortName, o.Code, o.Kind, o.IsOutside, o.ValidTo,
        db.Organisations.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault(),
        db.Organisations.Count(c => c.ParentId == o.Id && c.ValidTo == null)));

    /// <param name="Children">Living units right below.</param>
    public sealed record Row(Guid Id, string Name, string? ShortName, string? Code, OrganisationKind Kind, bool IsOutside, DateOnly? ValidTo, string? Parent, int Children);
}
