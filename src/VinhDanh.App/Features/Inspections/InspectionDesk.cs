using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections;

/// <summary>The plan of an inspection: found in scope, mended, confirmed, thrown away while a draft.</summary>
public sealed class InspectionDesk(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>The inspection in the actor's scope; null otherwise.</summary>
    public Task<Inspection?> FindAsync(Guid id, CancellationToken ct) => db.OwnedInspections(actor).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);

    /// <summary>Whether the actor leads it: an officer of the authority that inspects.</summary>
    public bool MayEdit(Inspection inspection) => actor.May(Permission.EditInspections) && inspection.OrganisationId == actor.OrganisationId && inspection.State is not InspectionState.Closed;

    /// <returns>False: somebody else changed it since.</returns>
    public async Task<bool> SaveAsync(Guid id, uint version, Action<Inspection> change, CancellationToken ct)
    {
        var row = await db.OwnedInspections(actor).SingleAsync(i => i.Id == id, ct);
        if (row.Version != version) return false;
        var before = Facts(row);
        change(row);
        audit.Add("inspection.edited", id, row.OrganisationId, before, Facts(row));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>From here on units see what they are asked.</summary>
    /// <returns>False: it is no draft any more.</returns>
    public async Task<bool> ConfirmAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var now = time.GetUtcNow();
        // The first statement takes the row: two who confirm at once do it once.
        if (await db.OwnedInspections(actor).Where(i => i.Id == id && i.State == InspectionState.Draft)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, InspectionState.Running).SetProperty(i => i.ConfirmedAt, now), ct) == 0) return false;
        var inspection = await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        audit.Add("inspection.confirmed", id, inspection.OrganisationId, after: new { inspection.Title, inspection.Year });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Throws a draft away; its file stays with the history.</summary>
    /// <returns>False: it is no draft any more.</returns>
    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var inspection = await db.OwnedInspections(actor).Where(i => i.Id == id && i.State == InspectionState.Draft).SingleOrDefaultAsync(ct);
        if (inspection is null) return false;
        await db.InspectionCosts.Where(c => c.InspectionId == id).ExecuteDeleteAsync(ct);
        await db.InspectionVisitors.Where(v => db.InspectionTargets.Any(t => t.Id == v.TargetId && t.InspectionId == id)).ExecuteDeleteAsync(ct);
        await db.InspectionMembers.Where(m => m.InspectionId == id).ExecuteDeleteAsync(ct);
        await db.InspectionTargets.Where(t => t.InspectionId == id && t.SlotOf != null).ExecuteDeleteAsync(ct);
        await db.InspectionTargets.Where(t => t.InspectionId == id).ExecuteDeleteAsync(ct);
        await db.InspectionAsks.Where(a => db.InspectionQuestions.Any(q => q.Id == a.QuestionId && q.InspectionId == id)).ExecuteDeleteAsync(ct);
        await db.InspectionQuestions.Where(q => q.InspectionId == id).ExecuteDeleteAsync(ct);
        await db.InspectionContents.Where(c => c.InspectionId == id).ExecuteDeleteAsync(ct);
        db.Inspections.Remove(inspection);
        audit.Add("inspection.discarded", id, inspection.OrganisationId, before: new { inspection.Title, inspection.Year });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static object Facts(Inspection i) => new
    {
        i.Title, i.Year, i.Number, i.Issuer, i.IssuedOn, i.PeriodFrom, i.PeriodTo, i.NoticeWorkingDays, i.ReportDaysBefore, i.SelfReportDue, i.DataFrom, i.Methods, i.Funding, i.TaskId,
    };
}
