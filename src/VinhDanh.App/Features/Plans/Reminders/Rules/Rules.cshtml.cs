using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders.Rules;

/// <summary>When a programme's doers are reminded, and what will be sent when.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class RulesModel(AppDb db, Actor actor, AuditLog audit, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    /// <summary>How far ahead the page looks.</summary>
    public const int DaysShown = 60;

    [BindProperty] public Command Input { get; set; } = new();

    public Programme Programme { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public bool MayEdit => actor.May(Permission.EditProgrammes);

    /// <summary>What will be sent as the work stands now; one group a day.</summary>
    public IReadOnlyList<IGrouping<DateOnly, Planned>> Days { get; private set; } = [];

    /// <summary>Years within sight that the calendar does not hold: plain days are used for them.</summary>
    public IReadOnlyList<int> UnknownYears { get; private set; } = [];

    /// <summary>Years held whose leave notice is not out: their days may still change.</summary>
    public IReadOnlyList<int> IncompleteYears { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = new() { Before = ReminderRule.Before(Programme.ReminderDays), After = ReminderRule.After(Programme.ReminderDays), Version = Programme.Version };
        return Page();
    }

    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var before = ReminderRule.Read(Input.Before, 0, ReminderRule.MostDaysBefore);
        var after = ReminderRule.Read(Input.After, 1, ReminderRule.MostDaysAfter);
        if (before is null) ModelState.AddModelError("Input.Before", $"Nhập tối đa 6 số từ 0 đến {ReminderRule.MostDaysBefore}, cách nhau bằng dấu phẩy, ví dụ: 14, 7, 1.");
        if (after is null) ModelState.AddModelError("Input.After", $"Nhập tối đa 6 số từ 1 đến {ReminderRule.MostDaysAfter}, cách nhau bằng dấu phẩy, ví dụ: 1.");
        if (Input.Version != Programme.Version) ModelState.AddModelError("", "Chương trình vừa được người khác thay đổi. Xem lại quy tắc hiện tại rồi lưu lần nữa.");
        if (!ModelState.IsValid || before is null || after is null) return Page();

        var rule = ReminderRule.Join(before, after);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var programme = await db.OwnedProgrammes(actor).SingleAsync(p => p.Id == id, ct);
        var old = programme.ReminderDays;
        programme.ReminderDays = rule;
        audit.Add("programme.reminders-changed", id, programme.OrganisationId, new { reminderDays = old }, new { reminderDays = rule });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash(rule.Count == 0 ? "Đã lưu: chương trình này không nhắc việc." : "Đã lưu quy tắc nhắc việc."));
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        Today = time.Today();
        var programmes = db.OwnedProgrammes(actor).AsNoTracking().Where(p => p.Id == id);
        if (await programmes.SingleOrDefaultAsync(ct) is not { } programme) return false;
        Programme = programme;

        var last = Today.AddDays(DaysShown);
        var parts = await db.WorkPartsDueAsync(programmes, Today.AddDays(-DailyReminders.WidestDays), last.AddDays(DailyReminders.WidestDays), ct);
        var ran = await db.ReminderRuns.AnyAsync(r => r.Day == Today, ct);
        var steps = (from part in parts
                     where part.IsOpen && part.Due is not null
                     from step in ReminderPlan.Steps(part.Due.GetValueOrDefault(), part.ReminderDays, calendar)
                     where step.On >= Today && step.On <= last && !(ran && step.On == Today)
                     select (Part: part, Step: step)).ToList();
        var recipients = await ReminderRecipients.LoadAsync(
            db, [.. steps.Select(s => s.Part.UnitId).OfType<Guid>().Distinct()], [programme.OrganisationId], Today, ct);
        Days = [.. steps
            .GroupBy(s => (s.Part.DeliverableId, s.Step.On))
            .Select(g => new Planned(
                g.First().Part, g.First().Step, [.. g.Select(s => s.Part.Unit)],
                [.. g.Where(s => recipients.Of(s.Part.UnitId, programme.OrganisationId).Instead).Select(s => s.Part.Unit)]))
            .OrderBy(p => p.Step.On).ThenBy(p => p.Part.Due).ThenBy(p => p.Part.Path).GroupBy(p => p.Step.On)];
        int[] years = [.. Enumerable.Range(Today.Year, last.Year - Today.Year + 1)];
        UnknownYears = [.. years.Where(y => !calendar.Holds(y))];
        IncompleteYears = [.. years.Where(y => calendar.Holds(y) && !calendar.IsComplete(y))];
        return true;
    }

    /// <summary>One thing to hand over, reminded of on one day.</summary>
    /// <param name="Units">Everybody who still owes it.</param>
    /// <param name="Unreached">Those among them that nobody can be told for; the standing agency's officers are told instead.</param>
    public sealed record Planned(WorkPart Part, ReminderStep Step, IReadOnlyList<string> Units, IReadOnlyList<string> Unreached);

    public sealed class Command
    {
        public string? Before { get; set; }
        public string? After { get; set; }

        /// <summary>The programme as the form showed it.</summary>
        public uint Version { get; set; }
    }
}
