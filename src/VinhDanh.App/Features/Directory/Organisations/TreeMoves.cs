using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>Puts a unit under another one from a day on, with all that is below it. The tree of the days before stays as it was.</summary>
public sealed class TreeMoves(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="version">Of the unit as the form showed it.</param>
    /// <param name="from">First day under the new parent; today's tree is changed at once, so not after today.</param>
    public async Task<Outcome> MoveAsync(Guid unitId, uint version, Guid parentId, DateOnly from, string reason, CancellationToken ct)
    {
        if (from > time.Today()) return new Outcome.NotYet();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two moves at once could put each of two units below the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.DirectoryTree})", ct);
        var scope = db.Organisations.AsNoTracking().Within(actor);
        var unit = await scope.SingleOrDefaultAsync(o => o.Id == unitId && o.ValidTo == null && o.ParentId != null && o.Id != actor.OrganisationId, ct);
        var parent = await scope.SingleOrDefaultAsync(o => o.Id == parentId && o.ValidTo == null, ct);
        if (unit is null || parent is null) return new Outcome.NotHere();
        if (unit.Version != version) return new Outcome.Stale();
        if (parent.Id == unit.ParentId) return new Outcome.AlreadyThere();
        LTree path = parent.Path, old = unit.Path;
        if (await db.Organisations.AnyAsync(o => o.Id == parentId && o.Path.IsDescendantOf(old), ct)) return new Outcome.BelowItself();
        if (from < unit.ValidFrom || from < parent.ValidFrom) return new Outcome.BeforeItWas(unit.ValidFrom > parent.ValidFrom ? unit.ValidFrom : parent.ValidFrom);
        if (await PeriodsAsync(unit, from, parentId, ct) is { } since) return new Outcome.BeforeItWas(since);

        var moved = Organisation.PathOf(path, unitId);
        var rows = await db.Organisations.Where(o => o.Id == unitId && o.Version == version).ExecuteUpdateAsync(s => s.SetProperty(o => o.ParentId, parentId), ct);
        if (rows == 0) return new Outcome.Stale();
        await db.Database.ExecuteSqlAsync($"""
            update app.organisation
            set path = case when path = {old} then {moved} else {moved} || subpath(path, nlevel({old})) end
            where path <@ {old}
            """, ct);
        var before = await db.Organisations.Where(o => o.Id == unit.ParentId).Select(o => o.Name).SingleAsync(ct);
        audit.Add("organisation.moved", unitId, unitId, before: new { parent = before }, after: new { parent = parent.Name, from }, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Moved(unit.Name, parent.Name);
    }

    /// <summary>Ends the period under the present parent the day before, and begins the next.</summary>
    /// <returns>The day from which a later period runs, where the move would fall before it; null when all is well.</returns>
    private async Task<DateOnly?> PeriodsAsync(Organisation unit, DateOnly from, Guid parentId, CancellationToken ct)
    {
        var periods = await db.OrganisationParents.Where(p => p.OrganisationId == unit.Id).OrderBy(p => p.ValidFrom).ToListAsync(ct);
        if (periods.LastOrDefault() is { } last)
        {
            if (from < last.ValidFrom) return last.ValidFrom;
            // From its first day on: it never was under the parent that was written down.
            if (from == last.ValidFrom) db.OrganisationParents.Remove(last);
            else last.ValidTo = from.AddDays(-1);
        }
        else if (from > unit.ValidFrom)
        {
            // Units made before periods were kept: what was true until now is written down first.
            db.OrganisationParents.Add(new() { Id = NewId(), OrganisationId = unit.Id, ParentId = unit.ParentId!.Value, ValidFrom = unit.ValidFrom, ValidTo = from.AddDays(-1) });
        }

        // The period that ends is written before the one that begins: the database lets none overlap.
        await db.SaveChangesAsync(ct);
        db.OrganisationParents.Add(new() { Id = NewId(), OrganisationId = unit.Id, ParentId = parentId, ValidFrom = from });
        return null;
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    public abstract record Outcome
    {
        public sealed record Moved(string Unit, string Parent) : Outcome;

        /// <summary>Not in scope, ended, or the actor's own organisation.</summary>
        public sealed record NotHere : Outcome;

        /// <summary>Somebody changed the unit since the form was opened.</summary>
        public sealed record Stale : Outcome;
        public sealed record NotYet : Outcome;
        public sealed record AlreadyThere : Outcome;
        public sealed record BelowItself : Outcome;

        /// <param name="Earliest">The first day a move may name.</param>
        public sealed record BeforeItWas(DateOnly Earliest) : Outcome;
    }
}
