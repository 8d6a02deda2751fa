using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>Writes the facts of tasks after a change to their parts, in the transaction of that change.</summary>
public sealed class TaskChanges(AppDb db)
{
    public async Task RecomputeAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken ct)
    {
        // What the caller changed but did not save yet must be seen by the reads below.
        await db.SaveChangesAsync(ct);
        var tasks = await db.Tasks.Where(t => taskIds.Contains(t.Id)).ToListAsync(ct);
        var programmeIds = tasks.Select(t => t.ProgrammeId).Distinct().ToList();
        var programmes = await db.Programmes.AsNoTracking().Where(p => programmeIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var deliverables = (await db.Deliverables.AsNoTracking().Where(d => taskIds.Contains(d.TaskId)).ToListAsync(ct)).ToLookup(d => d.TaskId);
        var assignments = (await db.Assignments.AsNoTracking().Where(a => taskIds.Contains(a.TaskId)).ToListAsync(ct)).ToLookup(a => a.DeliverableId);
        foreach (var task in tasks)
        {
            var programme = programmes[task.ProgrammeId];
            var facts = TaskFacts.Of(task.DeadlineKind, programme.NamedDayCounts, programme.DecidingDate,
                [.. deliverables[task.Id].Select(d => (d, (IReadOnlyList<Assignment>)[.. assignments[d.Id]]))]);
            (task.DueOn, task.StartedOn, task.CompletedOn, task.CompletedLate) = (facts.DueOn, facts.StartedOn, facts.CompletedOn, facts.CompletedLate);
        }

        await db.SaveChangesAsync(ct);
    }
}
