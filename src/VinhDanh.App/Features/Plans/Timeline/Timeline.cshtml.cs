using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Timeline;

/// <summary>A programme over its year: months as columns, a bar for each task, the day of today. A table that says the same in words.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class TimelineModel(ProgrammeQueries programmes, AppDb db, Actor actor, TimeProvider time) : PageModel
{
    /// <summary>More tasks than any programme of the field has.</summary>
    private const int Most = 1000;

    public DateOnly Today { get; } = time.Today();
    public ProgrammeView View { get; private set; } = null!;
    public int Year => View.Programme.Year;
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Where today is drawn; null in another year.</summary>
    public string? TodayAt => Today.Year == Year ? Number(TimelineScale.At(Year, Today)) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } view) return NotFound();
        View = view;
        var visible = db.VisibleTasks(actor).AsNoTracking().Where(t => t.ProgrammeId == id && t.WithdrawnOn == null);
        var tasks = await visible.OrderBy(t => t.SortNo).Take(Most).ToListAsync(ct);
        var due = (await (
            from d in db.Deliverables
            join t in visible on d.TaskId equals t.Id
            select new { d.TaskId, d.DueOn, d.ExtendedTo }).ToListAsync(ct)).ToLookup(d => d.TaskId);
        var rules = new FactRules(view.Programme.NamedDayCounts, view.Programme.DecidingDate);
        Rows = [.. tasks.Select(t => new Row(
            t.Id, t.ParentId is not null, t.GroupTitle, t.Title, TaskStates.Of(StateFacts.Of(t), Today),
            TimelineSpan.Of(Year, t.DeadlineKind, t.FromOn, t.StartedOn, due[t.Id].Select(d => TaskFacts.LastDayOf(rules, t.DeadlineKind, d.DueOn, d.ExtendedTo))), t.DeadlineKind))];
        return Page();
    }

    /// <summary>A number as SVG writes it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <param name="Part">It is a part of the task above.</param>
    public sealed record Row(Guid Id, bool Part, string? Group, string Title, TaskState State, TimelineSpan? Span, DeadlineKind Kind)
    {
        /// <summary>What the bar shows, in words.</summary>
        public string Words => Span switch
        {
            null => "chưa xác định",
            { Days: [] } => "thường xuyên",
            { Days: { Count: > 1 } days } => $"{days.Count} kỳ, {Vn.Date(days[0])} – {Vn.Date(days[^1])}",
            { Begin: var begin, End: var end } when begin == end => Vn.Date(end),
            { Begin: var begin, End: var end } when begin.Year == end.Year => $"{begin:dd/MM} – {Vn.Date(end)}",
            { Begin: var begin, End: var end } => $"{Vn.Date(begin)} – {Vn.Date(end)}",
        };

        /// <summary>The end of the bar's class.</summary>
        public string Tone => State switch
        {
            TaskState.Late => "late",
            TaskState.DueSoon => "soon",
            TaskState.DoneOnTime or TaskState.DoneLate => "done",
            _ => "open",
        };
    }
}
