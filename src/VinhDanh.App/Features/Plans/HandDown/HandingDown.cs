using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>To whom tasks are handed down.</summary>
public enum Audience
{
    /// <summary>Each task to the units it names.</summary>
    Parties,

    /// <summary>All units directly under the authority.</summary>
    Children,

    /// <summary>The units of an address group.</summary>
    Group,

    /// <summary>Those that were ticked.</summary>
    Chosen,
}

/// <summary>Hands tasks of a programme to units, any number of both at once: one transaction, a statement for each kind of row.</summary>
public sealed class HandingDown(AppDb db, Actor actor, AuditLog audit, DirectoryQueries directory, TaskChanges changes, HandoverNotices notices, TimeProvider time)
{
    /// <summary>Tasks of the programme that can be handed down, in its order.</summary>
    public async Task<IReadOnlyList<Choice>> TasksAsync(Guid programmeId, CancellationToken ct) => await Open(programmeId).OrderBy(t => t.SortNo)
        .Select(t => new Choice(t.Id, t.Path, t.Title, t.DeadlineKind, t.DueOn,
            db.Assignments.Where(a => a.TaskId == t.Id && a.OrganisationId != null && a.OrganisationId != t.OrganisationId).Select(a => a.OrganisationId).Distinct().Count(),
            db.TaskHandovers.Count(h => h.TaskId == t.Id && h.State != HandoverState.Declined))).ToListAsync(ct);

    /// <summary>Units that may be ticked: below the authority, and bodies that the programme already names.</summary>
    public async Task<IReadOnlyList<UnitName>> UnitsAsync(Programme programme, CancellationToken ct) =>
        await Allowed(programme).OrderBy(o => o.Path.NLevel).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Select(o => new UnitName(o.Id, o.Name)).Take(2000).ToListAsync(ct);

    public async Task<IReadOnlyList<UnitName>> GroupsAsync(Programme programme, CancellationToken ct) => await db.AddressGroups
        .Where(g => g.OrganisationId == programme.OrganisationId).OrderBy(g => EF.Functions.Collate(g.Name, "vi-x-icu")).Select(g => new UnitName(g.Id, g.Name)).ToListAsync(ct);

    /// <param name="programme">Owned by the actor's scope; the caller has asked.</param>
    public async Task<Outcome> HandDownAsync(Programme programme, IReadOnlyCollection<Guid> taskIds, Audience audience, Guid? group, IReadOnlyCollection<Guid> chosen, string? note, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Guid[] wanted = [.. taskIds.Distinct().Order()];
        // Two officers may hand down the same at once: whoever comes second waits here, and finds it done.
        await db.Database.ExecuteSqlAsync($"select 1 from app.task where id = any({wanted}) order by id for update", ct);
        var tasks = await Open(programme.Id).Where(t => wanted.Contains(t.Id)).Select(t => new { t.Id, t.Title }).ToListAsync(ct);
        if (tasks.Count == 0) return new Outcome.NothingChosen();
        Guid[] ids = [.. tasks.Select(t => t.Id)];
        var (taskOf, unitOf) = await PairsAsync(programme, ids, audience, group, chosen, ct);
        if (taskOf.Length == 0) return new Outcome.NobodyToHandTo();

        await AssignAsync(taskOf, unitOf, ct);
        var handed = await OfferAsync(taskOf, unitOf, note, ct);
        if (handed.Count == 0) return new Outcome.AllHandedAlready();
        var names = tasks.ToDictionary(t => t.Id, t => t.Title);
        foreach (var task in handed.GroupBy(h => h.TaskId))
            audit.Add("task.handed-down", task.Key, programme.OrganisationId, after: new { units = task.Count(), unitIds = task.Select(h => h.Unit).Order() }, reason: note);
        await changes.RecomputeAsync(ids, ct);
        var owner = await db.Organisations.Where(o => o.Id == programme.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var (_, unreached) = await notices.TellWaitingAsync(
            [.. handed.Select(h => (h.Unit, names[h.TaskId]))], programme.OrganisationId, $"{owner} giao nhiệm vụ cho đơn vị",
            $"Đề nghị đơn vị tiếp nhận vào chương trình công tác của mình{(note is null ? ":" : $". {note.TrimEnd('.')}:")}", null, ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Handed(handed.Select(h => h.TaskId).Distinct().Count(), handed.Select(h => h.Unit).Distinct().Count(), unreached.Count);
    }

    /// <summary>Reminds units that have not taken a task; at most once a day each.</summary>
    /// <param name="task">Owned by the actor's scope; the caller has asked.</param>
    public async Task<(int Units, int Unreached)> RemindAsync(PlanTask task, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var waiting = await db.WaitingHandovers().Where(h => h.TaskId == task.Id).Select(h => h.OrganisationId).ToListAsync(ct);
        var (_, unreached) = await notices.TellWaitingAsync(
            [.. waiting.Select(u => (u, task.Title))], task.OrganisationId, "Nhắc tiếp nhận nhiệm vụ cấp trên giao", "Đơn vị chưa tiếp nhận:", $"take/{task.Id}/{time.Today():yyyy-MM-dd}", ct);
        if (waiting.Count > 0) audit.Add("task.takers-reminded", task.Id, task.OrganisationId, after: new { units = waiting.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (waiting.Count, unreached.Count);
    }

    private IQueryable<PlanTask> Open(Guid programmeId) =>
        db.OwnedTasks(actor).Where(t => t.ProgrammeId == programmeId && t.WithdrawnOn == null && t.CompletedOn == null && t.Kind == TaskKind.Task);

    private IQueryable<Organisation> Allowed(Programme programme)
    {
        var today = time.Today();
        var below = db.Organisations.Where(o => o.Id == programme.OrganisationId);
        return db.Organisations.Where(o => o.Id != programme.OrganisationId && o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today)
            && (below.Any(b => o.Path.IsDescendantOf(b.Path)) || db.Assignments.Any(a => a.OrganisationId == o.Id && db.Tasks.Any(t => t.Id == a.TaskId && t.ProgrammeId == programme.Id))));
    }

    private async Task<(Guid[] Tasks, Guid[] Units)> PairsAsync(
        Programme programme, Guid[] ids, Audience audience, Guid? group, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (audience is Audience.Parties)
        {
            var named = await (
                from a in db.Assignments
                join o in Allowed(programme) on a.OrganisationId equals o.Id
                where ids.Contains(a.TaskId)
                select new { a.TaskId, Unit = o.Id }).Distinct().ToListAsync(ct);
            return ([.. named.Select(n => n.TaskId)], [.. named.Select(n => n.Unit)]);
        }

        var members = audience is Audience.Group && group is { } id && await db.AddressGroups.AnyAsync(g => g.Id == id && g.OrganisationId == programme.OrganisationId, ct)
            ? (await directory.ExpandGroupAsync(id, time.Today(), ct)).Select(u => u.Id).ToList()
            : audience is Audience.Chosen ? [.. chosen] : [];
        var units = await (audience is Audience.Children
            ? Allowed(programme).Where(o => o.ParentId == programme.OrganisationId && !o.IsOutside)
            : Allowed(programme).Where(o => members.Contains(o.Id))).Select(o => o.Id).ToListAsync(ct);
        return ([.. ids.SelectMany(t => units.Select(_ => t))], [.. ids.SelectMany(_ => units)]);
    }

    /// <summary>Who is handed a task answers for it: each unit gets its part of what is still to be handed over.</summary>
    private async Task AssignAsync(Guid[] taskOf, Guid[] unitOf, CancellationToken ct)
    {
        var today = time.Today();
        var missing = await db.Database.SqlQuery<Missing>($"""
            with pair as (select * from unnest({taskOf}, {unitOf}) as x (task_id, unit)),
            open as (
                select d.id, d.task_id, coalesce(d.extended_to, d.due_on) >= {today} or d.due_on is null as ahead,
                       row_number() over (partition by d.task_id order by coalesce(d.extended_to, d.due_on) desc nulls first) as last
                from app.deliverable d where d.task_id = any({taskOf}))
            select open.id as "DeliverableId", pair.task_id as "TaskId", pair.unit as "Unit", o.name as "Name"
            from pair join open on open.task_id = pair.task_id and (open.ahead or open.last = 1) join app.organisation o on o.id = pair.unit
            where not exists (select 1 from app.assignment a where a.task_id = pair.task_id and a.organisation_id = pair.unit)
            """).ToListAsync(ct);
        var now = time.GetUtcNow();
        Guid[] ids = [.. missing.Select(_ => Guid.CreateVersion7(now))];
        Guid[] deliverables = [.. missing.Select(m => m.DeliverableId)];
        Guid[] tasks = [.. missing.Select(m => m.TaskId)];
        Guid[] units = [.. missing.Select(m => m.Unit)];
        string[] names = [.. missing.Select(m => m.Name)];
        await db.Database.ExecuteSqlAsync($"""
            insert into app.assignment (id, deliverable_id, task_id, organisation_id, party_text)
            select * from unnest({ids}, {deliverables}, {tasks}, {units}, {names})
            on conflict do nothing
            """, ct);
    }

    /// <summary>One that was declined may be offered again; what is offered or taken stays.</summary>
    private async Task<List<Pair>> OfferAsync(Guid[] taskOf, Guid[] unitOf, string? note, CancellationToken ct)
    {
        var (now, by) = (time.GetUtcNow(), actor.AccountId);
        Guid[] ids = [.. taskOf.Select(_ => Guid.CreateVersion7(now))];
        return await db.Database.SqlQuery<Pair>($"""
            insert into app.task_handover as h (id, task_id, organisation_id, state, note, handed_at, handed_by, told)
            select x.id, x.task_id, x.unit, 'offered', {note}, {now}, {by}, ask.told
            from unnest({ids}, {taskOf}, {unitOf}) as x (id, task_id, unit)
            join (select t.id, app.task_ask(t.id) as told from unnest({taskOf}) as t (id) group by t.id) ask on ask.id = x.task_id
            on conflict (task_id, organisation_id) do update
            set state = 'offered', note = excluded.note, handed_at = excluded.handed_at, handed_by = excluded.handed_by, told = excluded.told,
                decided_at = null, decided_by = null, decline_reason = null
            where h.state = 'declined'
            returning h.task_id as "TaskId", h.organisation_id as "Unit"
            """).ToListAsync(ct);
    }

    private sealed record Missing(Guid DeliverableId, Guid TaskId, Guid Unit, string Name);

    private sealed record Pair(Guid TaskId, Guid Unit);

    /// <param name="Named">Units that the task names.</param>
    /// <param name="Handed">Units that have it, offered or taken.</param>
    public sealed record Choice(Guid Id, string Path, string Title, DeadlineKind Kind, DateOnly? DueOn, int Named, int Handed);

    public abstract record Outcome
    {
        /// <param name="Unreached">Units of which nobody has an account here.</param>
        public sealed record Handed(int Tasks, int Units, int Unreached) : Outcome;
        public sealed record NothingChosen : Outcome;
        public sealed record NobodyToHandTo : Outcome;
        public sealed record AllHandedAlready : Outcome;
    }
}
