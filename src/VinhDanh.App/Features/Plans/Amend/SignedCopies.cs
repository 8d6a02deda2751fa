using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Number, date and the signed paper of a programme whose plan was taken in before it was signed.</summary>
public sealed class SignedCopies(AppDb db, Actor actor, AuditLog audit, FileUploads files)
{
    /// <summary>Keeps a signed copy that was read and compared; its differences are not applied here.</summary>
    /// <param name="seen">Version of the programme that the person looked at.</param>
    /// <param name="asCorrection">The document stays, to be applied as a corrected version.</param>
    public async Task<Outcome> SaveAsync(Guid programmeId, Guid importId, string number, DateOnly issuedOn, uint seen, bool asCorrection, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.OwnedProgrammes(actor).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return new Outcome.NotHere();
        if (programme.Version != seen) return new Outcome.Stale();
        var import = await db.OwnedImports(actor).SingleOrDefaultAsync(
            i => i.Id == importId && i.ProgrammeId == programmeId && i.Purpose == ImportPurpose.Correction && i.State == ImportState.Draft, ct);
        if (import is null) return new Outcome.NotHere();
        if (!asCorrection) import.State = ImportState.Discarded;
        var file = await db.FileReferences.AsNoTracking().SingleAsync(f => f.Id == import.FileId, ct);
        audit.Add("plan-import.compared", import.Id, import.OrganisationId);
        return await WriteAsync(programme, file, number, issuedOn, transaction, ct);
    }

    /// <summary>Keeps a signed copy that nothing on this machine can read.</summary>
    public async Task<Outcome> SaveUnreadAsync(Guid programmeId, IFormFile paper, string number, DateOnly issuedOn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.OwnedProgrammes(actor).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return new Outcome.NotHere();
        var taken = await files.AddAsync(paper, programme.OrganisationId, "programme", programme.Id, ct);
        if (taken is FileOutcome.Refused(var why)) return new Outcome.Refused(why.Words);
        return await WriteAsync(programme, ((FileOutcome.Added)taken).Reference, number, issuedOn, transaction, ct);
    }

    private async Task<Outcome> WriteAsync(
        Programme programme, FileReference file, string number, DateOnly issuedOn, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken ct)
    {
        var before = new { signedNumber = programme.Number, signedOn = programme.IssuedOn };
        (programme.Number, programme.IssuedOn, programme.SignedFileId) = (number, issuedOn, file.Id);
        audit.Add("programme.signed-copy-added", programme.Id, programme.OrganisationId, before, new { signedNumber = number, signedOn = issuedOn, signedFile = file.Name });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Stale(); // somebody changed the programme, or dealt with the document, at this moment
        }

        await transaction.CommitAsync(ct);
        return new Outcome.Saved();
    }

    public abstract record Outcome
    {
        public sealed record Saved : Outcome;
        public sealed record NotHere : Outcome;
        public sealed record Stale : Outcome;

        /// <param name="Why">In the words shown to the officer.</param>
        public sealed record Refused(string Why) : Outcome;
    }
}
