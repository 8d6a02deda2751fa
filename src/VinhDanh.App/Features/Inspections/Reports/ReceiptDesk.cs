using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>The unit's own word that it has the notice.</summary>
public sealed class ReceiptDesk(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <returns>False: not the actor's unit, no notice was given, or it was confirmed before.</returns>
    public async Task<bool> ConfirmAsync(ReportView view, CancellationToken ct)
    {
        if (view.Target.OrganisationId != actor.OrganisationId) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (id, today) = (view.Target.Id, time.Today());
        if (await db.AskedTargets(actor).Where(t => t.Id == id && t.NoticeOn != null && t.ReceivedOn == null)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ReceivedOn, t => t.NoticeOn > today ? t.NoticeOn : today), ct) == 0) return false;
        audit.Add("inspection-target.received", id, view.Inspection.OrganisationId, after: new { receivedOn = today, receivedNote = view.Unit });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
