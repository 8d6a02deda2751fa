using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.History;

/// <summary>What units were on a day: their names, kinds and places then, and who came before and after.</summary>
public sealed class UnitHistory(AppDb db)
{
    /// <summary>Successions further away than this are a circle written by hand, not a history.</summary>
    private const int MostGenerations = 20;

    /// <summary>Units as they were called on a day; of those that did not live then, as they are called now.</summary>
    public IQueryable<UnitThen> Then(IQueryable<Organisation> units, DateOnly day) =>
        from o in units
        from former in db.OrganisationNames.Where(n => n.OrganisationId == o.Id && n.ValidFrom <= day && n.ValidTo >= day).DefaultIfEmpty()
        select new UnitThen
        {
            Id = o.Id, Name = former == null ? o.Name : former.Name, ShortName = former == null ? o.ShortName : former.ShortName, Code = former == null ? o.Code : former.Code,
            Kind = former == null ? o.Kind : former.Kind, IsOutside = o.IsOutside, ValidFrom = o.ValidFrom, ValidTo = o.ValidTo,
            ParentId = db.OrganisationParents.Where(p => p.OrganisationId == o.Id && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)).Select(p => (Guid?)p.ParentId).FirstOrDefault()
                // Units made before periods were kept.
                ?? (db.OrganisationParents.Any(p => p.OrganisationId == o.Id) ? null : o.ParentId),
        };

    /// <summary>Units that stood right under another on a day.</summary>
    public IQueryable<Organisation> Under(IQueryable<Organisation> units, Guid parent, DateOnly day)
    {
        var ids = db.OrganisationParents.Where(p => p.ParentId == parent && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)).Select(p => p.OrganisationId)
            .Union(db.Organisations.Where(o => o.ParentId == parent && !db.OrganisationParents.Any(p => p.OrganisationId == o.Id)).Select(o => o.Id));
        return Living(units, day).Where(o => ids.Contains(o.Id));
    }

    /// <summary>How many units stood right under each of these on a day.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> ChildrenAsync(IReadOnlyCollection<Guid> parents, DateOnly day, CancellationToken ct)
    {
        var dated = from p in db.OrganisationParents
                    join o in Living(db.Organisations, day) on p.OrganisationId equals o.Id
                    where parents.Contains(p.ParentId) && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)
                    select p.ParentId;
        // Units made before periods were kept.
        var undated = Living(db.Organisations, day).Where(o => o.ParentId != null && parents.Contains(o.ParentId.Value) && !db.OrganisationParents.Any(p => p.OrganisationId == o.Id)).Select(o => o.ParentId!.Value);
        var counts = (await dated.GroupBy(p => p).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Concat(await undated.GroupBy(p => p).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct));
        return counts.GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    public static IQueryable<Organisation> Living(IQueryable<Organisation> units, DateOnly day) => units.Where(o => o.MergedIntoId == null && o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day));

    /// <summary>One unit on a day.</summary>
    public async Task<OnDay> OfAsync(Guid id, DateOnly day, CancellationToken ct)
    {
        var unit = await Then(db.Organisations.Where(o => o.Id == id), day).SingleAsync(ct);
        var lives = unit.ValidFrom <= day && (unit.ValidTo is null || unit.ValidTo >= day);
        var above = new List<UnitThen>();
        for (var parent = lives ? unit.ParentId : null; parent is { } at && above.Count < MostGenerations; parent = above[^1].ParentId)
            above.Add(await Then(db.Organisations.Where(o => o.Id == at), day).SingleAsync(ct));
        // Before it began, its predecessors were what it is now; after it ended, its successors.
        var instead = lives ? [] : await LivingAsync(id, day, back: day < unit.ValidFrom, ct);
        return new(day, unit, lives, above, instead, await KinAsync(id, day, back: true, ct), await KinAsync(id, day, back: false, ct));
    }

    /// <summary>Right before or after it by successions that had taken effect by the day; names as of the change.</summary>
    private async Task<IReadOnlyList<Kin>> KinAsync(Guid id, DateOnly day, bool back, CancellationToken ct)
    {
        var rows = await db.OrganisationSuccessions.AsNoTracking().Where(s => (back ? s.ToId : s.FromId) == id && s.EffectiveOn <= day).OrderBy(s => s.EffectiveOn).ToListAsync(ct);
        var kin = new List<Kin>();
        foreach (var s in rows)
        {
            var (other, at) = back ? (s.FromId, s.EffectiveOn.AddDays(-1)) : (s.ToId, day);
            kin.Add(new(await Then(db.Organisations.Where(o => o.Id == other), at).SingleAsync(ct), s.Kind, s.LegalDocument, s.EffectiveOn));
        }
        return kin;
    }

    /// <summary>Goes along successions until units are met that lived on the day.</summary>
    private async Task<IReadOnlyList<UnitThen>> LivingAsync(Guid id, DateOnly day, bool back, CancellationToken ct)
    {
        var found = new List<UnitThen>();
        var seen = new HashSet<Guid> { id };
        List<Guid> edge = [id];
        for (var generation = 0; edge.Count > 0 && generation < MostGenerations; generation++)
        {
            var next = await db.OrganisationSuccessions.Where(s => edge.Contains(back ? s.ToId : s.FromId)).Select(s => back ? s.FromId : s.ToId).Distinct().ToListAsync(ct);
            next.RemoveAll(n => !seen.Add(n));
            var units = await Then(db.Organisations.Where(o => next.Contains(o.Id)), day).ToListAsync(ct);
            found.AddRange(units.Where(u => u.ValidFrom <= day && (u.ValidTo is null || u.ValidTo >= day)));
            edge = [.. units.Where(u => u.ValidFrom > day || u.ValidTo < day).Select(u => u.Id)];
        }
        return [.. found.OrderBy(u => u.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];
    }

    /// <param name="Above">Its parents on that day, nearest first.</param>
    /// <param name="Instead">What lived on the day in its place; empty while it lived itself.</param>
    public sealed record OnDay(DateOnly Day, UnitThen Unit, bool Lives, IReadOnlyList<UnitThen> Above, IReadOnlyList<UnitThen> Instead, IReadOnlyList<Kin> Predecessors, IReadOnlyList<Kin> Successors);

    public sealed record Kin(UnitThen Unit, SuccessionKind Kind, string LegalDocument, DateOnly On);
}

/// <summary>A unit as it was on a day.</summary>
public sealed class UnitThen
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public string? Code { get; init; }
    public required OrganisationKind Kind { get; init; }
    public bool IsOutside { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public Guid? ParentId { get; init; }
}
