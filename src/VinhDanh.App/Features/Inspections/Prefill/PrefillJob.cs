using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.Inspections.Prefill;

/// <summary>
/// Fills in the figures of all units of an inspection, some at a time. Each step writes its reports, their history and how far the run has come in one transaction: killed
/// anywhere, it goes on behind the last step that stands, and two who run it at once take turns.
/// </summary>
public sealed class PrefillJob(AppDb db, ReportFilling filling, AuditLog audit, TimeProvider time) : IJobHandler
{
    /// <summary>Units counted and written in one step: so long a unit's own officer may wait.</summary>
    public const int Step = 50;

    public static string Kind => "inspections.prefill";
    public static string Label => "Điền sẵn số liệu báo cáo kiểm tra";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var id = run.Read<Payload>().Prefill;
        while (await StepAsync(id, ct)) db.ChangeTracker.Clear();
    }

    /// <returns>False: there is nothing left to do.</returns>
    private async Task<bool> StepAsync(Guid id, CancellationToken ct)
    {
        var seen = await db.InspectionPrefills.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (seen is null or { FinishedAt: not null }) return false;
        var inspection = await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == seen.InspectionId, ct);
        var targets = inspection.State is InspectionState.Running ? await NextAsync(seen, ct) : [];
        // Counting takes longest and holds nobody up.
        var parts = await PartsAsync(inspection, targets, ct);
        var counted = await filling.CountAsync(parts, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var step = await db.InspectionPrefills.FromSql($"select * from app.inspection_prefill where id = {id} for update").SingleAsync(ct);
        if (step.FinishedAt is not null || step.LastTarget != seen.LastTarget) return true; // somebody else did this step meanwhile
        if (targets.Count == 0) (step.FinishedAt, step.Total) = (time.GetUtcNow(), step.Done);
        else await WriteAsync(step, inspection, targets, parts, counted, ct);
        step.AdvancedAt = time.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private Task<List<InspectionTarget>> NextAsync(InspectionPrefill run, CancellationToken ct)
    {
        var units = db.PrefilledTargets(run.InspectionId);
        if (run.LastTarget is { } last) units = units.Where(t => t.Id > last);
        return units.OrderBy(t => t.Id).Take(Step).AsNoTracking().ToListAsync(ct);
    }

    private async Task<Dictionary<Guid, IReadOnlyList<FilledPart>>> PartsAsync(Inspection inspection, List<InspectionTarget> targets, CancellationToken ct)
    {
        var outline = await (from q in db.InspectionQuestions
                             join a in db.InspectionAsks on q.Id equals a.QuestionId
                             where q.InspectionId == inspection.Id
                             orderby q.SortNo, a.SortNo
                             select new { Question = q, Ask = a }).AsNoTracking().ToListAsync(ct);
        var today = time.Today();
        return targets.ToDictionary(t => t.OrganisationId!.Value, t => (IReadOnlyList<FilledPart>)[.. filling.PartsOf(inspection, t, outline.Select(o => (o.Question, o.Ask)), today)]);
    }

    private async Task WriteAsync(
        InspectionPrefill step, Inspection inspection, List<InspectionTarget> targets, Dictionary<Guid, IReadOnlyList<FilledPart>> parts, CountedParts counted, CancellationToken ct)
    {
        var orderedBy = await db.Accounts.Where(a => a.Id == step.OrderedBy).Select(a => a.DisplayName).SingleAsync(ct);
        Guid[] ids = [.. targets.Select(t => t.Id)];
        // Whoever makes a visit an unannounced one, or takes a unit off the list, at this moment waits or was first.
        var known = (await db.Database.SqlQuery<Guid>($"""
            select id as "Value" from app.inspection_target
            where id = any({ids}) and organisation_id is not null and (not is_unannounced or released_at is not null)
            order by id for share
            """).ToListAsync(ct)).ToHashSet();
        var reports = await db.InspectionReports.FromSql($"select *, xmin from app.inspection_report where target_id = any({ids}) order by id for update").ToDictionaryAsync(r => r.TargetId, ct);
        Guid[] there = [.. reports.Values.Select(r => r.Id)];
        var answers = (await db.InspectionAnswers.Where(a => there.Contains(a.ReportId)).ToListAsync(ct)).ToLookup(a => a.ReportId);
        foreach (var target in targets.Where(t => known.Contains(t.Id)))
        {
            var unit = target.OrganisationId!.Value;
            var report = reports.GetValueOrDefault(target.Id) ?? await BegunAsync(target, ct);
            if (report is null or { State: not (ReportState.Open or ReportState.Returned) })
            {
                step.Kept++;
                continue;
            }
            var isNew = !reports.ContainsKey(target.Id);
            filling.Fill(report, answers[report.Id].ToDictionary(a => a.AskId), parts[unit], counted, step.OrderedBy);
            audit.Add(isNew ? "inspection-report.prepared" : "inspection-report.counted", report.Id, unit, after: new { inspection = inspection.Title, orderedBy });
            if (isNew) step.Made++;
            else step.Recounted++;
        }
        step.LastTarget = targets[^1].Id;
        step.Total = step.Done + await db.PrefilledTargets(inspection.Id).CountAsync(t => t.Id > step.LastTarget, ct);
    }

    /// <returns>Null: the unit began it itself at this moment, and fills it itself.</returns>
    private async Task<InspectionReport?> BegunAsync(InspectionTarget target, CancellationToken ct)
    {
        var (id, unit, now) = (Guid.CreateVersion7(time.GetUtcNow()), target.OrganisationId!.Value, time.GetUtcNow());
        var made = await db.Database.ExecuteSqlAsync($"""
            insert into app.inspection_report (id, target_id, organisation_id, state, prepared_at) values ({id}, {target.Id}, {unit}, 'open', {now}) on conflict (target_id) do nothing
            """, ct);
        return made == 0 ? null : await db.InspectionReports.SingleAsync(r => r.Id == id, ct);
    }

    public sealed record Payload(Guid Prefill);
}
