using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>The way of a report: to the unit's leader, to the authority, back to be completed, accepted. Each step is one transaction, so a crash leaves it before or after.</summary>
public sealed class ReportFlow(AppDb db, Actor actor, AuditLog audit, InspectionNotices notices, TimeProvider time)
{
    /// <summary>To the unit's leader.</summary>
    public Task<bool> AskApprovalAsync(Guid report, CancellationToken ct) =>
        StepAsync(report, [ReportState.Open, ReportState.Returned], ReportState.Waiting, "sent-for-approval", null, null, ct);

    /// <summary>Back to the unit's officer.</summary>
    public Task<bool> WithdrawAsync(Guid report, string reason, CancellationToken ct) =>
        StepAsync(report, [ReportState.Waiting], ReportState.Open, "returned-inside", reason, null, ct);

    /// <summary>The leader hands it in: figures are frozen from here.</summary>
    /// <returns>False: it stands elsewhere by now, says nothing, or differs somewhere from what was counted without saying why.</returns>
    public Task<bool> SubmitAsync(Guid report, CancellationToken ct) =>
        StepAsync(report, [ReportState.Open, ReportState.Waiting, ReportState.Returned], ReportState.Submitted, "submitted", null,
            r => (r.SubmittedAt, r.SubmittedBy, r.ApprovedBy, r.ReturnedReason) = (time.GetUtcNow(), actor.AccountId, actor.AccountId, null), ct, IsCompleteAsync);

    /// <summary>Back to the unit to be completed.</summary>
    public Task<bool> ReturnAsync(Guid report, string reason, CancellationToken ct) =>
        StepAsync(report, [ReportState.Submitted, ReportState.Accepted], ReportState.Returned, "returned", reason, r => r.ReturnedReason = reason, ct);

    public Task<bool> AcceptAsync(Guid report, CancellationToken ct) =>
        StepAsync(report, [ReportState.Submitted], ReportState.Accepted, "accepted", null, null, ct);

    /// <returns>False: it stands elsewhere by now.</returns>
    private async Task<bool> StepAsync(
        Guid id, ReportState[] from, ReportState to, string action, string? reason, Action<InspectionReport>? also, CancellationToken ct, Func<Guid, CancellationToken, Task<bool>>? may = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await ReportDesk.LockAsync(db, id, ct);
        if (!from.Contains(report.State) || (may is not null && !await may(id, ct))) return false;
        var before = report.State;
        (report.State, report.PreparedAt) = (to, null);
        also?.Invoke(report);
        audit.Add($"inspection-report.{action}", id, report.OrganisationId, new { state = before }, new { report.State }, reason);
        await TellAsync(report, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Tells whoever has to do the next thing with it.</summary>
    private async Task TellAsync(InspectionReport report, CancellationToken ct)
    {
        var row = await (from t in db.InspectionTargets
                         join i in db.Inspections on t.InspectionId equals i.Id
                         join o in db.Organisations on report.OrganisationId equals o.Id
                         where t.Id == report.TargetId
                         select new { Target = t, Inspection = i, Unit = o.Name }).AsNoTracking().SingleAsync(ct);
        var (title, page) = (row.Inspection.Title, $"/inspections/units/{report.TargetId}");
        switch (report.State)
        {
            case ReportState.Waiting:
                await notices.TellHoldersAsync(report.OrganisationId, Permission.ApproveInspectionReports, "inspection.report-waiting", "Báo cáo phục vụ kiểm tra chờ duyệt", title, page, ct);
                break;
            case ReportState.Submitted:
                await notices.TellOfficersAsync(row.Inspection, "inspection.report-submitted", $"{row.Unit} đã gửi báo cáo phục vụ kiểm tra", title, page, ct);
                break;
            case ReportState.Returned:
                await notices.TellUnitAsync(row.Inspection, row.Target, "inspection.report-returned", "Báo cáo phục vụ kiểm tra được trả lại để bổ sung", $"{title}\n{report.ReturnedReason}", page, ct);
                break;
        }
    }

    /// <summary>Asked while the report's row is held: whoever writes an answer waits for it, so nothing comes in between this look and the handing in.</summary>
    private async Task<bool> IsCompleteAsync(Guid report, CancellationToken ct)
    {
        var parts = await (from answer in db.InspectionAnswers
                           join ask in db.InspectionAsks on answer.AskId equals ask.Id
                           where answer.ReportId == report
                           select new { Answer = answer, ask.Kind }).AsNoTracking().ToListAsync(ct);
        return parts.Exists(p => AnswerRules.IsAnswered(p.Answer))
            && !parts.Exists(p => AnswerRules.IsUnexplained(p.Kind, p.Answer, p.Answer.Counted is { } json ? AnswerJson.Read(json) : null));
    }
}
