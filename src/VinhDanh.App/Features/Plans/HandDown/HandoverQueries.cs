using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>What is still to be done about handed-down work.</summary>
internal static class HandoverQueries
{
    /// <summary>Handed down, not taken, of a task that stands; a unit that has sent its answer without taking the task owes nothing more.</summary>
    public static IQueryable<TaskHandover> WaitingHandovers(this AppDb db) => db.TaskHandovers.Where(h => h.State == HandoverState.Offered
        && db.Tasks.Any(t => t.Id == h.TaskId && t.WithdrawnOn == null && t.CompletedOn == null)
        && db.Assignments.Any(a => a.TaskId == h.TaskId && a.OrganisationId == h.OrganisationId && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned)));
}
