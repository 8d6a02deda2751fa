using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>
/// A unit takes tasks of a higher programme into its own: as tasks of its own, with its own days and doers, linked to the higher ones. Always the
/// organisation acted for; nobody writes into another's programme.
/// </summary>
public sealed class Taking(AppDb db, Actor actor, AuditLog audit, AddedTasks added, TaskChanges changes, HandoverNotices notices, TimeProvider time)
{
    /// <summary>Before the places of tasks that no document of the programme has, with their number: “higher.3”.</summary>
    public const string Place = "higher.";

    public const string Group = "Việc cấp trên giao";

    /// <summary>What higher authorities ask of the unit and it has not taken: handed down first, then by due day.</summary>
    /// <param name="only">One task; null: all.</param>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(Guid? only, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        return await (
            from t in db.VisibleTasks(actor)
            join p in db.Programmes on t.ProgrammeId equals p.Id
            join owner in db.Organisations on t.OrganisationId equals owner.Id
            from h in db.TaskHandovers.Where(h => h.TaskId == t.Id && h.OrganisationId == unit).DefaultIfEmpty()
            where (only == null || t.Id == only) && t.WithdrawnOn == null && t.CompletedOn == null && t.Kind == TaskKind.Task
                && db.Assignments.Any(a => a.TaskId == t.Id && a.OrganisationId == unit && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned))
                && !db.Organisations.Within(actor).Any(o => o.Id == t.OrganisationId)
                && (h == null || h.State != HandoverState.Taken)
            orderby h == null, h.State != HandoverState.Offered, t.DueOn ?? DateOnly.MaxValue, t.SortNo
            select new Waiting(t.Id, t.Title, owner.Name, p.Title, t.DeadlineText, t.DeadlineKind, t.DueOn,
                h == null ? null : h.State, h == null ? null : h.HandedAt, h == null ? null : h.Note, h == null ? null : h.DeclineReason)).Take(500).ToListAsync(ct);
    }

    public Task<int> CountOfferedAsync(CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        return db.WaitingHandovers().CountAsync(h => h.OrganisationId == unit, ct);
    }

    /// <summary>Units that may be given the work within the unit.</summary>
    public async Task<IReadOnlyList<UnitName>> DoersAsync(CancellationToken ct)
    {
        var today = time.Today();
        return await db.Organisations.Within(actor).Where(o => o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today))
            .OrderBy(o => o.Path.NLevel).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Select(o => new UnitName(o.Id, o.Name)).Take(1500).ToListAsync(ct);
    }

    /// <summary>All of them or none.</summary>
    /// <param name="programmeId">Of the unit; null: a new one of the year.</param>
    public async Task<Outcome> TakeAsync(IReadOnlyCollection<Guid> taskIds, Guid? programmeId, Wish wish, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        var waiting = (await WaitingAsync(null, ct)).Where(w => taskIds.Contains(w.Id)).ToList();
        if (waiting.Count == 0 || waiting.Count != taskIds.Distinct().Count()) return new Outcome.NotWaiting();
        if (wish.Doers.Count > 0 && (await DoersAsync(ct)).Count(d => wish.Doers.Contains(d.Id)) != wish.Doers.Distinct().Count()) return new Outcome.NotWaiting();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await added.TakeAsync(programmeId, ct) is not { } programme) return new Outcome.NoSuchProgramme();
        var higher = await TaskParts.LoadAsync(db, [.. waiting.Select(w => w.Id)], ct);
        var rules = await db.Programmes.Where(p => higher.Values.Select(h => h.Task.ProgrammeId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new FactRules(p.NamedDayCounts, p.DecidingDate), ct);
        var names = await db.Organisations.Where(o => o.Id == unit || wish.Doers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var (sort, number) = await added.LastPlaceAsync(programme.Id, Place, ct);
        var made = new List<(Waiting Of, PlanTask Task)>();
        var later = 0;
        foreach (var of in waiting)
        {
            var (task, due) = Make(higher[of.Id], rules[higher[of.Id].Task.ProgrammeId], programme, ++sort, ++number, wish, names);
            made.Add((of, task));
            if (due.Own > due.Higher) later++;
        }

        await db.SaveChangesAsync(ct);
        if (await LinkAsync(made, unit, ct) != made.Count) return new Outcome.NotWaiting(); // somebody of the unit was first; nothing of ours stays
        foreach (var (of, task) in made)
        {
            audit.Add("task.taken", task.Id, unit, after: new { task.Title, handedBy = of.Owner, ofProgramme = of.Programme, higherTaskId = of.Id, programme = programme.Title });
            audit.Add("task.taken-by-unit", of.Id, higher[of.Id].Task.OrganisationId, after: new { unit = names[unit] });
        }

        await changes.RecomputeAsync([.. made.Select(m => m.Task.Id)], ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Taken(programme.Id, [.. made.Select(m => m.Task.Id)], later);
    }

    /// <summary>What was handed down goes back, with a reason; the authority's officers are told. The unit's part of the higher task stays as it is.</summary>
    public async Task<bool> DeclineAsync(Guid taskId, string reason, CancellationToken ct)
    {
        var (unit, now) = (actor.OrganisationId, time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.TaskHandovers.Where(h => h.TaskId == taskId && h.OrganisationId == unit && h.State == HandoverState.Offered).ExecuteUpdateAsync(s => s
            .SetProperty(h => h.State, HandoverState.Declined)
            .SetProperty(h => h.DeclineReason, reason)
            .SetProperty(h => h.DecidedAt, now)
            .SetProperty(h => h.DecidedBy, actor.AccountId), ct);
        if (rows == 0) return false;
        var task = await db.Tasks.Where(t => t.Id == taskId).Select(t => new { t.OrganisationId, t.Title }).SingleAsync(ct);
        var name = actor.Acting!.OrganisationName;
        audit.Add("task.declined-by-unit", taskId, task.OrganisationId, after: new { unit = name }, reason: reason);
        await db.SaveChangesAsync(ct);
        await notices.TellDeclinedAsync(taskId, task.OrganisationId, name, task.Title, reason, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The unit's officer has looked at what changed above.</summary>
    /// <param name="lowerTaskId">Of the actor's scope.</param>
    /// <param name="seen">As the page showed it: what changed after stays to be looked at.</param>
    public async Task<bool> LookedAsync(Guid lowerTaskId, string seen, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var owned = await db.OwnedTasks(actor).Where(t => t.Id == lowerTaskId).Select(t => new { t.OrganisationId }).SingleOrDefaultAsync(ct);
        if (owned is null) return false;
        var changed = await db.Database.SqlQuery<Looked>($"""
            with before as (select id, seen, app.task_ask(task_id) as now from app.task_handover where lower_task_id = {lowerTaskId} for update)
            update app.task_handover h set seen = before.now from before
            where h.id = before.id and before.seen <> before.now and md5(before.now::text) = {seen}
            returning before.seen::text as "Before", before.now::text as "After"
            """).ToListAsync(ct);
        if (changed is not [var one]) return false;
        var looked = TaskAsk.Read(one.Before).ChangesTo(TaskAsk.Read(one.After));
        audit.Add("task.higher-change-seen", lowerTaskId, owned.OrganisationId, after: new { changes = string.Join("; ", looked.Select(c => $"{c.Field}: {c.Before} → {c.After}")) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The unit's own task: the higher one's words, what the unit still owes of it, on days of its own.</summary>
    private (PlanTask Task, (DateOnly? Own, DateOnly? Higher) Due) Make(
        TaskParts higher, FactRules rules, Programme programme, int sort, int number, Wish wish, Dictionary<Guid, string> names)
    {
        var (above, unit) = (higher.Task, programme.OrganisationId);
        var owed = higher.Deliverables.Where(d => higher.Assignments.Any(a => a.DeliverableId == d.Id && a.OrganisationId == unit && a.State is AssignmentState.NotSent or AssignmentState.Returned)).ToList();
        // Sent by another hand since the list was read: what it was is what is followed.
        if (owed.Count == 0) owed = [.. higher.Deliverables.Where(d => higher.Assignments.Any(a => a.DeliverableId == d.Id && a.OrganisationId == unit))];
        var days = owed.Select(d => (d.What, Higher: TaskFacts.LastDayOf(rules, above.DeadlineKind, d.DueOn, d.ExtendedTo))).ToList();
        var own = days.ConvertAll(d => (d.What, Day: days.Count == 1 && wish.DueOn is { } chosen ? chosen : d.Higher?.AddDays(-wish.DaysBefore)));
        var moved = own.Select(o => o.Day).Max() != days.Select(d => d.Higher).Max();
        var task = new PlanTask
        {
            Id = NewId(), ProgrammeId = programme.Id, OrganisationId = unit, Kind = TaskKind.Task, Path = $"{Place}{number}", SortNo = sort, GroupTitle = Group,
            Title = above.Title, ExpectedResult = above.ExpectedResult, Note = wish.Note,
            DeadlineText = !moved ? above.DeadlineText : own is [(_, { } only)] ? $"Ngày {Vn.Date(only)}" : $"{above.DeadlineText} (xong trước hạn cấp trên {wish.DaysBefore} ngày)",
            // The day is fixed here: whether a named day counts was decided above.
            DeadlineKind = above.DeadlineKind is DeadlineKind.Before || moved && own.Count == 1 ? DeadlineKind.On : above.DeadlineKind,
            FromOn = above.FromOn, Every = above.Every, EveryDay = above.EveryDay, DependsOn = above.DependsOn, Source = "{\"blocks\":[]}",
        };
        db.Tasks.Add(task);
        var doers = wish.Doers.Count > 0 ? wish.Doers.Distinct().ToList() : [unit];
        db.TaskParties.AddRange(doers.Select((d, i) => new TaskParty { Id = NewId(), TaskId = task.Id, Role = PartyRole.Doer, SortNo = i + 1, Text = names[d], OrganisationId = d, Confidence = 1 }));
        foreach (var (i, (what, day)) in own.Index())
        {
            var deliverable = new Deliverable { Id = NewId(), TaskId = task.Id, SortNo = i + 1, What = what, DueOn = day };
            db.Deliverables.Add(deliverable);
            db.Assignments.AddRange(doers.Select(d => new Assignment { Id = NewId(), DeliverableId = deliverable.Id, TaskId = task.Id, OrganisationId = d, PartyText = names[d] }));
        }

        return (task, (own.Select(o => o.Day).Max(), days.Select(d => d.Higher).Max()));
    }

    private async Task<int> LinkAsync(List<(Waiting Of, PlanTask Task)> made, Guid unit, CancellationToken ct)
    {
        var (now, by) = (time.GetUtcNow(), actor.AccountId);
        Guid[] ids = [.. made.Select(_ => NewId())];
        Guid[] tasks = [.. made.Select(m => m.Of.Id)];
        Guid[] lower = [.. made.Select(m => m.Task.Id)];
        return await db.Database.ExecuteSqlAsync($"""
            insert into app.task_handover as h (id, task_id, organisation_id, state, handed_at, decided_at, decided_by, lower_task_id, told, seen)
            select x.id, x.task_id, {unit}, 'taken', {now}, {now}, {by}, x.lower, app.task_ask(x.task_id), app.task_ask(x.task_id)
            from unnest({ids}, {tasks}, {lower}) as x (id, task_id, lower)
            on conflict (task_id, organisation_id) do update
            set state = 'taken', decided_at = excluded.decided_at, decided_by = excluded.decided_by, decline_reason = null,
                lower_task_id = excluded.lower_task_id, told = excluded.told, seen = excluded.seen
            where h.state <> 'taken'
            """, ct);
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    private sealed record Looked(string Before, string After);

    /// <param name="State">Null: the unit is named, nobody has handed it down.</param>
    public sealed record Waiting(
        Guid Id, string Title, string Owner, string Programme, string DeadlineText, DeadlineKind Kind, DateOnly? DueOn,
        HandoverState? State, DateTimeOffset? HandedAt, string? Note, string? DeclineReason);

    /// <summary>What the unit makes of a task.</summary>
    /// <param name="DaysBefore">Own days lie so many days before the higher ones.</param>
    /// <param name="DueOn">Own day of a task that hands over one thing; null: by <paramref name="DaysBefore"/>.</param>
    /// <param name="Doers">Within the unit; none: the unit itself.</param>
    public sealed record Wish(int DaysBefore, DateOnly? DueOn, IReadOnlyList<Guid> Doers, string? Note);

    public abstract record Outcome
    {
        /// <param name="Later">Tasks whose own day lies after the higher one.</param>
        public sealed record Taken(Guid Programme, IReadOnlyList<Guid> Tasks, int Later) : Outcome;

        /// <summary>Not asked of the unit, or taken meanwhile.</summary>
        public sealed record NotWaiting : Outcome;
        public sealed record NoSuchProgramme : Outcome;
    }
}
