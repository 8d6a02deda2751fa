using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>
/// The way of a conclusion: drafted from the findings, read by the unit, to the leader, issued. Each step is one transaction; what was issued is kept
/// as a file and its recommendations are tasks from that moment.
/// </summary>
public sealed class ConclusionFlow(AppDb db, Actor actor, AuditLog audit, FileUploads files, TaskOrders orders, InspectionNotices notices, InspectionNames names, TimeProvider time)
{
    private const string Group = "Thực hiện kết luận kiểm tra";
    private const string Changed = "Kết luận vừa được người khác xử lý; xem lại rồi làm lại nếu vẫn cần.";

    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> SaveAsync(CaseView view, DraftForm form, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, view.Target.Id, ct)) return FindingDesk.Settled;
        var row = await FindAsync(view, ct);
        if ((row?.Version ?? 0) != form.Version) return "Người khác vừa sửa dự thảo. Nội dung đồng chí nhập được giữ; bấm lại nếu vẫn muốn ghi.";
        if (row is null) db.InspectionConclusions.Add(row = new() { TargetId = view.Target.Id });
        var before = row.Assessment;
        row.Assessment = Blank(form.Assessment)?.ReplaceLineEndings("\n");
        if (before != row.Assessment) audit.Add("inspection-target.conclusion-drafted", view.Target.Id, view.Inspection.OrganisationId, new { assessment = before }, new { row.Assessment });
        return await EndAsync(transaction, ct);
    }

    /// <summary>Shows the draft to the unit and asks what it thinks; again with a later day while the round goes on.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<string?> AskCommentsAsync(CaseView view, RoundForm form, CancellationToken ct)
    {
        if (form.Due < time.Today()) return "Hạn góp ý không thể trước hôm nay.";
        if (!view.Findings.Any()) return "Chưa có ghi nhận nào để lấy ý kiến.";
        if (view.Target.IsUnannounced && view.Target.ReleasedAt is null) return "Cuộc kiểm tra đột xuất chưa công bố cho đơn vị; công bố trước khi lấy ý kiến.";
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, view.Target.Id, ct)) return FindingDesk.Settled;
        var row = await FindAsync(view, ct);
        if ((row?.Version ?? 0) != form.Version) return Changed;
        if (row is null) db.InspectionConclusions.Add(row = new() { TargetId = view.Target.Id });
        (row.State, row.CommentsDue) = (ConclusionState.Commenting, form.Due);
        audit.Add("inspection-target.conclusion-sent-for-comments", view.Target.Id, view.Inspection.OrganisationId, after: new { row.CommentsDue });
        await notices.TellUnitAsync(view.Inspection, view.Target, "inspection.comments-asked", "Dự thảo kết luận kiểm tra lấy ý kiến đơn vị",
            $"{view.Inspection.Title}\nGóp ý chậm nhất ngày {Vn.Date(form.Due!.Value)}.", $"/inspections/units/{view.Target.Id}/conclusion", ct);
        return await EndAsync(transaction, ct);
    }

    /// <summary>To the leader who signs. From here the findings stand.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<string?> SubmitAsync(CaseView view, uint version, CancellationToken ct)
    {
        if (await MissingAsync(view, ct) is { } missing) return missing;
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, view.Target.Id, ct)) return FindingDesk.Settled;
        if (await FindAsync(view, ct) is not { } row || row.Version != version) return Changed;
        (row.State, row.ReturnedReason) = (ConclusionState.Waiting, null);
        audit.Add("inspection-target.conclusion-submitted", view.Target.Id, view.Inspection.OrganisationId);
        await notices.TellSignersAsync(view.Inspection, "inspection.conclusion-waiting", $"Kết luận kiểm tra {view.Unit} chờ ký", view.Inspection.Title, Page(view), ct);
        return await EndAsync(transaction, ct);
    }

    /// <summary>Back from the leader, to be mended.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<string?> ReturnAsync(CaseView view, uint version, string reason, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await HeldAsync(view, version, ConclusionState.Waiting, ct) is not { } row) return Changed;
        (row.State, row.ReturnedReason) = (ConclusionState.Draft, reason.Trim());
        audit.Add("inspection-target.conclusion-returned", view.Target.Id, view.Inspection.OrganisationId, reason: row.ReturnedReason);
        await notices.TellOfficersAsync(view.Inspection, "inspection.conclusion-returned", $"Kết luận kiểm tra {view.Unit} được chuyển lại để sửa", row.ReturnedReason, Page(view), ct);
        return await EndAsync(transaction, ct);
    }

    /// <summary>Signed: kept as it is, told to the unit, and what it asks for becomes tasks with an owner and a day.</summary>
    /// <param name="signsHere">The actor is the one who signs; otherwise the signed paper is recorded, and has to be at hand.</param>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<string?> IssueAsync(CaseView view, IssueForm form, bool signsHere, CancellationToken ct)
    {
        if (form.On > time.Today()) return "Ngày ký không thể sau hôm nay.";
        if (view.Target.VisitOn is { } visit && form.On < visit) return $"Ngày ký không thể trước ngày kiểm tra ({Vn.Date(visit)}).";
        if (!signsHere && form.Scan is null) return "Chọn tệp kết luận đã ký: người ghi không phải là người ký trong chương trình.";
        if (await MissingAsync(view, ct) is { } missing) return missing;
        await using var transaction = await db.BeginOrJoinAsync(ct);
        // The first statement takes the unit's row: whoever writes findings at this moment waits, or has been first and is told below.
        await db.Database.ExecuteSqlAsync($"select 1 from app.inspection_target where id = {view.Target.Id} for update", ct);
        var from = signsHere ? ConclusionState.Waiting : view.Conclusion?.State;
        if (await HeldAsync(view, form.Version, from, ct) is not { } row || row.State is ConclusionState.Issued) return Changed;
        if (!await UnchangedAsync(view, ct)) return "Các ghi nhận vừa được sửa; xem lại kết luận rồi ký lại.";
        (row.State, row.Number, row.IssuedOn, row.Signer) = (ConclusionState.Issued, form.Number.Trim(), form.On, form.Signer.Trim());
        (row.IssuedBy, row.IssuedAt, row.ReturnedReason) = (actor.AccountId, time.GetUtcNow(), null);
        var ground = $"Kết luận số {row.Number}";
        var kept = form.Scan is not null
            ? await files.AddAsync(form.Scan, view.Inspection.OrganisationId, ConclusionFiles.Kind, view.Target.Id, ct)
            : await KeepAsync(view, row, ct);
        if (kept is FileOutcome.Refused(var why)) return why.Words;
        row.FileId = ((FileOutcome.Added)kept).Reference.Id;
        if (!await FollowAsync(view, form.Programme, $"{ground} {Vn.DateInWords(form.On!.Value)}", ct)) return "Chọn một chương trình công tác đang mở của cơ quan để theo dõi kiến nghị.";
        audit.Add("inspection-target.conclusion-issued", view.Target.Id, view.Inspection.OrganisationId, after: new { row.Number, row.IssuedOn, row.Signer, followUps = view.Asked.Count() });
        await notices.TellUnitAsync(view.Inspection, view.Target, "inspection.concluded", $"{ground} về kiểm tra tại đơn vị",
            view.Asked.Any() ? $"{view.Inspection.Title}\nCó {Vn.Number(view.Asked.Count())} kiến nghị phải thực hiện, xem từng thời hạn trong kết luận." : view.Inspection.Title, $"/inspections/units/{view.Target.Id}/conclusion", ct);
        return await EndAsync(transaction, ct);
    }

    /// <summary>The unit is done with: nothing that was asked is open.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<string?> CloseAsync(CaseView view, CancellationToken ct)
    {
        if (view.Conclusion?.State is not ConclusionState.Issued) return "Chưa ban hành kết luận.";
        if (view.Asked.Count(a => a.FollowUp is { IsOpen: true }) is > 0 and var open) return $"Còn {Vn.Number(open)} kiến nghị chưa thực hiện xong.";
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var now = time.GetUtcNow();
        if (await db.InspectionTargets.Where(t => t.Id == view.Target.Id && t.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.ClosedAt, now), ct) == 0) return "Đã kết thúc theo dõi đơn vị này.";
        audit.Add("inspection-target.closed", view.Target.Id, view.Inspection.OrganisationId);
        return await EndAsync(transaction, ct);
    }

    /// <summary>What keeps a conclusion from being signed; null: nothing.</summary>
    private async Task<string?> MissingAsync(CaseView view, CancellationToken ct)
    {
        if (!view.Findings.Any()) return "Chưa có ghi nhận nào để kết luận.";
        if (string.IsNullOrWhiteSpace(view.Conclusion?.Assessment)) return "Chưa có nhận xét chung của kết luận.";
        // Everything that is asked becomes a task: somebody does it by some day.
        var undated = view.Asked.Where(a => a.Finding.DueOn is null).ToList();
        if (undated.Count > 0) return $"Còn {Vn.Number(undated.Count)} kiến nghị chưa có thời hạn: {string.Join("; ", undated.Take(3).Select(a => Beginning(a.Finding.Text)))}.";
        var past = view.Asked.Where(a => a.Finding.DueOn < time.Today()).ToList();
        if (past.Count > 0) return $"Có {Vn.Number(past.Count)} kiến nghị với thời hạn đã qua: {string.Join("; ", past.Take(3).Select(a => Beginning(a.Finding.Text)))}.";
        return await db.InspectionComments.CountAsync(c => c.TargetId == view.Target.Id && c.Answer == null, ct) is > 0 and var waiting ? $"Còn {Vn.Number(waiting)} ý kiến góp ý chưa trả lời." : null;
    }

    private async Task<bool> FollowAsync(CaseView view, Guid? programme, string ground, CancellationToken ct)
    {
        var asked = view.Asked.ToList();
        if (asked.Count == 0) return true;
        var made = await orders.OrderAsync(programme, Group, ground,
            [.. asked.Select(a => new TaskOrder(Title(a.Finding.Text), "Báo cáo kết quả thực hiện, kèm minh chứng", a.Finding.ResponsibleId ?? view.Target.OrganisationId!.Value, a.Responsible!, a.Finding.DueOn!.Value))], ct);
        if (made is null) return false;
        foreach (var (place, a) in asked.Index())
        {
            var (finding, task) = (a.Finding.Id, made[place]);
            await db.InspectionFindings.Where(f => f.Id == finding).ExecuteUpdateAsync(s => s.SetProperty(f => f.TaskId, task), ct);
        }

        return true;
    }

    private async Task<FileOutcome> KeepAsync(CaseView view, InspectionConclusion row, CancellationToken ct)
    {
        using var paper = new MemoryStream();
        DocxWriter.Write(ConclusionPaper.Of(view with { Conclusion = row }, await names.OfAsync(view.Inspection, ct)), paper);
        paper.Position = 0;
        return await files.AddAsync(paper, $"Kết luận kiểm tra {view.Unit}.docx", view.Inspection.OrganisationId, ConclusionFiles.Kind, view.Target.Id, ct);
    }

    /// <summary>Whether the findings are still those that the page showed.</summary>
    private async Task<bool> UnchangedAsync(CaseView view, CancellationToken ct)
    {
        var now = await db.InspectionFindings.AsNoTracking().Where(f => f.TargetId == view.Target.Id).ToDictionaryAsync(f => f.Id, f => f.Version, ct);
        return now.Count == view.Findings.Count() && view.Findings.All(f => now.GetValueOrDefault(f.Finding.Id) == f.Finding.Version);
    }

    private Task<InspectionConclusion?> FindAsync(CaseView view, CancellationToken ct) => db.InspectionConclusions.SingleOrDefaultAsync(c => c.TargetId == view.Target.Id, ct);

    private async Task<InspectionConclusion?> HeldAsync(CaseView view, uint version, ConclusionState? state, CancellationToken ct) =>
        await FindAsync(view, ct) is { } row && row.Version == version && row.State == state ? row : null;

    private async Task<string?> EndAsync(JoinedTransaction transaction, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Violation.Of(e) is "inspection_conclusion_pk")
        {
            return Changed;
        }

        await transaction.CommitAsync(ct);
        return null;
    }

    private static string Page(CaseView view) => $"/inspections/{view.Inspection.Id}/targets/{view.Target.Id}/conclusion";

    private static string Title(string text) => FindingBlocks.Sentence(text).TrimEnd('.');

    private static string Beginning(string text) => text.Length > 60 ? text[..60].TrimEnd() + "…" : text;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
