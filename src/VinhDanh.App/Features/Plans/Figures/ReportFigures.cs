using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Figures;

/// <summary>What the unit was asked to report or hand in, by its own authority or one above, and whether it came in time.</summary>
internal static class ReportFigures
{
    // Days as TaskFacts has them: an extension as granted, else the document's day by the named-day rule; the answer by the programme's deciding date.
    private const string Lines = """
        select c.asked, x.id, x.last_day,
               case when x.state not in ('sent', 'received') then case when x.last_day < $6 then 'owed' else 'ahead' end when x.deciding > x.last_day then 'late' else 'on-time' end as answer
        from covered c
        join (select a.id, a.organisation_id, a.state, coalesce(d.extended_to, d.due_on - (t.deadline_kind = 'before' and not p.named_day_counts)::int) as last_day,
                     case when p.deciding_date = 'received' then coalesce(a.received_on, a.sent_on) else coalesce(a.sent_on, a.received_on) end as deciding
              from app.assignment a join app.deliverable d on d.id = a.deliverable_id join app.task t on t.id = a.task_id join app.programme p on p.id = t.programme_id
              where t.withdrawn_on is null) x on x.organisation_id = c.id
        where x.last_day between $4 and $5
        """;

    public static FigureTable Table { get; } = new()
    {
        OwnOnly = true,
        Lines = Lines,
        Dimensions = ["answer"],
        Order = "last_day",
        Columns = ["Nhiệm vụ", "Nội dung phải gửi", "Cơ quan giao", "Thời hạn", "Ngày gửi", "Kết quả"],
        Describe = DescribeAsync,
        Figures =
        [
            new(Figure("reports.due", "Báo cáo, kết quả đơn vị phải gửi", FigureKind.Number, "Phần việc giao cho đơn vị có thời hạn trong kỳ."), "true"),
            new(Figure("reports.late", "Báo cáo, kết quả gửi quá hạn", FigureKind.Number, "Phần việc có thời hạn trong kỳ, đã gửi sau thời hạn."), "answer = 'late'"),
            new(Figure("reports.owed", "Báo cáo, kết quả quá hạn chưa gửi", FigureKind.Number, "Phần việc có thời hạn trong kỳ, đến hôm nay đã quá hạn mà chưa gửi hoặc bị trả lại."), "answer = 'owed'"),
            new(Figure("reports.on-time", "Tỷ lệ báo cáo, kết quả gửi đúng hạn", FigureKind.Percent, "Phần việc đã gửi đúng hạn trong số phần việc có thời hạn trong kỳ."), "true") { Part = "answer = 'on-time'" },
        ],
    };

    private static Figure Figure(string code, string name, FigureKind kind, string note) =>
        new(code, name, kind, $"{note} Kể cả việc cấp trên giao, không kể nhiệm vụ đã rút.") { Source = "Kế hoạch", Reach = FigureReach.Unit, Needs = Permission.ViewProgrammes };

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var parts = await (from a in db.Assignments.AsNoTracking()
                           join d in db.Deliverables on a.DeliverableId equals d.Id
                           join t in db.Tasks on a.TaskId equals t.Id
                           join p in db.Programmes on t.ProgrammeId equals p.Id
                           join o in db.Organisations on p.OrganisationId equals o.Id
                           where ids.Contains(a.Id)
                           select new { Part = a, Deliverable = d, Task = t, p.NamedDayCounts, p.DecidingDate, Asker = o.Name }).ToListAsync(ct);
        return parts.ToDictionary(x => x.Part.Id, x =>
        {
            var rules = new FactRules(x.NamedDayCounts, x.DecidingDate);
            var last = TaskFacts.LastDayOf(rules, x.Task.DeadlineKind, x.Deliverable.DueOn, x.Deliverable.ExtendedTo);
            var sent = TaskFacts.DecidingDayOf(rules, new(x.Part.State, x.Part.SentOn, x.Part.ReceivedOn));
            return new FigureRecord([x.Task.Title, x.Deliverable.What, x.Asker, Vn.Date(last, "–"), Vn.Date(sent, "–"), sent is null ? "Chưa gửi" : sent > last ? "Quá hạn" : "Đúng hạn"],
                $"/tasks/{x.Task.Id}", x.Part.OrganisationId, Permission.ViewProgrammes);
        });
    }
}
