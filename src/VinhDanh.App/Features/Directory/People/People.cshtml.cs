using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>People of the organisations in scope, with the post each holds today.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class PeopleModel(AppDb db, Actor actor, TimeProvider time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>“ended”, “all”; otherwise those at work today.</summary>
    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    /// <summary>The day as of which people and posts are shown; null: today.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? AfterId { get; set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public string? NextHref { get; private set; }
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool MayImport => actor.May(Permission.ImportDirectory);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = On ?? time.Today();
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        var found = await db.People.AsNoTracking().Where(p => within.Contains(p.OrganisationId) && p.MergedIntoId == null).FoundAsync(Text, ct);
        found = On is not null ? found.Where(p => p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today)) : State switch
        {
            "ended" => found.Where(p => p.ValidTo < today),
            "all" => found,
            _ => found.Where(p => p.ValidTo == null || p.ValidTo >= today),
        };
        if (After is { } after && AfterId is { } id)
#pragma warning disable CA1309 // compared by PostgreSQL in the list's own collation, never here
            found = found.Where(p => string.Compare(EF.Functions.Collate(p.FullName, "vi-x-icu"), after) > 0 || p.FullName == after && p.Id > id);
#pragma warning restore CA1309
        var then = On is not null;
        var rows = await found.OrderBy(p => EF.Functions.Collate(p.FullName, "vi-x-icu")).ThenBy(p => p.Id).Take(PageSize + 1)
            .Select(p => new
            {
                Person = p,
                Post = db.Positions.Where(x => x.PersonId == p.Id && x.ValidFrom <= today && (x.ValidTo == null || x.ValidTo >= today))
                    .OrderByDescending(x => x.OrganisationId == p.OrganisationId).ThenByDescending(x => x.IsHead).Select(x => new { x.Title, x.OrganisationId }).FirstOrDefault(),
            })
            .Select(r => new { r.Person, r.Post, Unit = then && r.Post != null ? r.Post.OrganisationId : r.Person.OrganisationId })
            .Select(r => new Row(r.Person.Id, r.Person.FullName, r.Person.BirthYear, r.Unit,
                (then ? db.OrganisationNames.Where(n => n.OrganisationId == r.Unit && n.ValidFrom <= today && n.ValidTo >= today).Select(n => n.Name).FirstOrDefault() : null)
                    ?? db.Organisations.Where(o => o.Id == r.Unit).Select(o => o.Name).First(),
                r.Post == null ? null : r.Post.Title))
            .ToListAsync(ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            NextHref = LocalAddress.Of("/directory/people", ("q", Text), ("state", State), ("on", On is { } day ? Vn.Date(day) : null), ("after", Rows[^1].FullName), ("afterId", Rows[^1].Id.ToString()));
    }

    public sealed record Row(Guid Id, string FullName, short? BirthYear, Guid UnitId, string Unit, string? Title);
}
