using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.Inspections.Prefill;

/// <summary>Has the figures of all units of an inspection filled in, and tells how far that has come.</summary>
public sealed class PrefillDesk(AppDb db, Actor actor, AuditLog audit, JobQueue jobs, TimeProvider time)
{
    /// <summary>A run that has not come on for so long was stopped: whoever asks again has it go on. A runner that died is noticed sooner.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Task<InspectionPrefill?> LatestAsync(Guid inspection, CancellationToken ct) =>
        db.InspectionPrefills.AsNoTracking().Where(p => p.InspectionId == inspection).OrderByDescending(p => p.OrderedAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    public bool IsStuck(InspectionPrefill run) => run.FinishedAt is null && time.GetUtcNow() - run.AdvancedAt > Patience;

    /// <summary>Begins a run, or has one go on that was stopped.</summary>
    /// <returns>False: one is under way.</returns>
    public async Task<bool> OrderAsync(Inspection inspection, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow());
        var total = await db.PrefilledTargets(inspection.Id).CountAsync(ct);
        var begun = await db.Database.ExecuteSqlAsync($"""
            insert into app.inspection_prefill (id, inspection_id, ordered_by, ordered_at, total, made, recounted, kept, advanced_at)
            values ({id}, {inspection.Id}, {actor.AccountId!.Value}, {now}, {total}, 0, 0, 0, {now})
            on conflict (inspection_id) where finished_at is null do nothing
            """, ct);
        if (begun == 0)
        {
            var since = now - Patience;
            // Of two who ask at once, one has it go on.
            if (await db.InspectionPrefills.Where(p => p.InspectionId == inspection.Id && p.FinishedAt == null && p.AdvancedAt < since).ExecuteUpdateAsync(s => s.SetProperty(p => p.AdvancedAt, now), ct) == 0) return false;
            id = await db.InspectionPrefills.Where(p => p.InspectionId == inspection.Id && p.FinishedAt == null).Select(p => p.Id).SingleAsync(ct);
        }
        audit.Add("inspection.prefill-ordered", inspection.Id, inspection.OrganisationId, after: new { targets = total });
        await jobs.AddAsync<PrefillJob>(new PrefillJob.Payload(id), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}

internal static class PrefillQueries
{
    /// <summary>Units whose reports are filled in for them: never one that is visited unannounced, before it knows.</summary>
    public static IQueryable<InspectionTarget> PrefilledTargets(this AppDb db, Guid inspection) =>
        db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId != null && (!t.IsUnannounced || t.ReleasedAt != null));
}
