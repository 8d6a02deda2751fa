using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>The one place that writes the facts of tasks.</summary>
public sealed class TaskChanges(AppDb db, HandoverNotices handovers)
{
    /// <summary>
    /// Saves what is pending, then brings the fact columns of these tasks up to date. To be called inside the transaction of the
    /// change, after it and before the commit.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction: facts would part from what they are facts of.</exception>
    public async Task RecomputeAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Facts are written in the transaction of the change.");
        await db.SaveChangesAsync(ct);
        if (taskIds.Count == 0) return;
        Guid[] ids = [.. taskIds.Distinct().Order()];

        // Two units may be answered at once: whoever comes second waits here, and then reads what the first has written.
        await db.Database.ExecuteSqlAsync($"select 1 from app.task where id = any({ids}) order by id for update", ct);
        var facts = await ComputeAsync(ids, ct);
        await WriteAsync(facts, ct);
        // Whoever changes what a task asks passes here: units that took it over are told in the same transaction.
        await handovers.TellChangesAsync(ids, ct);
        foreach (var entry in db.ChangeTracker.Entries<PlanTask>().Where(e => facts.ContainsKey(e.Entity.Id)).ToList()) await entry.ReloadAsync(ct);
    }

    /// <summary>All tasks of a programme: after its settings changed.</summary>
    public async Task RecomputeProgrammeAsync(Guid programmeId, CancellationToken ct) =>
        await RecomputeAsync(await db.Tasks.Where(t => t.ProgrammeId == programmeId).Select(t => t.Id).ToListAsync(ct), ct);

    private async Task<Dictionary<Guid, TaskFacts>> ComputeAsync(Guid[] ids, CancellationToken ct)
    {
        var tasks = await (
            from task in db.Tasks
            join programme in db.Programmes on task.ProgrammeId equals programme.Id
            where ids.Contains(task.Id)
            select new { task.Id, task.DeadlineKind, programme.NamedDayCounts, programme.DecidingDate }).ToListAsync(ct);
        var deliverables = await db.Deliverables.Where(d => ids.Contains(d.TaskId))
            .Select(d => new { d.Id, d.TaskId, d.DueOn, d.ExtendedTo }).ToListAsync(ct);
        var answers = (await db.Assignments.Where(a => ids.Contains(a.TaskId))
                .Select(a => new { a.DeliverableId, Answer = new FactAnswer(a.State, a.SentOn, a.ReceivedOn) }).ToListAsync(ct))
            .ToLookup(a => a.DeliverableId, a => a.Answer);
        var reported = await (
            from report in db.ProgressReports
            join assignment in db.Assignments on report.AssignmentId equals assignment.Id
            where ids.Contains(assignment.TaskId)
            group report.At by assignment.TaskId into reports
            select new { TaskId = reports.Key, First = reports.Min() }).ToDictionaryAsync(r => r.TaskId, r => r.First, ct);

        var parts = deliverables.ToLookup(d => d.TaskId, d => new FactDeliverable(d.DueOn, d.ExtendedTo, [.. answers[d.Id]]));
        return tasks.ToDictionary(t => t.Id, t => TaskFacts.Of(
            new FactRules(t.NamedDayCounts, t.DecidingDate),
            t.DeadlineKind,
            reported.TryGetValue(t.Id, out var first) ? VietnamTime.DateOf(first) : null,
            [.. parts[t.Id]]));
    }

    /// <summary>One statement for all; rows whose facts stay as they were are left alone, so that nobody editing them is disturbed.</summary>
    private Task<int> WriteAsync(Dictionary<Guid, TaskFacts> facts, CancellationToken ct)
    {
        Guid[] ids = [.. facts.Keys];
        DateOnly?[] due = [.. facts.Values.Select(f => f.DueOn)];
        DateOnly?[] started = [.. facts.Values.Select(f => f.StartedOn)];
        DateOnly?[] handedIn = [.. facts.Values.Select(f => f.HandedInOn)];
        DateOnly?[] completed = [.. facts.Values.Select(f => f.CompletedOn)];
        bool[] late = [.. facts.Values.Select(f => f.CompletedLate)];
        return db.Database.ExecuteSqlAsync($"""
            update app.task t
            set due_on = f.due_on, started_on = f.started_on, handed_in_on = f.handed_in_on,
                completed_on = f.completed_on, completed_late = f.completed_late
            from unnest({ids}, {due}, {started}, {handedIn}, {completed}, {late})
                as f (id, due_on, started_on, handed_in_on, completed_on, completed_late)
            where t.id = f.id
              and (t.due_on, t.started_on, t.handed_in_on, t.completed_on, t.completed_late)
                  is distinct from (f.due_on, f.started_on, f.handed_in_on, f.completed_on, f.completed_late)
            """, ct);
    }
}
