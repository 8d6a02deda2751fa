using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Carries a prepared reorganisation out: all of it in one transaction, or none.</summary>
public sealed class CarryingOut(AppDb db, Actor actor, ReorganisationDesk desk, UnitTree tree, AuditLog audit, TimeProvider time)
{
    public async Task<Outcome> RunAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockTreeAsync(ct);
        var reorganisation = await desk.FindAsync(id, ct);
        if (reorganisation is not { State: ReorganisationState.Draft }) return new Outcome.NotHere();
        if (reorganisation.EffectiveOn > time.Today()) return new Outcome.NotYet(reorganisation.EffectiveOn);
        var plan = ReorganisationPlan.Read(reorganisation.Plan);
        if (await desk.CheckAsync(plan, reorganisation.EffectiveOn, ct) is { Count: > 0 } wrong) return new Outcome.Impossible(wrong);

        // What follows is listed in the old order, before anything has moved.
        var followers = await desk.FollowersAsync(plan, reorganisation.EffectiveOn, ct);
        var run = new CarryingRun(db, reorganisation, plan, 0, time.GetUtcNow());
        await UnitsAsync(reorganisation, plan, run, ct);
        await FollowAsync(reorganisation, plan, followers, f => f.Needs is not { } needed || actor.May(needed), run, ct);
        await ArchiveAsync(plan, run, ct);
        (reorganisation.State, reorganisation.CarriedOutAt, reorganisation.CarriedOutBy) = (ReorganisationState.CarriedOut, time.GetUtcNow(), actor.AccountId);
        audit.Add("reorganisation.carried-out", id, reorganisation.OrganisationId, after: new
        {
            reorganisation.LegalNumber, reorganisation.LegalDate, reorganisation.EffectiveOn,
            begins = plan.Begins.Count, ends = plan.Ends.Count, renames = plan.Renames.Count, moves = plan.Moves.Count, follow = followers.Count,
        });
        await db.SaveChangesAsync(ct);
        await tree.RepathAsync(actor.OrganisationId, ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done(plan.Begins.Count, plan.Ends.Count);
    }

    /// <summary>Carries over what had to wait for somebody with a further permission, e.g. roles of accounts.</summary>
    public async Task<Outcome> FollowLaterAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockTreeAsync(ct);
        var reorganisation = await desk.FindAsync(id, ct);
        if (reorganisation is not { State: ReorganisationState.CarriedOut }) return new Outcome.NotHere();
        var plan = ReorganisationPlan.Read(reorganisation.Plan);
        var followers = (await desk.FollowersAsync(plan, reorganisation.EffectiveOn, ct)).ToList();
        var first = await db.ReorganisationSteps.Where(s => s.ReorganisationId == id).MaxAsync(s => (int?)s.SortNo + 1, ct) ?? 0;
        var run = new CarryingRun(db, reorganisation, plan, first, time.GetUtcNow());
        await FollowAsync(reorganisation, plan, followers, f => f.Needs is { } needed && actor.May(needed), run, ct);
        audit.Add("reorganisation.followed", id, reorganisation.OrganisationId, after: new { follow = run.Steps - first });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done(0, 0);
    }

    /// <summary>Two at once could put each of two units below the other.</summary>
    private Task<int> LockTreeAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.DirectoryTree})", ct);

    private async Task UnitsAsync(Reorganisation r, ReorganisationPlan plan, CarryingRun run, CancellationToken ct)
    {
        var existing = plan.Existing();
        var units = await db.Organisations.Where(o => existing.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var names = await desk.NamesAsync(plan, ct);
        var document = DocumentOf(r);
        // Codes come free before new units take them.
        foreach (var unit in plan.Ends.Select(e => units[e])) End(unit, plan, names, document, run);
        await tree.MoveAsync([.. plan.Ends.Select(e => (units[e], (Guid?)null))], ends: true, run, ct);
        foreach (var renaming in plan.Renames) await RenameAsync(units[renaming.UnitId], renaming, r, run, ct);
        await db.SaveChangesAsync(ct);
        foreach (var beginning in InOrder(plan.Begins)) Begin(beginning, units, names, document, run);
        await db.SaveChangesAsync(ct);
        await tree.MoveAsync([.. plan.Moves.Select(m => (units[m.UnitId], (Guid?)m.ParentId))], ends: false, run, ct);
        foreach (var move in plan.Moves) audit.Add("organisation.moved", move.UnitId, move.UnitId, after: new { parent = names[move.ParentId], from = run.EffectiveOn }, reason: document);
        foreach (var heir in plan.Heirs)
        {
            db.OrganisationSuccessions.Add(new()
            {
                Id = run.NewId(), FromId = heir.FromId, ToId = heir.ToId, Kind = heir.Kind, LegalDocument = heir.LegalDocument ?? document, EffectiveOn = run.EffectiveOn,
                InheritsHistory = heir.Inherits, Note = r.Note, ReorganisationId = r.Id,
            });
        }
        await db.SaveChangesAsync(ct);
    }

    private void End(Organisation unit, ReorganisationPlan plan, IReadOnlyDictionary<Guid, string> names, string document, CarryingRun run)
    {
        unit.ValidTo = run.LastDay;
        audit.Add("organisation.ended", unit.Id, unit.Id, new { validTo = (DateOnly?)null },
            new { validTo = run.LastDay, successor = string.Join("; ", plan.HeirsOf(unit.Id).Select(h => names[h])), legalDocument = document });
    }

    /// <summary>The former name stays with its period, and as another name by which documents call the unit.</summary>
    private async Task RenameAsync(Organisation unit, Renaming renaming, Reorganisation r, CarryingRun run, CancellationToken ct)
    {
        var since = await db.OrganisationNames.Where(n => n.OrganisationId == unit.Id).MaxAsync(n => (DateOnly?)n.ValidTo, ct) is { } last ? last.AddDays(1) : unit.ValidFrom;
        var former = new OrganisationName
        {
            Id = run.NewId(), OrganisationId = unit.Id, Name = unit.Name, ShortName = unit.ShortName, Code = unit.Code, Kind = unit.Kind, ValidFrom = since, ValidTo = run.LastDay, ReorganisationId = r.Id,
        };
        db.OrganisationNames.Add(former);
        var folded = DirectorySearch.Fold(unit.Name);
        var alias = folded == DirectorySearch.Fold(renaming.Name) || await db.OrganisationAliases.AnyAsync(a => a.OrganisationId == unit.Id && a.Folded == folded, ct) ? (Guid?)null : run.NewId();
        if (alias is { } id) db.OrganisationAliases.Add(new() { Id = id, OrganisationId = unit.Id, Alias = unit.Name });
        run.Step("renamed", unit.Id, unit.Id, null, new RenameBefore(former.Id, alias, renaming));
        audit.Add("organisation.renamed", unit.Id, unit.Id, new { unit.Name, unit.ShortName, unit.Code, unit.Kind },
            new { renaming.Name, renaming.ShortName, renaming.Code, renaming.Kind, from = run.EffectiveOn }, DocumentOf(r));
        (unit.Name, unit.ShortName, unit.Code, unit.Kind) = (renaming.Name, renaming.ShortName, renaming.Code, renaming.Kind);
    }

    private void Begin(Beginning b, Dictionary<Guid, Organisation> units, IReadOnlyDictionary<Guid, string> names, string document, CarryingRun run)
    {
        var unit = new Organisation
        {
            Id = b.Id, ParentId = b.ParentId, Path = Organisation.PathOf(units[b.ParentId].Path, b.Id), Kind = b.Kind, Code = b.Code, Name = b.Name, ShortName = b.ShortName,
            IsOutside = b.IsOutside, ValidFrom = run.EffectiveOn,
        };
        units[b.Id] = unit;
        db.Organisations.Add(unit);
        var period = run.NewId();
        db.OrganisationParents.Add(new() { Id = period, OrganisationId = b.Id, ParentId = b.ParentId, ValidFrom = run.EffectiveOn });
        run.Step("began", b.Id, b.Id, null, new BeginBefore(period));
        audit.Add("organisation.began", b.Id, b.Id, after: new { b.Name, b.ShortName, b.Code, b.Kind, b.IsOutside, parent = names[b.ParentId], from = run.EffectiveOn, legalDocument = document });
    }

    private async Task FollowAsync(Reorganisation r, ReorganisationPlan plan, IReadOnlyList<Follower> followers, Func<IUnitFollowing, bool> which, CarryingRun run, CancellationToken ct)
    {
        var choices = ReorganisationDesk.ChoicesOf(r);
        var parents = (await db.Organisations.Where(o => plan.Ends.Contains(o.Id)).Select(o => new { o.Id, o.ParentId }).ToListAsync(ct)).ToDictionary(o => o.Id, o => o.ParentId);
        foreach (var following in desk.Followings.Where(which))
        {
            var own = followers.Where(f => f.Kind == following.Kind)
                .Select(f => new Following(f.Id, f.UnitId, ReorganisationDesk.Destination(f, plan, choices, parents))).ToList();
            if (own.Count == 0) continue;
            await following.CarryAsync(own, run, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>In today's tree a former unit stands under its main heir: who answers for the duties sees the records.</summary>
    private async Task ArchiveAsync(ReorganisationPlan plan, CarryingRun run, CancellationToken ct)
    {
        var former = await db.Organisations.Where(o => plan.Ends.Contains(o.Id)).ToListAsync(ct);
        foreach (var unit in former)
        {
            if (plan.HeirsOf(unit.Id).Select(h => (Guid?)h).FirstOrDefault() is not { } heir) continue;
            run.Step("archived", unit.Id, unit.Id, heir, new ArchiveBefore(unit.ParentId));
            unit.ParentId = heir;
        }
    }

    /// <summary>Parents before what stands below them.</summary>
    private static IEnumerable<Beginning> InOrder(IReadOnlyList<Beginning> begins)
    {
        var left = begins.ToDictionary(b => b.Id);
        while (left.Count > 0)
        {
            foreach (var ready in left.Values.Where(b => !left.ContainsKey(b.ParentId)).ToList())
            {
                left.Remove(ready.Id);
                yield return ready;
            }
        }
    }

    public static string DocumentOf(Reorganisation r) => $"{r.LegalNumber} ngày {Shell.Vn.Date(r.LegalDate)}";

    internal sealed record RenameBefore(Guid NameId, Guid? AliasId, Renaming Became);

    internal sealed record BeginBefore(Guid PeriodId);

    internal sealed record ArchiveBefore(Guid? ParentId);

    public abstract record Outcome
    {
        public sealed record Done(int Begins, int Ends) : Outcome;

        /// <summary>Not in scope, or not a draft any more.</summary>
        public sealed record NotHere : Outcome;

        /// <summary>Today's tree changes at once, so not before the day.</summary>
        public sealed record NotYet(DateOnly EffectiveOn) : Outcome;

        /// <param name="Why">Sentences.</param>
        public sealed record Impossible(IReadOnlyList<string> Why) : Outcome;
    }
}
