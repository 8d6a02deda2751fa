using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>
/// Tells units what happens to tasks that were handed to them, in the caller's transaction. A change of the higher task is told and shown; the
/// unit's own task stays as the unit has it until its officer changes it.
/// </summary>
public sealed class HandoverNotices(AppDb db, NoticeSender notices, TimeProvider time)
{
    private const int MostLines = 15;

    /// <summary>Called after every change to tasks; few of them are handed down, and one statement says which.</summary>
    public async Task TellChangesAsync(Guid[] taskIds, CancellationToken ct)
    {
        var changed = await db.Database.SqlQuery<Changed>($"""
            with now as (select t.id, app.task_ask(t.id) as ask from app.task t
                         where t.id = any({taskIds}) and exists (select 1 from app.task_handover h where h.task_id = t.id)),
            told as (select h.id, h.told from app.task_handover h join now on now.id = h.task_id
                     where h.state in ('offered', 'taken') and h.told <> now.ask order by h.id for update of h)
            update app.task_handover h set told = now.ask from told, now where h.id = told.id and now.id = h.task_id
            returning h.task_id as "TaskId", h.organisation_id as "Unit", h.lower_task_id as "LowerTaskId", told.told::text as "Before", now.ask::text as "After"
            """).ToListAsync(ct);
        if (changed.Count == 0) return;
        var owners = await OwnersAsync([.. changed.Select(c => c.TaskId)], ct);
        var recipients = await ReminderRecipients.LoadAsync(db, [.. changed.Select(c => c.Unit).Distinct()], [.. owners.Values.Select(o => o.Id).Distinct()], time.Today(), ct);
        // Units that were told the same before are told the same now: one statement for all of them.
        foreach (var same in changed.GroupBy(c => (c.TaskId, c.Before, c.After)))
        {
            var (owner, after) = (owners[same.Key.TaskId], TaskAsk.Read(same.Key.After));
            var lines = TaskAsk.Read(same.Key.Before).ChangesTo(after).Select(c => $"- {c.Field}: {c.Before} → {c.After}");
            var body = string.Join('\n', [$"{owner.Name} đã thay đổi nhiệm vụ “{PlanWords.InFewWords(after.Title)}”:", .. lines, "Nhiệm vụ trong chương trình của đơn vị giữ nguyên cho đến khi đơn vị sửa."]);
            var told = from change in same
                       let to = recipients.Of(change.Unit, owner.Id)
                       where !to.Instead
                       from account in to.Accounts
                       select (account, change.Unit);
            await notices.AddAsync(told, "task.handed-changed", "Nhiệm vụ cấp trên giao có thay đổi", body, $"/tasks/{same.Key.TaskId}", null, ct);
        }
    }

    /// <summary>Tasks that were handed down just now, or wait too long: one notice a person.</summary>
    /// <param name="pairs">Unit and title.</param>
    /// <returns>How many were told, and the units of which nobody can be.</returns>
    public async Task<(int Told, IReadOnlySet<Guid> Unreached)> TellWaitingAsync(
        IReadOnlyCollection<(Guid Unit, string Title)> pairs, Guid owner, string title, string first, string? onceKey, CancellationToken ct)
    {
        var recipients = await ReminderRecipients.LoadAsync(db, [.. pairs.Select(p => p.Unit).Distinct()], [owner], time.Today(), ct);
        var (told, unreached) = (0, new HashSet<Guid>());
        var byUnit = pairs.GroupBy(p => p.Unit, p => p.Title).Select(g => (Unit: g.Key, Titles: g.Order(StringComparer.Ordinal).ToList()));
        foreach (var same in byUnit.GroupBy(u => string.Join('\n', u.Titles)))
        {
            var titles = same.First().Titles;
            List<string> lines = [first, .. titles.Take(MostLines).Select(t => $"- {t.TrimEnd('.', ';')}")];
            if (titles.Count > MostLines) lines.Add($"… và {titles.Count - MostLines} nhiệm vụ khác.");
            var people = new List<(Guid, Guid)>();
            foreach (var (unit, _) in same)
            {
                var to = recipients.Of(unit, owner);
                if (to.Instead) unreached.Add(unit);
                else people.AddRange(to.Accounts.Select(a => (a, unit)));
            }

            told += await notices.AddAsync(people, "task.handed-down", title, string.Join('\n', lines), "/handed-down", onceKey, ct);
        }

        return (told, unreached);
    }

    /// <summary>A unit does not take the task: the officers of the authority that handed it down decide what then.</summary>
    public async Task TellDeclinedAsync(Guid taskId, Guid owner, string unit, string title, string reason, CancellationToken ct)
    {
        var recipients = await ReminderRecipients.LoadAsync(db, [], [owner], time.Today(), ct);
        await notices.AddAsync(recipients.Of(null, owner).Accounts, owner, "task.handed-declined", $"{unit} không tiếp nhận nhiệm vụ", $"{title}\nLý do: {reason}", $"/tasks/{taskId}", null, ct);
    }

    private Task<Dictionary<Guid, Owner>> OwnersAsync(Guid[] taskIds, CancellationToken ct) => (
        from t in db.Tasks
        join o in db.Organisations on t.OrganisationId equals o.Id
        where taskIds.Contains(t.Id)
        select new { TaskId = t.Id, Owner = new Owner(o.Id, o.Name) }).ToDictionaryAsync(t => t.TaskId, t => t.Owner, ct);

    private sealed record Owner(Guid Id, string Name);

    private sealed record Changed(Guid TaskId, Guid Unit, Guid? LowerTaskId, string Before, string After);
}
