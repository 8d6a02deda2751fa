using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Of what two records of one person say twice, the one that stays keeps its own; of two levels for a year too. What goes out stays as a trace.</summary>
internal sealed class MergedAchievements(AppDb db, Actor actor, AuditLog audit, LawShelf law, TimeProvider time) : IMergedRecords
{
    public async Task JoinAsync(Guid keep, Guid gone, Guid ownerId, CancellationToken ct)
    {
        var entries = await db.Achievements.Where(e => e.RemovedAt == null && (e.PersonId == keep || e.PersonId == gone || e.UnitId == keep || e.UnitId == gone)).ToListAsync(ct);
        var kept = entries.Where(e => e.SubjectId == keep).Select(Key).ToHashSet();
        var doubled = entries.Where(e => e.SubjectId == gone && kept.Contains(Key(e))).ToList();
        foreach (var entry in doubled) (entry.RemovedAt, entry.RemovedBy) = (time.GetUtcNow(), actor.AccountId);
        if (entries.Any(e => e.SubjectId == gone)) audit.Add("achievement.merged", keep, ownerId, after: new { entries = entries.Count(e => e.SubjectId == gone) - doubled.Count, doubled = doubled.Select(e => AchievementWords.Line(e, law)) });

        var settings = await db.AchievementSubjects.Where(s => s.PersonId == keep || s.PersonId == gone || s.UnitId == keep || s.UnitId == gone).ToListAsync(ct);
        if (settings.Find(s => (s.PersonId ?? s.UnitId) == keep) is { } own && settings.Find(s => (s.PersonId ?? s.UnitId) == gone) is { } theirs) Join(own, theirs, ownerId);
        var now = time.GetUtcNow();
        // What both records chose is read as the one that stays has it; what only the other chose comes along.
        await db.AchievementReadings.Where(r => (r.PersonId == gone || r.UnitId == gone) && r.EndedAt == null && db.AchievementReadings.Any(k => (k.PersonId == keep || k.UnitId == keep) && k.EndedAt == null && k.Reading == r.Reading))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), ct);
    }

    /// <summary>Each record has one row of these; what only the one that goes says is not lost, and a case that is being dealt with least of all.</summary>
    private void Join(AchievementSubject own, AchievementSubject theirs, Guid ownerId)
    {
        var before = new { own.Kind, own.Criteria, own.IsRetiring, own.FoundedIn, own.PendingCase };
        own.Kind ??= theirs.Kind;
        own.Criteria ??= theirs.Criteria;
        own.IsRetiring ??= theirs.IsRetiring;
        own.FoundedIn ??= theirs.FoundedIn;
        own.PendingCase = string.Join("; ", new[] { own.PendingCase, theirs.PendingCase }.OfType<string>().Distinct()) is { Length: > 0 } pending ? pending : null;
        var after = new { own.Kind, own.Criteria, own.IsRetiring, own.FoundedIn, own.PendingCase };
        if (!after.Equals(before)) audit.Add("achievement.settings-edited", (own.PersonId ?? own.UnitId)!.Value, ownerId, before, after);
        db.AchievementSubjects.Remove(theirs);
    }

    /// <summary>What the database allows once in a record.</summary>
    private static (AchievementKind, string, int, bool, object?) Key(Achievement e) =>
        (e.Kind, e.Kind is AchievementKind.Rating ? "" : e.Code, e.Year, e.IsSchoolYear, e.Kind is AchievementKind.Title ? e.Basis : e.Kind is AchievementKind.Rating ? null : (e.Title, e.Amount, e.Holds, e.Until));
}
