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
        if (settings.Count > 1) db.AchievementSubjects.RemoveRange(settings.Where(s => (s.PersonId ?? s.UnitId) == gone));
        var now = time.GetUtcNow();
        await db.AchievementReadings.Where(r => (r.PersonId == gone || r.UnitId == gone) && r.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), ct);
    }

    /// <summary>What the database allows once in a record.</summary>
    private static (AchievementKind, string, int, bool, object?) Key(Achievement e) =>
        (e.Kind, e.Kind is AchievementKind.Rating ? "" : e.Code, e.Year, e.IsSchoolYear, e.Kind is AchievementKind.Title ? e.Basis : e.Kind is AchievementKind.Rating ? null : (e.Title, e.Amount, e.Holds, e.Until));
}
