using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>A leader named as “chủ trì, chỉ đạo” answers for no paper, and is told once a day how the work stands.</summary>
public sealed class LeaderSummaries(AppDb db, NoticeSender notices)
{
    private const int MostLines = 10;

    /// <returns>Notices made.</returns>
    public async Task<int> TellAsync(DateOnly today, CancellationToken ct)
    {
        var soon = today.AddDays(TaskStates.DueSoonDays);
        var led = await (
            from party in db.TaskParties
            join account in db.Accounts on party.PersonId equals account.PersonId
            join role in db.RoleAssignments on account.Id equals role.AccountId
            join task in db.Tasks on party.TaskId equals task.Id
            join programme in db.Programmes on task.ProgrammeId equals programme.Id
            where party.Role == PartyRole.Lead && party.PersonId != null && account.DeactivatedAt == null
                && role.Role == Role.AgencyLeader && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
                // A role gives sight of the work of its own part of the tree, and of what that part takes part in; a former authority's is past.
                && db.Organisations.Any(here => here.Id == role.OrganisationId && db.Organisations.Any(o => o.Path.IsDescendantOf(here.Path)
                    && (o.Id == task.OrganisationId || db.Assignments.Any(a => a.TaskId == task.Id && a.OrganisationId == o.Id))))
                && programme.ClosedAt == null && task.WithdrawnOn == null && task.CompletedOn == null && task.HandedInOn == null && task.DueOn <= soon
            select new { Account = account.Id, role.OrganisationId, Task = task.Id, task.Title, Due = task.DueOn!.Value }).ToListAsync(ct);

        var told = 0;
        foreach (var mine in led.GroupBy(l => l.Account))
        {
            var tasks = mine.DistinctBy(t => t.Task).OrderBy(t => t.Due).ToList();
            var late = tasks.Count(t => t.Due < today);
            List<string> lines = [.. tasks.Take(MostLines).Select(t => $"- {t.Title.TrimEnd('.', ';')} (hạn {Vn.Date(t.Due)}, {(t.Due < today ? "quá hạn" : Vn.FromToday(t.Due, today))})")];
            if (tasks.Count > MostLines) lines.Add($"… và {tasks.Count - MostLines} việc khác.");
            told += await notices.AddAsync([mine.Key], mine.First().OrganisationId, "reminder.leader-summary",
                $"Việc được giao chủ trì: {late} việc quá hạn, {tasks.Count - late} việc đến hạn trong {TaskStates.DueSoonDays} ngày",
                string.Join('\n', lines), ShellRoutes.Home, $"leader-summary/{today:yyyy-MM-dd}", ct);
        }
        return told;
    }
}
