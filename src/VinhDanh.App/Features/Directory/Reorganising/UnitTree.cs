using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>The tree of today and the dated edges of the past, changed together for many units at once.</summary>
public sealed class UnitTree(AppDb db)
{
    /// <summary>Passes units under other ones from the effective day; with <paramref name="ends"/> they have no parent from then on in the dated tree.</summary>
    /// <param name="moves">Tracked units with their next place in today's tree; nothing for those that stay where they are.</param>
    public async Task MoveAsync(IReadOnlyList<(Organisation Unit, Guid? To)> moves, bool ends, CarryingRun run, CancellationToken ct)
    {
        var ids = moves.Select(m => m.Unit.Id).ToList();
        var periods = (await db.OrganisationParents.Where(p => ids.Contains(p.OrganisationId)).OrderBy(p => p.ValidFrom).ToListAsync(ct)).ToLookup(p => p.OrganisationId);
        var next = new List<OrganisationParent>();
        foreach (var (unit, to) in moves)
        {
            var last = periods[unit.Id].LastOrDefault();
            var made = new List<Guid>();
            // A unit that came later than the day never was under the former parent's heir before it came.
            var begins = last?.ValidFrom >= run.EffectiveOn ? last.ValidFrom : unit.ValidFrom >= run.EffectiveOn ? unit.ValidFrom : run.EffectiveOn;
            if (!ends && to is { } parent) next.Add(Period(begins, parent, null));
            if (last is null && unit.ParentId is { } above && unit.ValidFrom < run.EffectiveOn) next.Add(Period(unit.ValidFrom, above, run.LastDay));
            run.Step(ends ? "unit-ended" : "unit-moved", unit.Id, unit.ParentId ?? unit.Id, to, new TreeBefore(unit.ParentId, last?.Id, last?.ValidTo, last?.ValidFrom >= run.EffectiveOn ? last : null, made));
            if (last?.ValidFrom >= run.EffectiveOn) db.OrganisationParents.Remove(last);
            else if (last is not null) last.ValidTo = run.LastDay;
            if (to is not null) unit.ParentId = to;

            OrganisationParent Period(DateOnly from, Guid under, DateOnly? till)
            {
                made.Add(run.NewId());
                return new() { Id = made[^1], OrganisationId = unit.Id, ParentId = under, ValidFrom = from, ValidTo = till };
            }
        }
        // The period that ends is written before the one that begins: the database lets none overlap.
        await db.SaveChangesAsync(ct);
        db.OrganisationParents.AddRange(next);
        await db.SaveChangesAsync(ct);
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var ids = steps.Select(s => s.SubjectId).ToList();
        var units = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var periods = await db.OrganisationParents.Where(p => ids.Contains(p.OrganisationId)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var step in steps)
        {
            var before = UndoingRun.BeforeOf<TreeBefore>(step);
            var unit = units[step.SubjectId];
            var ended = step.Kind is "unit-ended";
            if (step.ToId is not null && unit.ParentId != step.ToId || ended && unit.ValidTo != run.LastDay) run.Obstacles.Add($"{unit.Name} đã được chuyển hoặc sửa sau đó.");
            if (!before.Made.All(periods.ContainsKey) || !ended && before.Made.Any(m => periods.TryGetValue(m, out var made) && made.ValidFrom >= run.EffectiveOn && made.ValidTo is not null))
                run.Obstacles.Add($"{unit.Name} đã được chuyển sau đó.");
            unit.ParentId = before.Parent;
            if (ended) unit.ValidTo = null;
            db.OrganisationParents.RemoveRange(before.Made.Select(periods.GetValueOrDefault).OfType<OrganisationParent>());
        }
        if (run.Obstacles.Count > 0) return;
        await db.SaveChangesAsync(ct);
        foreach (var before in steps.Select(UndoingRun.BeforeOf<TreeBefore>))
        {
            if (before.Removed is { } removed) db.OrganisationParents.Add(removed);
            else if (before.Period is { } period) periods[period].ValidTo = before.ValidTo;
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Writes the paths anew from the parents, at and below a unit.</summary>
    public Task<int> RepathAsync(Guid top, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        with recursive tree as (
            select id, path from app.organisation where id = {top}
            union all
            select o.id, tree.path || replace(o.id::text, '-', '') from app.organisation o join tree on o.parent_id = tree.id
        )
        update app.organisation o set path = tree.path from tree where o.id = tree.id and o.path is distinct from tree.path
        """, ct);

    /// <param name="Period">The period that was closed, with its former end.</param>
    /// <param name="Removed">A period that began on the day or later, replaced.</param>
    private sealed record TreeBefore(Guid? Parent, Guid? Period, DateOnly? ValidTo, OrganisationParent? Removed, List<Guid> Made);
}
