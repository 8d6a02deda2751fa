using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>The facts of a task that its state is computed from; stored with the change that makes them.</summary>
/// <param name="DueOn">Next open due day, extensions and the named-day rule applied; null while none is known or nothing is open.</param>
/// <param name="StartedOn">Day of the first sign of work.</param>
/// <param name="CompletedOn">Day on which the last part was done; null while any is open.</param>
/// <param name="CompletedLate">True when a part was done after its day.</param>
public sealed record TaskFacts(DateOnly? DueOn, DateOnly? StartedOn, DateOnly? CompletedOn, bool CompletedLate)
{
    /// <param name="parts">Every deliverable with the assignments that answer it.</param>
    public static TaskFacts Of(
        DeadlineKind kind, bool namedDayCounts, DecidingDate deciding, IReadOnlyList<(Deliverable Deliverable, IReadOnlyList<Assignment> Assignments)> parts)
    {
        var judged = parts.Select(p => (Due: DueDay(p.Deliverable, kind, namedDayCounts), Done: DoneOn(p.Assignments, deciding))).ToList();
        var started = parts.SelectMany(p => p.Assignments).Min(a => a.SentOn ?? a.ReceivedOn);
        var allDone = judged.Count > 0 && judged.TrueForAll(j => j.Done is not null);
        return new TaskFacts(
            DueOn: judged.Where(j => j.Done is null).Min(j => j.Due),
            StartedOn: started,
            CompletedOn: allDone ? judged.Max(j => j.Done) : null,
            CompletedLate: judged.Exists(j => j.Done > j.Due));
    }

    /// <summary>Last day on which a part is in time. “Trước ngày 15/4” is the 14th where the named day does not count; a granted extension counts whole.</summary>
    public static DateOnly? DueDay(Deliverable deliverable, DeadlineKind kind, bool namedDayCounts) =>
        deliverable.ExtendedTo ?? (kind is DeadlineKind.Before && !namedDayCounts ? deliverable.DueOn?.AddDays(-1) : deliverable.DueOn);

    /// <summary>A part is done when every unit's answer was received; the last of the deciding dates is its day.</summary>
    public static DateOnly? DoneOn(IReadOnlyList<Assignment> assignments, DecidingDate deciding) =>
        assignments.Count > 0 && assignments.All(a => a.State is AssignmentState.Received)
            ? assignments.Max(a => deciding is DecidingDate.Sent ? a.SentOn ?? a.ReceivedOn : a.ReceivedOn)
            : null;
}

/// <summary>What a task is today; computed, never typed.</summary>
public enum TaskState
{
    NotStarted,
    InProgress,
    DueSoon,
    Late,
    DoneOnTime,
    DoneLate,
    Waiting,
    Withdrawn,
}

public static class TaskStates
{
    /// <summary>Days before the due date from which a task is “sắp đến hạn”.</summary>
    public const int DueSoonDays = 14;

    public static TaskState Of(TaskFacts facts, DeadlineKind kind, DateOnly? withdrawnOn, DateOnly today) => facts switch
    {
        _ when withdrawnOn is not null => TaskState.Withdrawn,
        { CompletedOn: not null } => facts.CompletedLate ? TaskState.DoneLate : TaskState.DoneOnTime,
        { DueOn: { } due } when due < today => TaskState.Late,
        { DueOn: { } due } when due <= today.AddDays(DueSoonDays) => TaskState.DueSoon,
        { DueOn: null } when kind is DeadlineKind.Dependent or DeadlineKind.Unspecified && facts.StartedOn is null => TaskState.Waiting,
        { StartedOn: not null } => TaskState.InProgress,
        _ => TaskState.NotStarted,
    };

    public static TaskState StateOn(this PlanTask task, DateOnly today) =>
        Of(new(task.DueOn, task.StartedOn, task.CompletedOn, task.CompletedLate), task.DeadlineKind, task.WithdrawnOn, today);

    /// <summary>The late ones, as a query: the same answer as <see cref="Of"/>.</summary>
    public static IQueryable<PlanTask> Late(this IQueryable<PlanTask> tasks, DateOnly today) =>
        tasks.Where(t => t.WithdrawnOn == null && t.CompletedOn == null && t.DueOn < today);
}
