using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Finds reorganisations in scope, says what stands against one, and what follows where.</summary>
public sealed class ReorganisationDesk(AppDb db, Actor actor, IEnumerable<IUnitFollowing> followings)
{
    /// <summary>As a choice: goes nowhere.</summary>
    public const string Nowhere = "none";

    private const string Child = "unit";

    public IReadOnlyList<IUnitFollowing> Followings { get; } = [.. followings];

    public IQueryable<Reorganisation> Within() =>
        from r in db.Reorganisations
        join owner in db.Organisations.Within(actor) on r.OrganisationId equals owner.Id
        where r.State != ReorganisationState.Discarded
        select r;

    public Task<Reorganisation?> FindAsync(Guid id, CancellationToken ct) => Within().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>What stands against the plan, in sentences; see <see cref="ReorganisationPlan.Check"/>.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(ReorganisationPlan plan, DateOnly effectiveOn, CancellationToken ct)
    {
        var wanted = plan.Begins.Select(b => b.Code).Concat(plan.Renames.Select(r => r.Code)).OfType<string>().ToList();
        var codes = await db.Organisations.AsNoTracking().Where(o => o.ValidTo == null && o.Code != null && wanted.Contains(o.Code)).ToDictionaryAsync(o => o.Code!, o => o.Id, ct);
        var parents = await db.Organisations.AsNoTracking().Within(actor).Where(o => o.ValidTo == null).Select(o => new { o.Id, o.ParentId }).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
        return plan.Check(effectiveOn, await StandingAsync(plan.Existing(), ct), codes, parents, actor.OrganisationId);
    }

    /// <summary>Living units of these ids in the actor's scope.</summary>
    public async Task<Dictionary<Guid, PlanUnit>> StandingAsync(IReadOnlySet<Guid> ids, CancellationToken ct)
    {
        var since = (await db.OrganisationParents.Where(p => ids.Contains(p.OrganisationId)).GroupBy(p => p.OrganisationId).Select(g => new { g.Key, Day = g.Max(p => p.ValidFrom) }).ToListAsync(ct))
            .Concat((await db.OrganisationNames.Where(n => ids.Contains(n.OrganisationId)).GroupBy(n => n.OrganisationId).Select(g => new { g.Key, Day = g.Max(n => n.ValidTo) }).ToListAsync(ct))
                .Select(n => new { n.Key, Day = n.Day.AddDays(1) }))
            .GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Max(s => s.Day));
        var units = await db.Organisations.AsNoTracking().Within(actor).Where(o => ids.Contains(o.Id) && o.ValidTo == null)
            .Select(o => new PlanUnit(o.Id, o.ParentId, o.Name, o.ShortName, o.Code, o.Kind, o.ValidFrom, o.ValidFrom)).ToListAsync(ct);
        return units.ToDictionary(u => u.Id, u => since.TryGetValue(u.Id, out var day) && day > u.ValidFrom ? u with { Since = day } : u);
    }

    /// <summary>Names of all units that the plan speaks of, new ones as planned.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(ReorganisationPlan plan, CancellationToken ct)
    {
        var ids = plan.Existing();
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        foreach (var made in plan.Begins) names[made.Id] = made.Name;
        return names;
    }

    /// <summary>All that hangs on the ending units, of one kind or all.</summary>
    public async Task<IReadOnlyList<Follower>> FollowersAsync(ReorganisationPlan plan, DateOnly effectiveOn, CancellationToken ct)
    {
        if (plan.Ends.Count == 0) return [];
        var named = plan.Ends.Concat(plan.Moves.Select(m => m.UnitId)).ToHashSet();
        var found = new List<Follower>();
        foreach (var following in Followings)
            found.AddRange((await following.ListAsync(plan.Ends, effectiveOn, ct)).Where(f => f.Kind != Child || !named.Contains(f.Id)));
        return found;
    }

    /// <summary>Where something goes: as chosen, else to the main heir.</summary>
    /// <param name="parents">Parents of the ending units today: what stands below goes up when nobody takes over.</param>
    public static Guid? Destination(Follower follower, ReorganisationPlan plan, IReadOnlyDictionary<string, string> choices, IReadOnlyDictionary<Guid, Guid?> parents)
    {
        var to = choices.TryGetValue(follower.Key, out var chosen)
            ? Guid.TryParse(chosen, out var id) && Receivers(plan).Contains(id) ? id : null
            : plan.HeirsOf(follower.UnitId).Select(h => (Guid?)h).FirstOrDefault();
        if (to is not null || follower.Kind != Child) return to;
        var above = parents.GetValueOrDefault(follower.UnitId);
        while (above is { } at && plan.Ends.Contains(at)) above = plan.HeirsOf(at).Select(h => (Guid?)h).FirstOrDefault() ?? parents.GetValueOrDefault(at);
        return above;
    }

    /// <summary>Units that take something over.</summary>
    public static IReadOnlyList<Guid> Receivers(ReorganisationPlan plan) => [.. plan.Heirs.Select(h => h.ToId).Distinct()];

    public static Dictionary<string, string> ChoicesOf(Reorganisation r) => JsonSerializer.Deserialize<Dictionary<string, string>>(r.Choices)!;
}
