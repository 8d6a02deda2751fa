using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>The programme's settings that facts depend on.</summary>
/// <param name="NamedDayCounts">“Trước ngày 15/4” may still be done on the 15th.</param>
public sealed record FactRules(bool NamedDayCounts, DecidingDate DecidingDate);

/// <summary>One unit's answer, as far as facts need it.</summary>
public sealed record FactAnswer(AssignmentState State, DateOnly? SentOn, DateOnly? ReceivedOn);

/// <summary>One thing to hand over, and what each unit has done about it.</summary>
/// <param name="DueOn">As the document has it.</param>
public sealed record FactDeliverable(DateOnly? DueOn, DateOnly? ExtendedTo, IReadOnlyList<FactAnswer> Answers);

/// <summary>What is stored with a task so that lists need not look at its parts; <see cref="TaskStates"/> reads it.</summary>
/// <param name="DueOn">Next day on which something is owed; when nothing is owed any more, the last of the due days.</param>
/// <param name="StartedOn">First answer or report under way.</param>
/// <param name="HandedInOn">Day of the last answer, once nothing is owed any more; it may still wait for acceptance.</param>
/// <param name="CompletedOn">Deciding day of the last answer, once all are accepted.</param>
/// <param name="CompletedLate">All are accepted, and one of them came after its day.</param>
public sealed record TaskFacts(DateOnly? DueOn, DateOnly? StartedOn, DateOnly? HandedInOn, DateOnly? CompletedOn, bool CompletedLate)
{
    /// <param name="firstReportOn">Day of the first progress report of any unit; null when there is none.</param>
    public static TaskFacts Of(FactRules rules, DeadlineKind kind, DateOnly? firstReportOn, IReadOnlyList<FactDeliverable> deliverables)
    {
        var owed = deliverables.Where(IsOwed).ToList();
        var lastDays = deliverables.Select(d => LastDayOf(rules, kind, d.DueOn, d.ExtendedTo));
        var answers = deliverables.SelectMany(d => d.Answers).ToList();
        var handedIn = deliverables.Count > 0 && owed.Count == 0;
        var completed = handedIn && answers.TrueForAll(a => a.State is AssignmentState.Received);
        return new(
            handedIn ? lastDays.Max() : owed.Min(d => LastDayOf(rules, kind, d.DueOn, d.ExtendedTo)),
            answers.Select(a => a.SentOn).Append(firstReportOn).Min(),
            handedIn ? answers.Max(a => a.SentOn) : null,
            completed ? answers.Max(a => DecidingDayOf(rules, a)) : null,
            completed && deliverables.Any(d => d.Answers.Any(a => IsLate(rules, kind, d, a))));
    }

    /// <summary>Last day on which handing over is in time: an extension as granted, else the document's day by the named-day rule.</summary>
    public static DateOnly? LastDayOf(FactRules rules, DeadlineKind kind, DateOnly? dueOn, DateOnly? extendedTo) =>
        extendedTo ?? (kind is DeadlineKind.Before && !rules.NamedDayCounts ? dueOn?.AddDays(-1) : dueOn);

    /// <summary>The day that decides whether an answer was in time; null while there is none to judge.</summary>
    public static DateOnly? DecidingDayOf(FactRules rules, FactAnswer answer) => answer.State switch
    {
        AssignmentState.NotSent or AssignmentState.Returned => null,
        _ when rules.DecidingDate is DecidingDate.Received => answer.ReceivedOn ?? answer.SentOn,
        _ => answer.SentOn ?? answer.ReceivedOn,
    };

    /// <summary>Nobody is asked yet, or somebody asked has not answered (or was asked to answer again).</summary>
    private static bool IsOwed(FactDeliverable deliverable) =>
        deliverable.Answers.Count == 0 || deliverable.Answers.Any(a => a.State is AssignmentState.NotSent or AssignmentState.Returned);

    private static bool IsLate(FactRules rules, DeadlineKind kind, FactDeliverable deliverable, FactAnswer answer) =>
        LastDayOf(rules, kind, deliverable.DueOn, deliverable.ExtendedTo) is { } last && DecidingDayOf(rules, answer) > last;
}
