using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Dates;

/// <summary>Due days: set where a document leaves them open, extended on request. Each a transaction of its own; false: somebody was first.</summary>
public sealed class DateChanges(AppDb db, Actor actor, AuditLog audit, TaskChanges changes, TimeProvider time)
{
    /// <summary>Sets or changes the due day of one deliverable of an owned task.</summary>
    /// <param name="version">Of the deliverable as the form showed it.</param>
    public async Task<bool> SetAsync(PlanTask task, Deliverable deliverable, uint version, DateOnly due, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var owned = db.OwnedTasks(actor).Select(t => t.Id);
        var rows = await db.Deliverables.Where(d => d.Id == deliverable.Id && d.TaskId == task.Id && d.Version == version && owned.Contains(d.TaskId))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.DueOn, due), ct);
        if (rows == 0) return false;
        audit.Add("task.date-set", task.Id, task.OrganisationId, before: new { deliverable.What, deliverable.DueOn }, after: new { deliverable.What, DueOn = due }, reason: reason);
        await changes.RecomputeAsync([task.Id], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Asks for more time, for the actor's organisation.</summary>
    public async Task<bool> AskAsync(PlanTask task, Deliverable deliverable, DateOnly until, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The same unit asking twice at once would leave two requests to decide: the deliverable's row parts them.
        await db.Database.ExecuteSqlAsync($"select 1 from app.deliverable where id = {deliverable.Id} for update", ct);
        if (await db.ExtensionRequests.AnyAsync(r => r.DeliverableId == deliverable.Id && r.OrganisationId == actor.OrganisationId && r.State == ExtensionState.Asked, ct)) return false;
        var now = time.GetUtcNow();
        db.ExtensionRequests.Add(new()
        {
            Id = Guid.CreateVersion7(now), DeliverableId = deliverable.Id, OrganisationId = actor.OrganisationId, AskedAt = now, AskedBy = actor.AccountId!.Value,
            Until = until, Reason = reason, State = ExtensionState.Asked,
        });
        audit.Add("task.extension-asked", task.Id, task.OrganisationId, after: new { deliverable.What, until, unit = actor.Acting!.OrganisationName }, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Grants or refuses a request; granted, the deliverable is extended for all who owe it.</summary>
    public async Task<bool> DecideAsync(PlanTask task, ExtensionView request, bool grant, string? note, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var owned = db.OwnedTasks(actor).Select(t => t.Id);
        var rows = await db.ExtensionRequests
            .Where(r => r.Id == request.Id && r.State == ExtensionState.Asked && db.Deliverables.Any(d => d.Id == r.DeliverableId && d.TaskId == task.Id && owned.Contains(d.TaskId)))
            .ExecuteUpdateAsync(s => s
                .SetProperty(r => r.State, grant ? ExtensionState.Granted : ExtensionState.Refused)
                .SetProperty(r => r.DecidedAt, time.GetUtcNow())
                .SetProperty(r => r.DecidedBy, actor.AccountId)
                .SetProperty(r => r.DecisionNote, note), ct);
        if (rows == 0) return false;
        if (grant)
            await db.Deliverables.Where(d => d.Id == request.DeliverableId).ExecuteUpdateAsync(s => s.SetProperty(d => d.ExtendedTo, request.Until), ct);
        audit.Add(grant ? "task.extension-granted" : "task.extension-refused", task.Id, task.OrganisationId,
            after: new { request.What, unit = request.Unit, extendedTo = grant ? request.Until : (DateOnly?)null }, reason: note);
        await changes.RecomputeAsync([task.Id], ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
