using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>
/// The reminders of today: a digest a person, a summary a leader. May run any number of times and on several nodes; once-keys
/// keep it to one notice a person and day.
/// </summary>
public sealed class DailyReminders(AppDb db, NoticeSender notices, LeaderSummaries leaders, HandoverReminders handovers, WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>Widest span between a due day and its reminder: the longest rule and the longest holidays.</summary>
    internal const int WidestDays = ReminderRule.MostDaysBefore + 20;

    /// <returns>Notices made by this run.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = time.Today();
        // Steps never lie on a day off; a run after a downtime waits for the office too.
        if (ReminderPlan.IsWorkingDay(calendar, today) is false) return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var since = await db.ReminderRuns.Where(r => r.Day < today).MaxAsync(r => (DateOnly?)r.Day, ct) ?? today.AddDays(-1);
        var told = await TellUnitsAsync(since, today, ct) + await leaders.TellAsync(today, ct) + await handovers.TellAsync(today, ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into app.reminder_run (day, ran_at, told) values ({today}, {time.GetUtcNow()}, {told}) on conflict (day) do nothing", ct);
        await transaction.CommitAsync(ct);
        return told;
    }

    private async Task<int> TellUnitsAsync(DateOnly since, DateOnly today, CancellationToken ct)
    {
        var programmes = db.Programmes.Where(p => p.ClosedAt == null);
        var parts = await db.WorkPartsDueAsync(programmes, since.AddDays(-WidestDays), today.AddDays(WidestDays), ct);
        var due = ReminderPlan.For(since, today, parts, calendar);
        if (due.Count == 0) return 0;

        var ids = due.Select(r => r.Part.ProgrammeId).Distinct().ToList();
        var owners = await programmes.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.OrganisationId, ct);
        var units = due.Select(r => r.Part.UnitId).OfType<Guid>().ToHashSet();
        var recipients = await ReminderRecipients.LoadAsync(db, units, [.. owners.Values.Distinct()], today, ct);

        var told = 0;
        var items = from reminder in due
                    let to = recipients.Of(reminder.Part.UnitId, owners[reminder.Part.ProgrammeId])
                    from account in to.Accounts
                    group (reminder.Part, to.Instead) by account;
        foreach (var mine in items)
        {
            var first = mine.First();
            var digest = ReminderDigest.Of(today, [.. mine.Select(m => new DigestItem(m.Part, m.Instead))], calendar);
            var href = mine.Select(m => m.Part.TaskId).Distinct().Count() == 1 ? $"/tasks/{first.Part.TaskId}" : ShellRoutes.Home;
            var about = first.Instead ? owners[first.Part.ProgrammeId] : first.Part.UnitId!.Value;
            told += await notices.AddAsync([mine.Key], about, "reminder.digest", digest.Title, digest.Body, href, $"reminders/{today:yyyy-MM-dd}", ct);
        }
        return told;
    }
}
