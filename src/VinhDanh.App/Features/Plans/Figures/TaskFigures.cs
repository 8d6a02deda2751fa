using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Figures;

/// <summary>Tasks of the unit's own plans, and how they stand today.</summary>
internal static class TaskFigures
{
    // The state by the one rule that lists use; a task without a date of its own counts by the day it was completed.
    private static readonly string Lines = $"""
        select c.asked, t.id, coalesce(t.due_on, t.completed_on) as day, coalesce(t.due_on, t.completed_on) is not null as dated,
               case when {TaskStates.Sql(TaskState.DoneOnTime, "$6", "$6")} then 'on-time' when {TaskStates.Sql(TaskState.DoneLate, "$6", "$6")} then 'done-late'
                    when {TaskStates.Sql(TaskState.Late, "$6", "$6")} then 'late' else 'open' end as state
        from covered c join app.task t on t.organisation_id = c.id join app.programme p on p.id = t.programme_id
        where t.withdrawn_on is null
          and (coalesce(t.due_on, t.completed_on) between $4 and $5
               or t.due_on is null and t.completed_on is null and p.year between extract(year from $4)::int and extract(year from $5)::int)
        """;

    public static FigureTable Of(TimeProvider time) => new()
    {
        OwnOnly = true,
        Lines = Lines,
        Dimensions = ["dated", "state"],
        Order = "day nulls last",
        Columns = ["Nhiệm vụ", "Kế hoạch", "Thời hạn", "Trạng thái"],
        Describe = (db, ids, ct) => DescribeAsync(db, time.Today(), ids, ct),
        Figures =
        [
            Dated("tasks.total", "Nhiệm vụ trong các kế hoạch của đơn vị", FigureKind.Number, "Nhiệm vụ đến hạn trong kỳ.", "dated"),
            Dated("tasks.done", "Nhiệm vụ đã hoàn thành", FigureKind.Number, "Nhiệm vụ đến hạn trong kỳ, đã hoàn thành.", "dated and state in ('on-time', 'done-late')", false),
            Dated("tasks.done-late", "Nhiệm vụ hoàn thành quá hạn", FigureKind.Number, "Nhiệm vụ đến hạn trong kỳ, hoàn thành sau thời hạn.", "dated and state = 'done-late'", false),
            Dated("tasks.overdue", "Nhiệm vụ quá hạn chưa hoàn thành", FigureKind.Number, "Nhiệm vụ đến hạn trong kỳ, đến hôm nay đã quá hạn mà chưa gửi kết quả.", "dated and state = 'late'", false),
            Dated("tasks.on-time", "Tỷ lệ nhiệm vụ hoàn thành đúng hạn", FigureKind.Percent, "Nhiệm vụ hoàn thành đúng hạn trong số nhiệm vụ đến hạn trong kỳ.", "dated", false) with { Part = "state = 'on-time'" },
        ],
    };

    private static TableFigure Dated(string code, string name, FigureKind kind, string note, string where, bool open = true) =>
        new(new Figure(code, name, kind, $"{note} Không kể nhiệm vụ đã rút; tình trạng tính đến ngày xem.")
        {
            Source = "Kế hoạch", Reach = FigureReach.Unit, Needs = Permission.ViewProgrammes,
            UnknownNote = open ? "Nhiệm vụ chưa có thời hạn của kế hoạch thuộc các năm trong kỳ." : null,
        }, where)
        { Unknown = open ? "not dated" : null };

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(AppDb db, DateOnly today, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var tasks = await (from t in db.Tasks.AsNoTracking() join p in db.Programmes on t.ProgrammeId equals p.Id where ids.Contains(t.Id) select new { Task = t, Programme = p.Title }).ToListAsync(ct);
        return tasks.ToDictionary(t => t.Task.Id, t => new FigureRecord(
            [t.Task.Title, t.Programme, Vn.Date(t.Task.DueOn, t.Task.DeadlineText), TaskStateWords.Of(t.Task.StateOn(today))], $"/tasks/{t.Task.Id}", t.Task.OrganisationId, Permission.ViewProgrammes));
    }
}
