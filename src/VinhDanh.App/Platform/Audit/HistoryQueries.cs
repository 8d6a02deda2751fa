using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Who changed what on a record, in words. The page that shows it has found the record within the actor's scope first.</summary>
public sealed class HistoryQueries(AppDb db, AuditVocabulary words)
{
    public const int Shown = 100;

    /// <param name="subjectKind">As in the actions: <c>task</c>.</param>
    /// <param name="subjectIds">The record, and parts of it of the same kind.</param>
    /// <returns>The newest <see cref="Shown"/> entries, newest first.</returns>
    public async Task<HistoryList> OfAsync(string subjectKind, IReadOnlyCollection<Guid> subjectIds, CancellationToken ct)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.SubjectKind == subjectKind && subjectIds.Contains(e.SubjectId))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Take(Shown).ToListAsync(ct);
        return new([.. entries.Select(InWords)]);
    }

    public Task<HistoryList> OfAsync(string subjectKind, Guid subjectId, CancellationToken ct) => OfAsync(subjectKind, [subjectId], ct);

    private HistoryEntry InWords(AuditEntry entry) => new(
        entry.At, entry.ActorName,
        entry.ActorRole is { } roles ? string.Join(", ", roles.Split(", ").Select(r => RoleWords.Of(Names.ToEnum<Role>(r)))) : null,
        words.Action(entry.Action), entry.Reason)
    {
        Changes = AuditValues.Changes(words, entry.SubjectKind, entry.Before, entry.After),
    };
}
