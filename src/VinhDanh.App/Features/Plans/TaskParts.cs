using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>A task with all that belongs to it, tracked.</summary>
/// <param name="Touched">Assignments with a report and deliverables with an extension request: never deleted.</param>
public sealed record TaskParts(
    PlanTask Task, IReadOnlyList<TaskParty> Parties, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<Deliverable> Deliverables,
    IReadOnlyList<Assignment> Assignments, IReadOnlySet<Guid> Touched)
{
    /// <summary>A unit has done something that must not be lost.</summary>
    public bool HasProgress(Assignment assignment) => assignment.State is not AssignmentState.NotSent || Touched.Contains(assignment.Id);

    public static async Task<IReadOnlyDictionary<Guid, TaskParts>> LoadAsync(AppDb db, IReadOnlyCollection<Guid> taskIds, CancellationToken ct)
    {
        Guid[] ids = [.. taskIds];
        var tasks = await db.Tasks.Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        var parties = (await db.TaskParties.Where(p => ids.Contains(p.TaskId)).OrderBy(p => p.SortNo).ToListAsync(ct)).ToLookup(p => p.TaskId);
        var agenda = (await db.AgendaItems.Where(a => ids.Contains(a.TaskId)).OrderBy(a => a.SortNo).ToListAsync(ct)).ToLookup(a => a.TaskId);
        var deliverables = (await db.Deliverables.Where(d => ids.Contains(d.TaskId)).OrderBy(d => d.SortNo).ToListAsync(ct)).ToLookup(d => d.TaskId);
        var assignments = (await db.Assignments.Where(a => ids.Contains(a.TaskId)).ToListAsync(ct)).ToLookup(a => a.TaskId);
        var touched = await (
                from report in db.ProgressReports
                join assignment in db.Assignments on report.AssignmentId equals assignment.Id
                where ids.Contains(assignment.TaskId)
                select assignment.Id)
            .Union(
                from request in db.ExtensionRequests
                join deliverable in db.Deliverables on request.DeliverableId equals deliverable.Id
                where ids.Contains(deliverable.TaskId)
                select deliverable.Id).ToHashSetAsync(ct);
        return tasks.ToDictionary(t => t.Id, t => new TaskParts(
            t, [.. parties[t.Id]], [.. agenda[t.Id]], [.. deliverables[t.Id]], [.. assignments[t.Id]], touched));
    }
}
