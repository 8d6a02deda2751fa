using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.List;

/// <summary>Whose record is wanted: people or collectives in scope, with how much is recorded of each.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class ListModel(AppDb db, Actor actor, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? Of { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? AfterId { get; set; }
    public bool Units => Of == RecordSubject.Units;
    public bool MayImport => actor.May(Permission.EditAchievements);
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public string? NextHref { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = Units ? await UnitsAsync(ct) : await PeopleAsync(ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize) NextHref = LocalAddress.Of("/achievements", ("of", Of), ("q", Text), ("after", Rows[^1].Name), ("afterId", Rows[^1].Id.ToString()));
    }

    private async Task<List<Row>> PeopleAsync(CancellationToken ct)
    {
        var today = time.Today();
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        var found = await db.People.AsNoTracking().Where(p => within.Contains(p.OrganisationId) && p.MergedIntoId == null && (p.ValidTo == null || p.ValidTo >= today)).FoundAsync(Text, ct);
        if (After is { } after && AfterId is { } id)
#pragma warning disable CA1309 // compared by PostgreSQL in the list's own collation, never here
            found = found.Where(p => string.Compare(EF.Functions.Collate(p.FullName, "vi-x-icu"), after) > 0 || p.FullName == after && p.Id > id);
#pragma warning restore CA1309
        return await found.OrderBy(p => EF.Functions.Collate(p.FullName, "vi-x-icu")).ThenBy(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(p.Id, false, p.FullName, db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Name).First(),
                db.Achievements.Count(e => e.PersonId == p.Id && e.RemovedAt == null), db.Achievements.Where(e => e.PersonId == p.Id && e.RemovedAt == null).Max(e => (short?)e.Year))).ToListAsync(ct);
    }

    private async Task<List<Row>> UnitsAsync(CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking().Within(actor).Where(o => o.ValidTo == null && !o.IsOutside).FoundAsync(db, Text, ct);
        if (After is { } after && AfterId is { } id)
#pragma warning disable CA1309 // compared by PostgreSQL in the list's own collation, never here
            found = found.Where(o => string.Compare(EF.Functions.Collate(o.Name, "vi-x-icu"), after) > 0 || o.Name == after && o.Id > id);
#pragma warning restore CA1309
        return await found.OrderBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).ThenBy(o => o.Id).Take(PageSize + 1)
            .Select(o => new Row(o.Id, true, o.Name, db.Organisations.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault(),
                db.Achievements.Count(e => e.UnitId == o.Id && e.RemovedAt == null), db.Achievements.Where(e => e.UnitId == o.Id && e.RemovedAt == null).Max(e => (short?)e.Year))).ToListAsync(ct);
    }

    /// <param name="Under">Where a person works, what a unit is under.</param>
    public sealed record Row(Guid Id, bool IsUnit, string Name, string? Under, int Entries, short? LastYear);
}
