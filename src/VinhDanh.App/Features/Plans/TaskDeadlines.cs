using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>
/// Brings a task to another deadline: its own fields, and what it hands over. What a unit has handed in, reported or asked to have
/// extended is never deleted.
/// </summary>
public sealed class TaskDeadlines(AppDb db, TimeProvider time)
{
    /// <param name="Asked">What the deadline asks for.</param>
    /// <param name="Kept">What it no longer asks for, kept because somebody has done something about it.</param>
    public sealed record Outcome(IReadOnlyList<Deliverable> Asked, IReadOnlyList<Deliverable> Kept);

    /// <param name="due">What the new deadline asks for, in order; from <c>ProgrammeMaking.WhatIsDue</c>.</param>
    public Outcome Set(TaskParts parts, Deadline deadline, IReadOnlyList<(string What, DateOnly? Due)> due)
    {
        var undated = HasNoDay(parts.Task.DeadlineKind) && HasNoDay(deadline.Kind);
        Write(parts.Task, deadline);

        var wanted = due.ToList();
        var open = parts.Deliverables.ToList();
        var asked = new List<Deliverable>();
        // What stays due on its day keeps its answers.
        foreach (var part in wanted.Where(w => w.Due is not null).ToList())
            if (open.Find(d => d.DueOn == part.Due) is { } same) Keep(same, part);
        // As many as before are the same ones on other days. Where the number changes (each month, now each quarter), an instalment
        // that was answered stays what it was, and only the others move.
        var movable = open.Count == wanted.Count ? [.. open] : open.Where(d => !IsUsed(parts, d)).ToList();
        foreach (var (deliverable, part) in movable.Zip(wanted.ToList())) Keep(deliverable, part);
        Add(parts, wanted, asked);
        return new(asked, Surplus(parts, open));

        void Keep(Deliverable deliverable, (string What, DateOnly? Due) part)
        {
            // A day that somebody set for work whose deadline names none comes after the document, and stays.
            if (deliverable.DueOn != part.Due && !(undated && part.Due is null))
            {
                deliverable.DueOn = part.Due;
                // A later day of the document overtakes what was granted against the earlier one.
                if (deliverable.ExtendedTo <= part.Due) deliverable.ExtendedTo = null;
            }

            deliverable.What = part.What;
            open.Remove(deliverable);
            wanted.Remove(part);
            asked.Add(deliverable);
        }
    }

    /// <summary>“Title”, “Title – kỳ 3”: named after the task.</summary>
    public static void Rename(IEnumerable<Deliverable> deliverables, string before, string after)
    {
        foreach (var deliverable in deliverables.Where(d => d.What == before || d.What.StartsWith(before + " – ", StringComparison.Ordinal)))
            deliverable.What = after + deliverable.What[before.Length..];
    }

    private static bool HasNoDay(DeadlineKind kind) => kind is DeadlineKind.Dependent or DeadlineKind.Continuous or DeadlineKind.Unspecified;

    private static void Write(PlanTask task, Deadline deadline)
    {
        task.DeadlineText = deadline.Text;
        task.DeadlineKind = deadline.Kind;
        task.FromOn = deadline.From;
        task.Every = deadline.Every;
        task.EveryDay = (short?)deadline.Day;
        task.DependsOn = deadline.DependsOn;
        task.Inherited = deadline.Inherited;
    }

    /// <summary>Instalments that are new; asked of everybody who does the task.</summary>
    private void Add(TaskParts parts, List<(string What, DateOnly? Due)> wanted, List<Deliverable> asked)
    {
        var doers = parts.Assignments.Select(a => (a.OrganisationId, a.PartyText)).DistinctBy(a => (a.OrganisationId, a.OrganisationId is null ? a.PartyText : "")).ToList();
        var last = parts.Deliverables.Select(d => d.SortNo).DefaultIfEmpty().Max();
        foreach (var (i, part) in wanted.Index())
        {
            var added = new Deliverable { Id = NewId(), TaskId = parts.Task.Id, SortNo = last + i + 1, What = part.What, DueOn = part.Due };
            db.Deliverables.Add(added);
            asked.Add(added);
            db.Assignments.AddRange(doers.Select(d => new Assignment
            {
                Id = NewId(), DeliverableId = added.Id, TaskId = added.TaskId, OrganisationId = d.OrganisationId, PartyText = d.PartyText,
            }));
        }
    }

    /// <returns>Those that had to be kept; who has done nothing about them is no longer asked.</returns>
    private List<Deliverable> Surplus(TaskParts parts, List<Deliverable> surplus)
    {
        var kept = surplus.Where(d => IsUsed(parts, d)).ToList();
        foreach (var deliverable in surplus)
        {
            var assignments = parts.Assignments.Where(a => a.DeliverableId == deliverable.Id).ToList();
            // One that nobody has answered, kept for a request to extend it, stays asked of all: asked of nobody it would be owed for ever.
            if (kept.Contains(deliverable) && !assignments.Exists(parts.HasProgress)) continue;
            db.Assignments.RemoveRange(assignments.Where(a => !parts.HasProgress(a)));
            if (!kept.Contains(deliverable)) db.Deliverables.Remove(deliverable);
        }

        return kept;
    }

    private static bool IsUsed(TaskParts parts, Deliverable deliverable) =>
        parts.Touched.Contains(deliverable.Id) || parts.Assignments.Any(a => a.DeliverableId == deliverable.Id && parts.HasProgress(a));

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
