using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Reminders;

/// <summary>
/// What is due in inspections under way: notices that officers owe, reports and comments that units owe. May run any number of times and after days without
/// running: every step is told to a person once.
/// </summary>
public sealed class InspectionReminders(AppDb db, NoticeSender notices, WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>Days before the last day on which somebody is reminded; negative: after it.</summary>
    private static readonly int[] Steps = [7, 1, -1];

    /// <summary>A missed day is told for so long to whoever has not been told.</summary>
    private const int LongestAfter = 30;

    /// <returns>Notices made by this run.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = time.Today();
        if (ReminderPlan.IsWorkingDay(calendar, today) is false) return 0;
        var rows = await (from t in db.InspectionTargets
                          join i in db.Inspections on t.InspectionId equals i.Id
                          join o in db.Organisations on t.OrganisationId equals o.Id
                          join r in db.InspectionReports on t.Id equals r.TargetId into begun
                          from r in begun.DefaultIfEmpty()
                          join c in db.InspectionConclusions on t.Id equals c.TargetId into concluded
                          from c in concluded.DefaultIfEmpty()
                          where i.State == InspectionState.Running && t.ClosedAt == null
                          select new { Target = t, Inspection = i, Unit = o.Name, Report = (ReportState?)r.State, Conclusion = c }).AsNoTracking().ToListAsync(ct);
        if (rows.Count == 0) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var people = await ReminderRecipients.LoadAsync(db, [.. rows.Select(r => r.Target.OrganisationId!.Value).Distinct()], [.. rows.Select(r => r.Inspection.OrganisationId).Distinct()], today, ct);
        var told = 0;
        foreach (var row in rows)
        {
            var (t, i) = (row.Target, row.Inspection);
            // Nothing of an unannounced visit leaves the authority before its release.
            var hidden = t is { IsUnannounced: true, ReleasedAt: null };
            var standing = TargetStanding.Of(t, i, row.Report, calendar, today);
            if (t.NoticeOn is null && standing.NoticeBy is { } last && Reached(today, last.Day) is { } noticeStep)
                told += await TellAsync(people.Of(null, i.OrganisationId).Accounts, i.OrganisationId, "inspection.notice-due", $"{Before(noticeStep)} hạn thông báo kiểm tra {row.Unit}",
                    $"{i.Title}\nThông báo chậm nhất ngày {Vn.Date(last.Day)}.", $"/inspections/{i.Id}/targets/{t.Id}", $"inspection/{t.Id}/notice/{noticeStep}", ct);
            if (hidden) continue;
            var (unit, instead) = people.Of(t.OrganisationId, i.OrganisationId);
            var whom = instead ? i.OrganisationId : t.OrganisationId!.Value;
            var owes = row.Report is not (ReportState.Submitted or ReportState.Accepted);
            if (owes && standing.ReportDue is { } due && Reached(today, due) is { } step)
                told += await TellAsync(unit, whom, "inspection.report-due", $"{Before(step)} hạn báo cáo phục vụ kiểm tra{(instead ? $" của {row.Unit}" : "")}",
                    $"{i.Title}\nGửi báo cáo theo đề cương chậm nhất ngày {Vn.Date(due)}.", $"/inspections/units/{t.Id}", $"inspection/{t.Id}/report/{step}", ct);
            else if (owes && !instead)
                told += await TellAsync(unit, whom, "inspection.asked", t.Kind is TargetKind.Self ? "Đơn vị tự kiểm tra và báo cáo theo đề cương" : "Đơn vị được chọn kiểm tra trực tiếp",
                    $"{i.Title}{(standing.ReportDue is { } by ? $"\nGửi báo cáo theo đề cương chậm nhất ngày {Vn.Date(by)}." : "")}", $"/inspections/units/{t.Id}", $"inspection/{t.Id}/asked", ct);
            if (row.Conclusion is { State: ConclusionState.Commenting, CommentsDue: { } round } && !instead && today <= round && today >= round.AddDays(-1)
                && !await db.InspectionComments.AnyAsync(c => c.TargetId == t.Id && c.OrganisationId == t.OrganisationId, ct))
                told += await TellAsync(unit, whom, "inspection.comments-due", "Sắp hết hạn góp ý dự thảo kết luận kiểm tra", $"{i.Title}\nGóp ý đến hết ngày {Vn.Date(round)}.", $"/inspections/units/{t.Id}/conclusion", $"inspection/{t.Id}/comments/{round:yyyy-MM-dd}", ct);
        }

        await transaction.CommitAsync(ct);
        return told;
    }

    private Task<int> TellAsync(IReadOnlyList<Guid> accounts, Guid organisation, string kind, string title, string body, string href, string onceKey, CancellationToken ct) =>
        accounts.Count == 0 ? Task.FromResult(0) : notices.AddAsync(accounts, organisation, kind, title, body, href, onceKey, ct);

    /// <summary>The last step that the day has come to; null: none yet, or it is long past.</summary>
    private static int? Reached(DateOnly today, DateOnly last) =>
        today > last.AddDays(LongestAfter) ? null : Steps.Where(s => today >= last.AddDays(-s)).Select(s => (int?)s).LastOrDefault();

    private static string Before(int step) => step < 0 ? "Đã quá" : "Sắp đến";
}
