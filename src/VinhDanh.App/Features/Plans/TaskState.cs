using System.Linq.Expressions;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>Computed from facts and the day, never typed.</summary>
public enum TaskState
{
    NotStarted,
    InProgress,
    DueSoon,
    Late,
    DoneOnTime,
    DoneLate,

    /// <summary>Open without a date: it depends on others, or the document gives none.</summary>
    Waiting,

    /// <summary>Taken out by a corrected or supplementary plan.</summary>
    Withdrawn,
}

/// <summary>The facts a state is read from: columns of <c>app.task</c>.</summary>
public sealed record StateFacts(
    DeadlineKind Kind, DateOnly? DueOn, DateOnly? StartedOn, DateOnly? HandedInOn, DateOnly? CompletedOn, bool CompletedLate, DateOnly? WithdrawnOn)
{
    public static StateFacts Of(PlanTask task) =>
        new(task.DeadlineKind, task.DueOn, task.StartedOn, task.HandedInOn, task.CompletedOn, task.CompletedLate, task.WithdrawnOn);
}

/// <summary>One rule in three languages: C#, LINQ for EF, SQL. A test compares them over generated facts.</summary>
public static class TaskStates
{
    public const int DueSoonDays = 14;

    public static TaskState Of(StateFacts facts, DateOnly today, int dueSoonDays = DueSoonDays) => facts switch
    {
        { WithdrawnOn: not null } => TaskState.Withdrawn,
        { CompletedOn: not null, CompletedLate: true } => TaskState.DoneLate,
        { CompletedOn: not null } => TaskState.DoneOnTime,
        // Everything was sent: what is left is the standing agency's to accept, and no longer late or soon for anybody.
        { HandedInOn: not null } => TaskState.InProgress,
        { DueOn: { } due } when due < today => TaskState.Late,
        { DueOn: { } due } when due <= today.AddDays(dueSoonDays) => TaskState.DueSoon,
        { DueOn: null, Kind: not DeadlineKind.Continuous } => TaskState.Waiting,
        { StartedOn: not null } => TaskState.InProgress,
        _ => TaskState.NotStarted,
    };

    public static TaskState StateOn(this PlanTask task, DateOnly today, int dueSoonDays = DueSoonDays) => Of(StateFacts.Of(task), today, dueSoonDays);

    /// <summary>Tasks that are in this state on that day.</summary>
    public static IQueryable<PlanTask> InState(this IQueryable<PlanTask> tasks, TaskState state, DateOnly today, int dueSoonDays = DueSoonDays) =>
        tasks.Where(Predicate(state, today, dueSoonDays));

    public static Expression<Func<PlanTask, bool>> Predicate(TaskState state, DateOnly today, int dueSoonDays = DueSoonDays)
    {
        var soon = today.AddDays(dueSoonDays);
        return state switch
        {
            TaskState.Withdrawn => t => t.WithdrawnOn != null,
            TaskState.DoneLate => t => t.WithdrawnOn == null && t.CompletedOn != null && t.CompletedLate,
            TaskState.DoneOnTime => t => t.WithdrawnOn == null && t.CompletedOn != null && !t.CompletedLate,
            TaskState.Late => t => t.WithdrawnOn == null && t.CompletedOn == null && t.HandedInOn == null && t.DueOn < today,
            TaskState.DueSoon => t => t.WithdrawnOn == null && t.CompletedOn == null && t.HandedInOn == null && t.DueOn >= today && t.DueOn <= soon,
            TaskState.Waiting => t => t.WithdrawnOn == null && t.CompletedOn == null && t.HandedInOn == null
                && t.DueOn == null && t.DeadlineKind != DeadlineKind.Continuous,
            TaskState.InProgress => t => t.WithdrawnOn == null && t.CompletedOn == null
                && (t.HandedInOn != null || t.StartedOn != null && (t.DueOn > soon || t.DueOn == null && t.DeadlineKind == DeadlineKind.Continuous)),
            TaskState.NotStarted => t => t.WithdrawnOn == null && t.CompletedOn == null && t.HandedInOn == null && t.StartedOn == null
                && (t.DueOn > soon || t.DueOn == null && t.DeadlineKind == DeadlineKind.Continuous),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a rule."),
        };
    }

    /// <summary>The same as a condition of SQL on <c>app.task t</c>.</summary>
    /// <param name="today">Parameter holding today, e.g. <c>$2</c> (date).</param>
    /// <param name="soon">Parameter holding the last day that is soon (date).</param>
    public static string Sql(TaskState state, string today, string soon)
    {
        const string Open = "t.withdrawn_on is null and t.completed_on is null";
        const string Owed = Open + " and t.handed_in_on is null";
        // The day as the indexes have it, so that a list begins where its first row can be.
        const string Due = "coalesce(t.due_on, 'infinity'::date)";
        var far = $"{Due} > {soon} and (t.due_on is not null or t.deadline_kind = 'continuous')";
        return state switch
        {
            TaskState.Withdrawn => "t.withdrawn_on is not null",
            TaskState.DoneLate => "t.withdrawn_on is null and t.completed_on is not null and t.completed_late",
            TaskState.DoneOnTime => "t.withdrawn_on is null and t.completed_on is not null and not t.completed_late",
            TaskState.Late => $"{Owed} and {Due} < {today}",
            TaskState.DueSoon => $"{Owed} and {Due} between {today} and {soon}",
            TaskState.Waiting => $"{Owed} and {Due} = 'infinity' and t.deadline_kind <> 'continuous'",
            TaskState.InProgress => $"{Open} and (t.handed_in_on is not null or t.started_on is not null) and (t.handed_in_on is not null or {far})",
            TaskState.NotStarted => $"{Owed} and t.started_on is null and {far}",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a rule."),
        };
    }
}
