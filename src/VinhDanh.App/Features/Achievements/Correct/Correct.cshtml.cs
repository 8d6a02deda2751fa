using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements.Enter;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Correct;

/// <summary>An entry is changed or taken out, with the reason and the document that says so.</summary>
[Requires(Permission.EditAchievements)]
public sealed class CorrectModel(AppDb db, RecordBook book, RecordDesk desk, LawShelf law, TimeProvider time) : PageModel, IEntryPage
{
    [BindProperty] public EntryForm Input { get; set; } = new();
    [BindProperty] public Ground Because { get; set; } = new();
    public Achievement Entry { get; private set; } = null!;
    public EntryFields Fields { get; private set; } = null!;
    public RecordSubject Subject => Fields.Record.Subject;
    public string Line => AchievementWords.Line(Entry, law);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        (Input, Because.Version) = (EntryForm.Of(Entry), Entry.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input.Check(Fields, time.Today(), ModelState);
        if (!ModelState.IsValid) return Page();
        if (Entry.Version != Because.Version) return Refused(RecordDesk.Changed);
        if (await desk.CorrectAsync(Entry, Fields, Input, Because.Reason.Trim(), Because.Document.Trim(), ct) is { } refused) return Refused(refused);
        TempData.SetFlash(new Flash("Đã đính chính; nội dung trước đó vẫn xem được trong hồ sơ."));
        return Redirect(Subject.Href);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        // What the entry says does not matter any more.
        if (!ModelState.IsValidFor(nameof(Because))) return Page();
        if (Entry.Version != Because.Version) return Refused(RecordDesk.Changed);
        if (await desk.RemoveAsync(Entry, Subject, Because.Reason.Trim(), Because.Document.Trim(), ct) is { } refused) return Refused(refused);
        TempData.SetFlash(new Flash("Đã đưa mục này ra khỏi hồ sơ."));
        return Redirect(Subject.Href);
    }

    private PageResult Refused(Refusal refusal)
    {
        ModelState.AddModelError(refusal.Field, refusal.Why);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var entry = await db.Achievements.SingleOrDefaultAsync(e => e.Id == id && e.RemovedAt == null, ct);
        if (entry is null || await book.FindAsync(entry.UnitId is null ? RecordSubject.People : RecordSubject.Units, entry.SubjectId, ct) is not { } record) return false;
        (Entry, Fields) = (entry, new(entry.Kind, record, law));
        return true;
    }

    public sealed class Ground
    {
        [Required(ErrorMessage = "Nhập lý do."), StringLength(500)] public string Reason { get; set; } = "";
        [Required(ErrorMessage = "Nhập văn bản làm căn cứ."), StringLength(300)] public string Document { get; set; } = "";
        public uint Version { get; set; }
    }
}
