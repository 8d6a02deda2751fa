using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Tells units that a document has given their work another deadline, in the transaction that changes it.</summary>
public sealed class DeadlineNotices(AppDb db, NoticeSender notices, TimeProvider time)
{
    private const int MostLines = 15;

    /// <param name="Old">As the changes' page shows it, with the days the words come to.</param>
    public sealed record Change(Guid TaskId, string Title, string Old, string New);

    /// <summary>
    /// One notice a person, whatever the number of tasks. Units whose part is accepted already have nothing more to do; where a unit has
    /// no account, nobody is told: the officers who would be told instead have made the change.
    /// </summary>
    /// <returns>How many people were told.</returns>
    public async Task<int> TellAsync(Guid importId, Guid owner, string document, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return 0;
        var ids = changes.Select(c => c.TaskId).ToList();
        var concerned = (await db.Assignments
            .Where(a => ids.Contains(a.TaskId) && a.OrganisationId != null && a.OrganisationId != owner && a.State != AssignmentState.Received)
            .Select(a => new { a.TaskId, Unit = a.OrganisationId!.Value }).Distinct().ToListAsync(ct)).ToLookup(a => a.TaskId, a => a.Unit);
        var recipients = await ReminderRecipients.LoadAsync(db, [.. concerned.SelectMany(c => c).Distinct()], [owner], time.Today(), ct);
        var items = from change in changes
                    from unit in concerned[change.TaskId]
                    let to = recipients.Of(unit, owner)
                    where !to.Instead
                    from account in to.Accounts
                    group (Change: change, Unit: unit) by account;
        var told = 0;
        foreach (var mine in items)
        {
            var tasks = mine.Select(m => m.Change).Distinct().ToList();
            List<string> lines = [$"Theo {document}:", .. tasks.Take(MostLines).Select(t => $"- {t.Title.TrimEnd('.', ';')}: {Words(t.Old)} → {Words(t.New)}")];
            if (tasks.Count > MostLines) lines.Add($"… và {tasks.Count - MostLines} việc khác.");
            told += await notices.AddAsync(
                [mine.Key], mine.First().Unit, "task.deadline-changed", $"Thời hạn thay đổi: {tasks.Count} việc của đơn vị",
                string.Join('\n', lines), tasks.Count == 1 ? $"/tasks/{tasks[0].TaskId}" : ShellRoutes.Home, $"deadline-changed/{importId}", ct);
        }

        return told;
    }

    private static string Words(string deadline) => deadline.Length > 0 ? deadline : "chưa xác định thời hạn";
}
