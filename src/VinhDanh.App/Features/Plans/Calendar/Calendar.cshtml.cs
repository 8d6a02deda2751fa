using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Calendar;

/// <summary>What a programme has due, by month or quarter.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class CalendarModel(ProgrammeQueries programmes, AppDb db, Actor actor, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    /// <summary>As <see cref="CalendarSpan.Key"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "show")] public string? Show { get; set; }

    public DateOnly Today { get; } = time.Today();
    public ProgrammeView View { get; private set; } = null!;
    public CalendarSpan Span { get; private set; } = null!;
    public IReadOnlyList<DueItem> Items { get; private set; } = [];
    private ILookup<DateOnly, DueItem> _byDay = null!;

    public IReadOnlyList<DueItem> On(DateOnly day) => [.. _byDay[day]];

    /// <summary>Days on which offices are closed; of a year whose calendar is not held, weekends.</summary>
    public bool IsOff(DateOnly day) => calendar.Holds(day.Year) ? !calendar.IsWorkingDay(day) : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } view) return NotFound();
        View = view;
        Span = CalendarSpan.Parse(Show, Today);
        var (first, last, counts) = (Span.First, Span.Last, view.Programme.NamedDayCounts);
        Items = await (
            from t in db.VisibleTasks(actor)
            join d in db.Deliverables on t.Id equals d.TaskId
            where t.ProgrammeId == id && t.WithdrawnOn == null
            let day = d.ExtendedTo ?? (t.DeadlineKind == DeadlineKind.Before && !counts ? d.DueOn!.Value.AddDays(-1) : d.DueOn)
            where day >= first && day <= last
            let owed = db.Assignments.Any(a => a.DeliverableId == d.Id && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned))
            orderby day, t.SortNo
            select new DueItem(
                t.Id, d.What, t.Title, t.ParentId == null ? null : db.Tasks.Where(p => p.Id == t.ParentId).Select(p => p.Title).Single(), day!.Value, !owed && db.Assignments.Any(a => a.DeliverableId == d.Id))).Take(2000).ToListAsync(ct);
        _byDay = Items.ToLookup(i => i.LastDay);
        return Page();
    }
}

/// <param name="Above">The task that this one is a part of.</param>
/// <param name="Done">Nobody owes anything of it any more.</param>
public sealed record DueItem(Guid TaskId, string What, string Task, string? Above, DateOnly LastDay, bool Done)
{
    /// <summary>“Báo cáo sơ kết 6 tháng” is said of many movements: of which, shortly. Null where the words say it themselves.</summary>
    public string? Of => !What.StartsWith(Task, StringComparison.Ordinal) ? PlanWords.InFewWords(Task) : Above is not null ? PlanWords.InFewWords(Above) : null;
}
