using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>A plan's way from its author to its signature: sent round, commented on, agreed to or returned, issued.</summary>
public sealed class CompositionFlow(AppDb db, Actor actor, CompositionDesk desk, AuditLog audit, NoticeSender notices, PlanImporting importing, TimeProvider time)
{
    /// <summary>Sends it round; the text rests until it is taken back, returned or agreed to.</summary>
    public async Task<bool> CirculateAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        Guid owner = default;
        var subject = "";
        var done = await desk.WriteAsync(id, [CompositionState.Drafting], (composition, next) =>
        {
            (owner, subject) = (composition.OrganisationId, ComposedJson.Read<PlanText>(composition.Text).Subject);
            composition.State = CompositionState.Circulated;
            db.PlanCompositionVersions.Add(desk.VersionOf(id, next, "Gửi lấy ý kiến", composition.Text));
            audit.Add("plan-composition.circulated", id, composition.OrganisationId, after: new { version = next });
            return Task.FromResult(true);
        }, ct);
        if (!done) return false;
        await TellAsync(await db.HoldersOfAsync(owner, Permission.ReadPlanDrafts, time.Today(), ct), owner, id, "plan-composition.circulated", $"Xin ý kiến dự thảo Kế hoạch: {subject}", "", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Back to its author: taken back by the author, or returned by a leader with the reason.</summary>
    public async Task<bool> ReopenAsync(Guid id, string? reason, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        (Guid Owner, Guid Author, string Subject) about = default;
        var done = await desk.WriteAsync(id, [CompositionState.Circulated, CompositionState.Agreed], (composition, _) =>
        {
            about = (composition.OrganisationId, composition.CreatedBy, ComposedJson.Read<PlanText>(composition.Text).Subject);
            (composition.State, composition.AgreedAt, composition.AgreedBy) = (CompositionState.Drafting, null, null);
            if (reason is not null) db.PlanCompositionComments.Add(CommentOf(id, null, reason));
            audit.Add(reason is null ? "plan-composition.taken-back" : "plan-composition.returned", id, composition.OrganisationId, reason: reason);
            return Task.FromResult(true);
        }, ct);
        if (!done) return false;
        if (reason is not null) await TellAsync([about.Author], about.Owner, id, "plan-composition.returned", $"Trả lại dự thảo Kế hoạch để sửa: {about.Subject}", reason, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<bool> AgreeAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        (Guid Owner, Guid Author, string Subject) about = default;
        var done = await desk.WriteAsync(id, [CompositionState.Circulated], (composition, next) =>
        {
            about = (composition.OrganisationId, composition.CreatedBy, ComposedJson.Read<PlanText>(composition.Text).Subject);
            (composition.State, composition.AgreedAt, composition.AgreedBy) = (CompositionState.Agreed, time.GetUtcNow(), actor.AccountId);
            db.PlanCompositionVersions.Add(desk.VersionOf(id, next, "Đồng ý trình ký", composition.Text));
            audit.Add("plan-composition.agreed", id, composition.OrganisationId, after: new { version = next });
            return Task.FromResult(true);
        }, ct);
        if (!done) return false;
        await TellAsync([about.Author], about.Owner, id, "plan-composition.agreed", $"Đồng ý trình ký dự thảo Kế hoạch: {about.Subject}", "", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<bool> CommentAsync(Guid id, int? line, string words, CancellationToken ct) =>
        await desk.WriteAsync(id, [CompositionState.Drafting, CompositionState.Circulated, CompositionState.Agreed], (composition, _) =>
        {
            db.PlanCompositionComments.Add(CommentOf(id, line is { } at && ComposedJson.Read<PlanText>(composition.Text).Find(at) is not null ? at : null, words));
            audit.Add("plan-composition.commented", id, composition.OrganisationId, after: new { line, words });
            return Task.FromResult(true);
        }, ct);

    public async Task<bool> SettleAsync(Guid id, Guid comment, CancellationToken ct) =>
        await desk.WriteAsync(id, [CompositionState.Drafting, CompositionState.Circulated, CompositionState.Agreed], async (composition, _) =>
        {
            if (await db.PlanCompositionComments.SingleOrDefaultAsync(c => c.Id == comment && c.CompositionId == id && c.SettledAt == null, ct) is not { } open) return false;
            (open.SettledAt, open.SettledBy) = (time.GetUtcNow(), actor.AccountId);
            audit.Add("plan-composition.comment-settled", id, composition.OrganisationId, after: new { comment });
            return true;
        }, ct);

    /// <summary>
    /// Writes the paper and takes it in like any plan, to be reviewed and confirmed. What is issued is what was agreed to; number and day are
    /// those of the clerical office, and may follow later with the signed copy.
    /// </summary>
    /// <returns>The import; null when the plan is not agreed to any more.</returns>
    /// <exception cref="InvalidDataException">The paper that was just written can't be taken in.</exception>
    public async Task<Guid?> IssueAsync(Guid id, int? number, DateOnly? day, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await desk.OpenAsync(id, ct) is not { Composition: { State: CompositionState.Agreed } composition } opened) return null;
        var text = opened.Text with { Number = number, Date = day };
        using var paper = new MemoryStream();
        DocxWriter.Write(PlanPaper.Of(text), paper);
        paper.Position = 0;
        var outcome = await importing.TakeAsync(paper, $"{PlanPaper.NameOf(text).Replace('/', '-')}.docx", composition.OrganisationId, ImportPurpose.New, null, ct);
        if (outcome is not PlanImporting.Outcome.Taken(var import)) throw new InvalidDataException(((PlanImporting.Outcome.Refused)outcome).Why);
        var importId = import.Id;
        var done = await desk.WriteAsync(id, [CompositionState.Agreed], (current, next) =>
        {
            (current.State, current.ImportId, current.Text) = (CompositionState.Issued, importId, ComposedJson.Write(text));
            db.PlanCompositionVersions.Add(desk.VersionOf(id, next, "Ban hành", current.Text));
            audit.Add("plan-composition.issued", id, current.OrganisationId, after: new { number, day, import = importId });
            return Task.FromResult(true);
        }, ct);
        if (!done) return null; // somebody else issued or took it back at this moment; nothing of this is kept
        await transaction.CommitAsync(ct);
        return importId;
    }

    public async Task<bool> DropAsync(Guid id, CancellationToken ct) =>
        await desk.WriteAsync(id, [CompositionState.Drafting, CompositionState.Circulated, CompositionState.Agreed], (composition, _) =>
        {
            composition.State = CompositionState.Dropped;
            audit.Add("plan-composition.dropped", id, composition.OrganisationId);
            return Task.FromResult(true);
        }, ct);

    private PlanCompositionComment CommentOf(Guid id, int? line, string words) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()), CompositionId = id, LineId = line, Text = words, MadeAt = time.GetUtcNow(),
        MadeBy = actor.AccountId ?? throw new InvalidOperationException("A comment needs a person."),
    };

    private async Task TellAsync(IEnumerable<Guid> accounts, Guid owner, Guid id, string kind, string title, string body, CancellationToken ct) =>
        await notices.AddAsync(accounts.Where(a => a != actor.AccountId), owner, kind, title, body, $"/compositions/{id}/opinions", null, ct);
}
