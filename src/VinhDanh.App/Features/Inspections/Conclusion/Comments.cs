using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>The round of comments on a draft: the unit and the authority's people say what they think, an officer answers each.</summary>
public sealed class Comments(AppDb db, Actor actor, AuditLog audit, InspectionNotices notices, TimeProvider time)
{
    public Task<List<CommentView>> OfAsync(Guid target, CancellationToken ct) => (
        from c in db.InspectionComments
        join o in db.Organisations on c.OrganisationId equals o.Id
        join a in db.Accounts on c.MadeBy equals a.Id
        where c.TargetId == target
        orderby c.MadeAt, c.Id
        select new CommentView(c, o.Name, a.DisplayName)).AsNoTracking().ToListAsync(ct);

    /// <summary>Whether somebody of the unit may say something now.</summary>
    public bool MayComment(CaseView view) =>
        view.Conclusion?.State is ConclusionState.Commenting && actor.OrganisationId == view.Target.OrganisationId && actor.May(Permission.AnswerInspections);

    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> AddAsync(CaseView view, CommentForm form, CancellationToken ct)
    {
        if (form.Finding is { } finding && view.Findings.All(f => f.Finding.Id != finding)) return "Nội dung này không còn trong dự thảo.";
        await using var transaction = await db.BeginOrJoinAsync(ct);
        // Whoever submits it to be signed at this moment waits, or was first.
        await db.Database.ExecuteSqlAsync($"select 1 from app.inspection_target where id = {view.Target.Id} for update", ct);
        if (!await db.InspectionConclusions.AnyAsync(c => c.TargetId == view.Target.Id && c.State == ConclusionState.Commenting, ct)) return "Dự thảo không còn lấy ý kiến; ý kiến vừa nhập chưa được ghi.";
        var row = new InspectionComment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), TargetId = view.Target.Id, FindingId = form.Finding, OrganisationId = actor.OrganisationId,
            Text = form.Text.Trim().ReplaceLineEndings("\n"), MadeBy = actor.AccountId!.Value, MadeAt = time.GetUtcNow(),
        };
        db.InspectionComments.Add(row);
        audit.Add("inspection-target.commented", view.Target.Id, view.Inspection.OrganisationId, after: new { row.Text, by = actor.Acting!.OrganisationName });
        await notices.TellOfficersAsync(view.Inspection, "inspection.commented", $"{view.Unit} góp ý dự thảo kết luận", row.Text, $"/inspections/{view.Inspection.Id}/targets/{view.Target.Id}/conclusion", ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <inheritdoc cref="AddAsync"/>
    public async Task<string?> AnswerAsync(CaseView view, AnswerToComment form, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, view.Target.Id, ct)) return FindingDesk.Settled;
        if (await db.InspectionComments.SingleOrDefaultAsync(c => c.Id == form.Comment && c.TargetId == view.Target.Id, ct) is not { } row) return "Ý kiến này không còn.";
        var before = row.Answer;
        (row.Answer, row.AnsweredBy, row.AnsweredAt) = (form.Text.Trim().ReplaceLineEndings("\n"), actor.AccountId, time.GetUtcNow());
        audit.Add("inspection-target.comment-answered", view.Target.Id, view.Inspection.OrganisationId, new { answer = before }, new { row.Answer });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}

/// <param name="From">The organisation that says it.</param>
/// <param name="By">The person.</param>
public sealed record CommentView(InspectionComment Comment, string From, string By);
