using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Takes a reorganisation back as long as nothing was built on it: every step in reverse, or none and the reasons.</summary>
public sealed class Undoing(AppDb db, Actor actor, ReorganisationDesk desk, UnitTree tree, AuditLog audit, TimeProvider time)
{
    public async Task<Outcome> RunAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.DirectoryTree})", ct);
        var reorganisation = await desk.FindAsync(id, ct);
        if (reorganisation is not { State: ReorganisationState.CarriedOut }) return new Outcome.NotHere();
        var plan = ReorganisationPlan.Read(reorganisation.Plan);
        var steps = await db.ReorganisationSteps.AsNoTracking().Where(s => s.ReorganisationId == id).OrderByDescending(s => s.SortNo).ToListAsync(ct);
        var run = new UndoingRun(reorganisation, plan);

        foreach (var following in desk.Followings.Where(f => f.Kind != "unit").Reverse())
        {
            var own = steps.Where(s => s.Kind == following.Kind || s.Kind.StartsWith(following.Kind + "-", StringComparison.Ordinal)).ToList();
            if (own.Count > 0 && following.Needs is { } needed && !actor.May(needed)) run.Obstacles.Add($"{following.Heading} đã chuyển theo; chỉ người có quyền quản trị tài khoản hoàn tác được.");
            else if (own.Count > 0) await following.UndoAsync(own, run, ct);
            if (run.Obstacles.Count > 0) return new Outcome.Used([.. run.Obstacles.Distinct()]);
            await db.SaveChangesAsync(ct);
        }
        await UnitsAsync(reorganisation, steps, run, ct);
        if (run.Obstacles.Count > 0) return new Outcome.Used([.. run.Obstacles.Distinct()]);

        (reorganisation.State, reorganisation.UndoneAt, reorganisation.UndoneBy) = (ReorganisationState.Undone, time.GetUtcNow(), actor.AccountId);
        audit.Add("reorganisation.undone", id, reorganisation.OrganisationId, after: new { reorganisation.LegalNumber, reorganisation.EffectiveOn });
        foreach (var unit in plan.Ends.Concat(plan.Renames.Select(r => r.UnitId)).Concat(plan.Moves.Select(m => m.UnitId)))
            audit.Add("organisation.reorganisation-undone", unit, unit, after: new { legalDocument = CarryingOut.DocumentOf(reorganisation) });
        await db.SaveChangesAsync(ct);
        await tree.RepathAsync(actor.OrganisationId, ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    private async Task UnitsAsync(Reorganisation reorganisation, IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        await UnarchiveAsync(steps, run, ct);
        var tracked = await db.OrganisationSuccessions.Where(s => s.ReorganisationId == reorganisation.Id).ToListAsync(ct);
        db.OrganisationSuccessions.RemoveRange(tracked);
        await db.SaveChangesAsync(ct);
        // Moves first: what stands below a new unit leaves it before the unit goes. What ended comes back last, with its code.
        var moved = steps.Where(s => s.Kind is "unit-moved").ToList();
        if (moved.Count > 0 && run.Obstacles.Count == 0) await tree.UndoAsync(moved, run, ct);
        if (run.Obstacles.Count > 0) return;
        await EraseAsync(steps, run, ct);
        if (run.Obstacles.Count > 0) return;
        await UnrenameAsync(steps, run, ct);
        if (run.Obstacles.Count > 0) return;
        await db.SaveChangesAsync(ct);
        var ended = steps.Where(s => s.Kind is "unit-ended").ToList();
        if (ended.Count > 0) await tree.UndoAsync(ended, run, ct);
    }

    private async Task UnarchiveAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var archived = steps.Where(s => s.Kind is "archived").ToList();
        var ids = archived.Select(s => s.SubjectId).ToList();
        var units = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        foreach (var step in archived)
        {
            if (units[step.SubjectId].ParentId != step.ToId) run.Obstacles.Add($"{units[step.SubjectId].Name} đã được chuyển sau đó.");
            units[step.SubjectId].ParentId = UndoingRun.BeforeOf<CarryingOut.ArchiveBefore>(step).ParentId;
        }
    }

    /// <summary>New units go, unless something beside the reorganisation refers to them.</summary>
    private async Task EraseAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var began = steps.Where(s => s.Kind is "began").ToList();
        if (began.Count == 0) return;
        var ids = began.Select(s => s.SubjectId).ToArray();
        var periods = began.Select(s => UndoingRun.BeforeOf<CarryingOut.BeginBefore>(s).PeriodId).ToArray();
        await db.OrganisationParents.Where(p => periods.Contains(p.Id)).ExecuteDeleteAsync(ct);
        foreach (var (table, unit, count) in await UsesAsync(ids, ct))
            run.Obstacles.Add($"{unit} đã được dùng: {UseWords.Of(table)} ({Shell.Vn.Number(count)}).");
        if (run.Obstacles.Count == 0) await db.Organisations.Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task UnrenameAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        foreach (var step in steps.Where(s => s.Kind is "renamed"))
        {
            var before = UndoingRun.BeforeOf<CarryingOut.RenameBefore>(step);
            var unit = await db.Organisations.SingleAsync(o => o.Id == step.SubjectId, ct);
            var former = await db.OrganisationNames.SingleAsync(n => n.Id == before.NameId, ct);
            var later = await db.OrganisationNames.AnyAsync(n => n.OrganisationId == unit.Id && n.ValidFrom > former.ValidTo, ct);
            if (later || new Renaming(unit.Id, unit.Name, unit.ShortName, unit.Code, unit.Kind) != before.Became) run.Obstacles.Add($"{unit.Name} đã được đổi tên hoặc sửa sau đó.");
            (unit.Name, unit.ShortName, unit.Code, unit.Kind) = (former.Name, former.ShortName, former.Code, former.Kind);
            db.OrganisationNames.Remove(former);
            await db.OrganisationAliases.Where(a => a.Id == before.AliasId).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Rows of any table that refer to these units, read from the database's own foreign keys: a table made later counts too.</summary>
    private async Task<IReadOnlyList<(string Table, string Unit, long Count)>> UsesAsync(Guid[] units, CancellationToken ct)
    {
        var keys = await db.Database.SqlQuery<string>($"""
            select format('select %L::text as "Table", o.name as "Unit", count(*) as "Count" from app.organisation o join %s t on t.%I = o.id where o.id = any(@units) and not (%L = ''organisation'' and o.id = any(@units) and to_jsonb(t)->>''id'' = any(@texts)) group by o.name',
                c.relname, k.conrelid::regclass::text, a.attname, c.relname) as "Value"
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'app.organisation'::regclass
            """).ToListAsync(ct);
        var texts = units.Select(u => u.ToString()).ToArray();
        var uses = await db.Database.SqlQueryRaw<Use>(string.Join(" union all ", keys), new NpgsqlParameter("units", units), new NpgsqlParameter("texts", texts)).ToListAsync(ct);
        return [.. uses.Select(u => (u.Table, u.Unit, u.Count))];
    }

    private sealed record Use(string Table, string Unit, long Count);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        /// <summary>Not in scope, or not carried out.</summary>
        public sealed record NotHere : Outcome;

        /// <param name="Why">What was built on it, in sentences.</param>
        public sealed record Used(IReadOnlyList<string> Why) : Outcome;
    }
}
