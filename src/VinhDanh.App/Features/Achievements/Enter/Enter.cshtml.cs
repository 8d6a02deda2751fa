using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Enter;

/// <summary>One entry by hand.</summary>
[Requires(Permission.EditAchievements)]
public sealed class EnterModel(RecordBook book, RecordDesk desk, LawShelf law, TimeProvider time) : PageModel, IEntryPage
{
    [BindProperty(SupportsGet = true)] public AchievementKind Kind { get; set; } = AchievementKind.Title;
    [BindProperty] public EntryForm Input { get; set; } = new();
    public EntryFields Fields { get; private set; } = null!;
    public RecordSubject Subject => Fields.Record.Subject;

    public async Task<IActionResult> OnGetAsync(string of, Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        ModelState.Clear();
        Input.Year = (short)(time.Today().Year - 1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string of, Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        Input.Check(Fields, time.Today(), ModelState);
        if (!ModelState.IsValid) return Page();
        if (await desk.AddAsync(Fields, Input, ct) is { } refused)
        {
            ModelState.AddModelError(refused.Field, refused.Why);
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã ghi vào hồ sơ của {Subject.Name}."));
        return Redirect(Subject.Href);
    }

    private async Task<bool> LoadAsync(string of, Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(of, id, ct) is not { } record || !EntryFields.KindsFor(record.Subject).Contains(Kind)) return false;
        Fields = new(Kind, record, law);
        return true;
    }
}
