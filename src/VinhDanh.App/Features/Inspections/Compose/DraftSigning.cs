using VinhDanh.App.Features.Inspections.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Notices;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>An inspection plan's way from its author to its signature: submitted, agreed to or returned, signed; then it is an inspection.</summary>
public sealed class DraftSigning(
    AppDb db, Actor actor, DraftDesk desk, AuditLog audit, NoticeSender notices, InspectionImporting importing, FileUploads files, TimeProvider time)
{
    /// <summary>Before the leaders; the text rests until it is taken back, returned or signed.</summary>
    public async Task<bool> SubmitAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        About? about = null;
        var done = await desk.WriteAsync(id, [DraftState.Drafting], composition =>
        {
            about = AboutOf(composition);
            (composition.State, composition.ReturnedReason) = (DraftState.Submitted, null);
            audit.Add("inspection-composition.submitted", id, composition.OrganisationId);
            return true;
        }, ct);
        if (!done) return false;
        await TellAsync(await db.HoldersOfAsync(about!.Owner, Permission.SignOffPlans, time.Today(), ct), about, id, "inspection-composition.submitted", "Trình duyệt dự thảo Kế hoạch", "", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Back to its author: taken back by the author, or returned by a leader with the reason. A signed one too, once its inspection was thrown away.</summary>
    public async Task<bool> ReopenAsync(Guid id, string? reason, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        About? about = null;
        var done = await desk.WriteAsync(id, reason is null ? [DraftState.Submitted, DraftState.Agreed, DraftState.Issued] : [DraftState.Submitted, DraftState.Agreed], composition =>
        {
            if (composition is { State: DraftState.Issued, InspectionId: not null }) return false;
            about = AboutOf(composition);
            (composition.State, composition.ReturnedReason, composition.AgreedAt, composition.AgreedBy, composition.SignedFileId) = (DraftState.Drafting, reason, null, null, null);
            composition.Text = ComposedJson.Write(ComposedJson.Read<InspectionText>(composition.Text) with { Number = null, Date = null });
            audit.Add(reason is null ? "inspection-composition.taken-back" : "inspection-composition.returned", id, composition.OrganisationId, reason: reason);
            return true;
        }, ct);
        if (!done) return false;
        if (reason is not null) await TellAsync([about!.Author], about, id, "inspection-composition.returned", "Trả lại dự thảo Kế hoạch để sửa", reason, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<bool> AgreeAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        About? about = null;
        var done = await desk.WriteAsync(id, [DraftState.Submitted], composition =>
        {
            about = AboutOf(composition);
            (composition.State, composition.AgreedAt, composition.AgreedBy) = (DraftState.Agreed, time.GetUtcNow(), actor.AccountId);
            audit.Add("inspection-composition.agreed", id, composition.OrganisationId);
            return true;
        }, ct);
        if (!done) return false;
        await TellAsync([about!.Author], about, id, "inspection-composition.agreed", "Đồng ý trình ký dự thảo Kế hoạch", "", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>
    /// Writes the paper and takes it in like any inspection plan: one way in, so nothing of the inspection can part from its paper. What is signed is
    /// what a leader agreed to.
    /// </summary>
    /// <param name="from">Submitted: the leader signs at once. Agreed: the clerical office's number and day are entered.</param>
    /// <param name="scan">The signed paper; null: it follows, or is kept elsewhere.</param>
    public async Task<Outcome> SignAsync(Guid id, DraftState from, int number, DateOnly day, IFormFile? scan, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await desk.OpenAsync(id, ct) is not { } opened || opened.Composition.State != from || opened.Composition.OrganisationId != actor.OrganisationId) return new Outcome.Gone();
        var (composition, text) = (opened.Composition, opened.Text with { Number = number, Date = day });
        if (InspectionReadBack.Of(text).Differences is [{ } first, ..]) return new Outcome.Refused(first.Message);
        using var paper = new MemoryStream();
        DocxWriter.Write(InspectionPaper.Of(text), paper);
        paper.Position = 0;
        var taken = await importing.TakeAsync(paper, $"{InspectionPaper.NameOf(text).Replace('/', '-')}.docx", composition.OrganisationId, ct);
        if (taken is not InspectionImporting.Outcome.Taken(var inspection)) return new Outcome.Refused(((InspectionImporting.Outcome.Refused)taken).Why);
        Guid? signed = null;
        if (scan is not null)
        {
            var kept = await files.AddAsync(scan, composition.OrganisationId, InspectionFiles.Plan, inspection, ct, [FileKind.Pdf, FileKind.Png, FileKind.Jpeg]);
            if (kept is FileOutcome.Refused(var why)) return new Outcome.Refused(why.Words);
            signed = ((FileOutcome.Added)kept).Reference.Id;
            await db.SaveChangesAsync(ct);
        }
        var done = await desk.WriteAsync(id, [from], current =>
        {
            if (current.Text != composition.Text) return false;
            (current.State, current.Text, current.InspectionId, current.SignedFileId) = (DraftState.Issued, ComposedJson.Write(text), inspection, signed);
            (current.AgreedAt, current.AgreedBy) = (current.AgreedAt ?? time.GetUtcNow(), current.AgreedBy ?? actor.AccountId);
            audit.Add("inspection-composition.signed", id, current.OrganisationId, after: new { number, day, inspection });
            return true;
        }, ct);
        if (!done) return new Outcome.Gone(); // somebody else signed or took it back at this moment; nothing of this is kept
        if (from is DraftState.Submitted) await TellAsync([composition.CreatedBy], AboutOf(composition), id, "inspection-composition.signed", "Đã ký Kế hoạch", "", ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Issued(inspection);
    }

    public Task<bool> DropAsync(Guid id, CancellationToken ct) => desk.WriteAsync(id, [DraftState.Drafting, DraftState.Submitted, DraftState.Agreed], composition =>
    {
        composition.State = DraftState.Dropped;
        audit.Add("inspection-composition.dropped", id, composition.OrganisationId);
        return true;
    }, ct);

    private static About AboutOf(InspectionComposition composition) => new(composition.OrganisationId, composition.CreatedBy, ComposedJson.Read<InspectionText>(composition.Text).Subject);

    private async Task TellAsync(IEnumerable<Guid> accounts, About about, Guid id, string kind, string what, string body, CancellationToken ct) =>
        await notices.AddAsync(accounts.Where(a => a != actor.AccountId), about.Owner, kind, $"{what}: {about.Subject}", body, $"/inspections/compositions/{id}/signing", null, ct);

    private sealed record About(Guid Owner, Guid Author, string Subject);

    public abstract record Outcome
    {
        /// <param name="Inspection">What it became.</param>
        public sealed record Issued(Guid Inspection) : Outcome;

        /// <summary>No longer where it was to be signed from.</summary>
        public sealed record Gone : Outcome;

        /// <param name="Why">In the words shown to the officer.</param>
        public sealed record Refused(string Why) : Outcome;
    }
}
