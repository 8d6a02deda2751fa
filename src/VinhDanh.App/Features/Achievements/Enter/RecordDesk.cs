using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Enter;

/// <summary>Writes entries: each change with its audit in one transaction, each correction with its reason and document.</summary>
public sealed class RecordDesk(AppDb db, Actor actor, AuditLog audit, FileUploads files, LawShelf law, TimeProvider time)
{
    public static Refusal Changed { get; } = new("", Meanwhile.Changed("mục này"));

    /// <returns>Null: done. Otherwise why not, in words, with the field it concerns.</returns>
    public async Task<Refusal?> AddAsync(EntryFields fields, EntryForm form, CancellationToken ct)
    {
        var subject = fields.Record.Subject;
        var entry = new Achievement
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), PersonId = subject.IsUnit ? null : subject.Id, UnitId = subject.IsUnit ? subject.Id : null, Kind = fields.Kind, Year = 0, Code = "",
            Source = AchievementSource.Hand, CreatedBy = actor.AccountId, CreatedAt = time.GetUtcNow(),
        };
        form.Apply(fields, entry);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Achievements.Add(entry);
        audit.Add("achievement.entered", subject.Id, subject.OwnerId, after: new { entry = AchievementWords.Line(entry, law) });
        if (await SaveAsync(entry, subject, form, ct) is { } refused) return refused;
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Changes an entry. What it said before stays readable beside it.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public async Task<Refusal?> CorrectAsync(Achievement entry, EntryFields fields, EntryForm form, string reason, string document, CancellationToken ct)
    {
        var subject = fields.Record.Subject;
        var before = AchievementWords.Line(entry, law);
        form.Apply(fields, entry);
        // Somebody compared the old words with the decision, not these.
        (entry.VerifiedAt, entry.VerifiedBy) = (null, null);
        var after = AchievementWords.Line(entry, law);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.AchievementCorrections.Add(new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), AchievementId = entry.Id, Reason = reason, Document = document, Before = before, After = after,
            CorrectedBy = actor.AccountId!.Value, CorrectedAt = time.GetUtcNow(),
        });
        audit.Add("achievement.corrected", subject.Id, subject.OwnerId, new { entry = before }, new { entry = after, document }, reason);
        if (await SaveAsync(entry, subject, form, ct) is { } refused) return refused;
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Takes an entry out of the record; the row stays as the trace.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public async Task<Refusal?> RemoveAsync(Achievement entry, RecordSubject subject, string reason, string document, CancellationToken ct)
    {
        (entry.RemovedAt, entry.RemovedBy) = (time.GetUtcNow(), actor.AccountId);
        audit.Add("achievement.removed", subject.Id, subject.OwnerId, new { entry = AchievementWords.Line(entry, law) }, new { document }, reason);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    private async Task<Refusal?> SaveAsync(Achievement entry, RecordSubject subject, EntryForm form, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            if (form.File is { Length: > 0 } file)
            {
                if (await files.AddAsync(file, subject.OwnerId, AchievementFiles.Kind, entry.Id, ct) is FileOutcome.Refused(var why)) return new("Input.File", why.Words);
                await db.SaveChangesAsync(ct);
            }
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
        catch (DbUpdateException e) when (AchievementViolations.WordsOf(e) is { } words)
        {
            return new("Input.Year", words);
        }
    }
}

/// <param name="Field">Of the form; empty: of the whole.</param>
public sealed record Refusal(string Field, string Why);

/// <summary>What the database refuses, in words.</summary>
internal static class AchievementViolations
{
    /// <returns>Null: a failure that nobody can mend in the form.</returns>
    public static string? WordsOf(DbUpdateException e) => Directory.Violation.Of(e) switch
    {
        "achievement_one_rating_ix" => "Năm này đã ghi mức xếp loại; hãy đính chính mục đã có.",
        "achievement_title_once_ix" => "Danh hiệu, hình thức này của năm đã có trong hồ sơ.",
        _ => null,
    };
}
