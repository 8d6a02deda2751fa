using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Exports.Letter;

/// <summary>The reminder letter to units with late work: choose units, look, take the file or the text. Changes nothing.</summary>
[Requires(Permission.ExportProgrammes)]
public sealed class LetterModel(AppDb db, Actor actor, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    private const int WorkingDaysToAnswer = 5;

    /// <summary>Keys of the chosen units; all late units until a choice was sent.</summary>
    [BindProperty(SupportsGet = true, Name = "unit")] public List<string> Chosen { get; set; } = [];

    /// <summary>Set once the form was sent: no box ticked then means none.</summary>
    [BindProperty(SupportsGet = true, Name = "chosen")] public bool Sent { get; set; }

    [BindProperty(SupportsGet = true, Name = "by")] public DateOnly? By { get; set; }

    public ProgrammeBook Book { get; private set; } = null!;
    public IReadOnlyList<LateUnit> Late { get; private set; } = [];
    public ReminderLetter? Letter { get; private set; }
    public DateOnly AnswerBy { get; private set; }
    public bool CalendarKnown { get; private set; }

    /// <summary>The choice of this page, for the link that downloads it.</summary>
    public string Query { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || Letter is null) return NotFound();
        return PaperFile.Of(Letter.Paper, $"Công văn đôn đốc thực hiện {PlanNaming.Brief(Book.Programme)}");
    }

    public bool IsChosen(LateUnit unit) => Letter?.Units.Contains(unit) ?? false;

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.ProgrammeBookAsync(actor, id, time.Today(), ct) is not { } book) return false;
        Book = book;
        Late = ReminderLetter.LateUnits(book);
        (AnswerBy, CalendarKnown) = AnswerDay(book.Day);
        if (By is { } by && by > book.Day) AnswerBy = by;
        var units = Sent ? [.. Late.Where(u => Chosen.Contains(u.Key, StringComparer.Ordinal))] : Late;
        if (units.Count > 0) Letter = new ReminderLetter(book, units, AnswerBy);
        Query = QueryString.Create([
            new("chosen", "true"), .. units.Select(u => KeyValuePair.Create<string, string?>("unit", u.Key)), new("by", Shell.Vn.Date(AnswerBy)),
        ]).ToString();
        return true;
    }

    private (DateOnly Day, bool Known) AnswerDay(DateOnly today)
    {
        try
        {
            return (calendar.AddWorkingDays(today, WorkingDaysToAnswer), true);
        }
        catch (CalendarUnknownException)
        {
            // Proposed only; the officer sees the day and that no calendar stands behind it.
            return (today.AddDays(7), false);
        }
    }
}
