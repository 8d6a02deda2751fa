using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>What ties a task to the one above it, or to the one the unit made of it.</summary>
public sealed class HandoverLinks(AppDb db, Actor actor)
{
    /// <summary>Where a unit's own task comes from: of the higher task only what was handed to the unit.</summary>
    /// <param name="lower">Owned by the actor's scope; the caller has asked.</param>
    public async Task<Above?> AboveAsync(PlanTask lower, CancellationToken ct)
    {
        var link = await db.Database.SqlQuery<Link>($"""
            select h.task_id as "TaskId", h.organisation_id as "Unit", o.name as "Owner", p.title as "Programme", h.seen::text as "Seen", n.ask::text as "Now", md5(n.ask::text) as "Mark"
            from app.task_handover h join app.task t on t.id = h.task_id join app.programme p on p.id = t.programme_id join app.organisation o on o.id = t.organisation_id,
                 lateral (select app.task_ask(t.id) as ask) n
            where h.lower_task_id = {lower.Id}
            """).ToListAsync(ct);
        if (link is not [var found]) return null;
        var parts = await (
            from a in db.Assignments
            join d in db.Deliverables on a.DeliverableId equals d.Id
            where a.TaskId == found.TaskId && a.OrganisationId == found.Unit
            orderby a.State == AssignmentState.Received, d.DueOn, d.SortNo
            select new AnswerAbove(a.Id, a.State, d.What)).ToListAsync(ct);
        var own = await db.Deliverables.Where(d => d.TaskId == lower.Id).MaxAsync(d => d.ExtendedTo ?? d.DueOn, ct);
        var (seen, now) = (TaskAsk.Read(found.Seen), TaskAsk.Read(found.Now));
        return new(found.TaskId, found.Owner, found.Programme, now, seen.ChangesTo(now), found.Mark, parts, own > now.LastDay, found.Unit == actor.OrganisationId);
    }

    /// <summary>What the organisation acted for may do about a higher task that names it.</summary>
    /// <param name="view">Not owned by the actor's scope.</param>
    public async Task<Below?> BelowAsync(TaskView view, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        if (view.Owned || view.Parts.All(p => p.OrganisationId != unit)) return null;
        var link = await db.TaskHandovers.AsNoTracking().Where(h => h.TaskId == view.Task.Id && h.OrganisationId == unit).SingleOrDefaultAsync(ct);
        return new(link?.State, link?.LowerTaskId, link?.Note, link?.DeclineReason, link is null ? null : VietnamTime.DateOf(link.HandedAt),
            view.Task.WithdrawnOn is null && view.Task.CompletedOn is null && view.Task.Kind is TaskKind.Task);
    }

    private sealed record Link(Guid TaskId, Guid Unit, string Owner, string Programme, string Seen, string Now, string Mark);
}

/// <param name="Changes">Of the higher task since the unit's officer last looked.</param>
/// <param name="Mark">Of what the page shows now; sent back when it has been looked at.</param>
/// <param name="OwnIsLater">The unit's own last day lies after the higher one.</param>
/// <param name="Mine">The unit is the one acted for.</param>
public sealed record Above(
    Guid TaskId, string Owner, string Programme, TaskAsk Now, IReadOnlyList<(string Field, string Before, string After)> Changes, string Mark,
    IReadOnlyList<AnswerAbove> Answers, bool OwnIsLater, bool Mine);

public sealed record AnswerAbove(Guid Id, AssignmentState State, string What);

/// <param name="Open">It can still be taken.</param>
public sealed record Below(HandoverState? State, Guid? LowerTaskId, string? Note, string? DeclineReason, DateOnly? HandedOn, bool Open);
