using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>Which of a board's finds are wanted.</summary>
/// <param name="Award">Code; null: any.</param>
/// <param name="Unit">The unit and everything under it; null: all in scope.</param>
/// <param name="Cluster">Its members and everything under them; null: not by cluster.</param>
/// <param name="Units">Only collectives; false: only people; null: both.</param>
public sealed record ScreeningFilter(Standing Standing, string? Award, Guid? Unit, Guid? Cluster, bool? Units);

/// <summary>Finds by filter, with names.</summary>
public sealed class ScreeningQuery(AppDb db, Actor actor)
{
    /// <summary>In the order of the board.</summary>
    public async Task<IReadOnlyList<Find>> OfAsync(Board board, ScreeningFilter filter, CancellationToken ct)
    {
        var award = filter.Award is null ? -1 : board.Awards.ToList().FindIndex(a => a.Code == filter.Award);
        var owners = await OwnersAsync(filter, ct);
        return [.. board.Finds.Where(f => f.Standing == filter.Standing && (filter.Award is null || f.Award == award) && (filter.Units is null || f.IsUnit == filter.Units) && owners?.Contains(f.Owner) is not false)];
    }

    /// <summary>Names of who was found and where they belong; nobody who has left the actor's scope since the board was made.</summary>
    public async Task<IReadOnlyDictionary<Guid, Found>> NamesAsync(IReadOnlyList<Find> finds, CancellationToken ct)
    {
        var people = finds.Where(f => !f.IsUnit).Select(f => f.Subject).Distinct().ToList();
        var units = finds.Where(f => f.IsUnit).Select(f => f.Subject).Distinct().ToList();
        var named = await (from p in db.People
                           join o in db.Organisations.Within(actor) on p.OrganisationId equals o.Id
                           where people.Contains(p.Id)
                           select new { p.Id, p.FullName, p.BirthYear, Unit = o.Name }).ToDictionaryAsync(p => p.Id, p => new Found(p.FullName, p.Unit, p.BirthYear), ct);
        if (units.Count > 0)
        {
            foreach (var unit in await db.Organisations.Within(actor).Where(o => units.Contains(o.Id)).Select(o => new { o.Id, o.Name, Above = db.Organisations.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct))
                named[unit.Id] = new(unit.Name, unit.Above ?? "", null);
        }
        return named;
    }

    /// <returns>Null: everybody on the board.</returns>
    private async Task<HashSet<Guid>?> OwnersAsync(ScreeningFilter filter, CancellationToken ct)
    {
        if (filter.Unit is null && filter.Cluster is null) return null;
        var within = db.Organisations.Within(actor);
        var roots = filter.Unit is { } unit ? await within.Where(o => o.Id == unit).Select(o => o.Path).ToListAsync(ct)
            : await within.Where(o => db.ClusterMembers.Any(m => m.ClusterId == filter.Cluster && m.OrganisationId == o.Id)).Select(o => o.Path).ToListAsync(ct);
        var owners = new HashSet<Guid>();
        foreach (var root in roots) owners.UnionWith(await within.Where(o => o.Path.IsDescendantOf(root)).Select(o => o.Id).ToListAsync(ct));
        return owners;
    }
}

/// <param name="Place">Where a person works, what a unit is under.</param>
public sealed record Found(string Name, string Place, int? BirthYear);
