using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Settings;

/// <summary>What verdicts ask about somebody beside the entries, and how disputed texts are read for this record.</summary>
[Requires(Permission.EditAchievements)]
public sealed class SettingsModel(AppDb db, Actor actor, RecordBook book, LawShelf law, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public ReadingChoice Choice { get; set; } = new();
    public AwardRecord Record { get; private set; } = null!;
    public RecordSubject Subject => Record.Subject;
    public bool MayChoose => actor.May(Permission.VerifyAchievements);
    public IEnumerable<VinhDanh.Law.Packs.Reading> Readings => law.On(null).Readings.Values;

    /// <summary>What a unit may be taken for; a person is a person.</summary>
    public IEnumerable<SelectListItem> Kinds => !Subject.IsUnit ? [] : law.Words.Recipients.Values.Where(r => r.Code != Recipients.Individual).Select(r => new SelectListItem(Vn.Capital(r.Name), r.Code));
    public IEnumerable<SelectListItem> Groups => law.Words.Groups.Values.Where(g => !g.Always && g.Recipients.Contains(Record.Kind)).Select(g => new SelectListItem(Vn.Capital(g.Name), g.Code));
    public string UsualGroup => (Record with { Settings = null }).GroupIn(law.Words)?.Name ?? "theo loại đối tượng";

    public async Task<IActionResult> OnGetAsync(string of, Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        var s = Record.Settings;
        Input = new() { Kind = s?.Kind, Criteria = s?.Criteria, IsRetiring = s?.IsRetiring, FoundedIn = s?.FoundedIn, PendingCase = s?.PendingCase, Version = s?.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string of, Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        if (Input.Kind is { } kind && Kinds.All(k => k.Value != kind)) ModelState.AddModelError("Input.Kind", "Chọn một mục trong danh sách.");
        if (Input.Criteria is { } group && !law.Words.Groups.ContainsKey(group)) ModelState.AddModelError("Input.Criteria", "Chọn một mục trong danh sách.");
        if (!ModelState.IsValidFor(nameof(Input))) return Page();
        var settings = await db.AchievementSubjects.SingleOrDefaultAsync(s => s.PersonId == id || s.UnitId == id, ct);
        if (settings?.Version != Input.Version) return Changed();
        var before = new { settings?.Kind, settings?.Criteria, settings?.IsRetiring, settings?.FoundedIn, settings?.PendingCase };
        if (settings is null) db.AchievementSubjects.Add(settings = new() { Id = Guid.CreateVersion7(time.GetUtcNow()), PersonId = Subject.IsUnit ? null : id, UnitId = Subject.IsUnit ? id : null });
        (settings.Kind, settings.Criteria, settings.IsRetiring, settings.FoundedIn) = (Input.Kind, Input.Criteria, Input.IsRetiring, Input.FoundedIn);
        settings.PendingCase = string.IsNullOrWhiteSpace(Input.PendingCase) ? null : Input.PendingCase.Trim();
        audit.Add("achievement.settings-edited", id, Subject.OwnerId, before, new { settings.Kind, settings.Criteria, settings.IsRetiring, settings.FoundedIn, settings.PendingCase });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Directory.Violation.Of(e) is "achievement_subject_once_ix")
        {
            // Another request wrote the row, or changed it, between our reading and our writing.
            return Changed();
        }
        TempData.SetFlash(new Flash("Đã lưu thông tin xét khen thưởng."));
        return Redirect(Subject.Href);
    }

    /// <summary>A disputed text is read one way for this record, by a named person.</summary>
    [Requires(Permission.VerifyAchievements)]
    public async Task<IActionResult> OnPostReadAsync(string of, Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        if (!ModelState.IsValidFor(nameof(Choice))) return Page();
        if (law.On(null).Readings.GetValueOrDefault(Choice.Reading) is not { } reading)
        {
            ModelState.AddModelError("Choice.Reading", "Chọn một cách hiểu trong danh sách.");
            return Page();
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = time.GetUtcNow();
        await db.AchievementReadings.Where(r => (r.PersonId == id || r.UnitId == id) && r.Reading == reading.Code && r.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), ct);
        db.AchievementReadings.Add(new()
        {
            Id = Guid.CreateVersion7(now), PersonId = Subject.IsUnit ? null : id, UnitId = Subject.IsUnit ? id : null, Reading = reading.Code, Choice = Choice.Yes,
            Reason = Choice.Reason.Trim(), Document = Choice.Document.Trim(), ChosenBy = actor.AccountId!.Value, ChosenAt = now,
        });
        audit.Add("achievement.reading-chosen", id, Subject.OwnerId, after: new { reading = reading.Question, choice = Choice.Yes ? reading.Yes : reading.No, document = Choice.Document.Trim() }, reason: Choice.Reason);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Directory.Violation.Of(e) is "achievement_reading_one_ix")
        {
            // Two people chose at once; one choice holds.
            return Changed();
        }
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã chọn cách hiểu cho hồ sơ này; mọi kết quả xét đều nêu rõ."));
        return Redirect(Subject.Href);
    }

    private PageResult Changed()
    {
        ModelState.AddModelError("", Meanwhile.Changed("thông tin này"));
        return Page();
    }

    private async Task<bool> LoadAsync(string of, Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(of, id, ct) is not { } found) return false;
        Record = found;
        return true;
    }

    public sealed class Command
    {
        public string? Kind { get; set; }
        public string? Criteria { get; set; }
        public bool? IsRetiring { get; set; }
        [Range(1000, 2100, ErrorMessage = "Năm chưa đúng.")] public short? FoundedIn { get; set; }
        [StringLength(300)] public string? PendingCase { get; set; }
        public uint? Version { get; set; }
    }

    public sealed class ReadingChoice
    {
        [Required(ErrorMessage = "Chọn quy định.")] public string Reading { get; set; } = "";
        public bool Yes { get; set; }
        [Required(ErrorMessage = "Nhập lý do."), StringLength(500)] public string Reason { get; set; } = "";
        [Required(ErrorMessage = "Nhập văn bản làm căn cứ."), StringLength(300)] public string Document { get; set; } = "";
    }
}
