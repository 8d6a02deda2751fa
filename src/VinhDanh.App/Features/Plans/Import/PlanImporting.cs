using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Files;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Import;

/// <summary>Takes a plan document in: reads it, keeps the file, leaves a draft to review.</summary>
public sealed class PlanImporting(AppDb db, Actor actor, AuditLog audit, FileUploads files, TimeProvider time)
{
    /// <summary>Reads and keeps one document.</summary>
    /// <param name="organisationId">The authority whose plan it is; in the actor's scope.</param>
    public async Task<Outcome> TakeAsync(
        Stream content, string fileName, Guid organisationId, ImportPurpose purpose, Guid? programmeId, CancellationToken ct)
    {
        var intake = await PaperIntake.TakeAsync(files, content, fileName, ct);
        if (intake is PaperIntake.Refused(var unfit)) return new Outcome.Refused(unfit);
        var (fit, reading) = (PaperIntake.Read)intake;
        using var _ = fit;

        var directory = await DirectoryMatcher.LoadAsync(db, organisationId, reading.Date ?? time.Today(), ct);
        var draft = DraftMaking.Of(reading, directory, time.Today().Year);

        await using var transaction = await db.BeginOrJoinAsync(ct);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var file = await files.AddAsync(fit, organisationId, "plan-import", id, ct);
        var import = new PlanImport
        {
            Id = id,
            OrganisationId = organisationId,
            FileId = file.Id,
            ProgrammeId = programmeId,
            Purpose = purpose,
            Reading = PaperJson.Write(reading),
            Draft = draft.Write(),
            CreatedAt = time.GetUtcNow(),
            CreatedBy = actor.AccountId ?? throw new InvalidOperationException("An import needs a person."),
        };
        db.PlanImports.Add(import);
        audit.Add("plan-import.taken", id, organisationId,
            after: new { file = fileName, tasks = draft.Tasks.Count, reading.Coverage.Blocks, reading.Coverage.Placed });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Taken(import);
    }

    public abstract record Outcome
    {
        public sealed record Taken(PlanImport Import) : Outcome;

        /// <param name="Why">In the words shown to the officer.</param>
        public sealed record Refused(string Why) : Outcome;
    }
}
