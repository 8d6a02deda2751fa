using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>The way of a report: to the unit's leader, to the authority, back to be completed, accepted. Each step is one transaction, so a crash leaves it before or after.</summary>
public sealed class ReportFlow(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
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
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
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
