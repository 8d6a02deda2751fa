using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.EditTask;

/// <summary>A task's words and the units that do it. Who saves second sees both versions.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class EditTaskModel(TaskQueries tasks, TaskEdits edits, AppDb db, Actor actor, TimeProvider time) : PageModel
{
    public TaskView View { get; private set; } = null!;

    /// <summary>What is stored now, where it changed since this form was opened.</summary>
    public PlanTask? Theirs { get; private set; }
    public IReadOnlyList<UnitName> Units { get; private set; } = [];
    public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var t = View.Task;
        Input = new()
        {
            Version = t.Version, Title = t.Title, DeadlineText = t.DeadlineText, ExpectedResult = t.ExpectedResult, Note = t.Note,
            Leads = Lines(PartyRole.Lead), Coordinators = Lines(PartyRole.Coordinator),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, [Bind(Prefix = nameof(Input))] Command input, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = input;
        if (!ModelState.IsValid) return Page();
        var edit = new TaskEdit(input.Title, input.DeadlineText ?? "", input.ExpectedResult, input.Note, Parties(input.Leads), Parties(input.Coordinators), input.Reason);
        if (!await edits.SaveAsync(View, input.Version, edit, ct))
        {
            await LoadAsync(id, ct);
            Theirs = View.Task;
            // Saving again means it: the second form carries the version that was just shown.
            ModelState.Remove("Input.Version");
            Input.Version = Theirs.Version;
            return Page();
        }

        TempData.SetFlash(new Flash("Đã lưu nhiệm vụ."));
        return RedirectToPage("/Plans/TaskPage/TaskPage", new { id });
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, Guid unit, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || Units.FirstOrDefault(u => u.Id == unit) is not { } found) return NotFound();
        TempData.SetFlash(await edits.AddUnitAsync(View, found, ct)
            ? new Flash($"Đã giao việc cho {found.Name}.")
            : new Flash($"{found.Name} đã được giao việc này.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid unit, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || View.Parts.FirstOrDefault(p => p.OrganisationId == unit) is not { } part) return NotFound();
        TempData.SetFlash(await edits.RemoveUnitAsync(View, new(unit, part.Unit), ct)
            ? new Flash($"Đã bỏ {part.Unit} khỏi nhiệm vụ.")
            : new Flash($"Không bỏ được: {part.Unit} đã báo cáo hoặc đã gửi kết quả.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await tasks.FindAsync(id, ct) is not { Owned: true } view) return false;
        View = view;
        var today = time.Today();
        Units = await db.Organisations.Within(actor).Where(o => o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today))
            .OrderBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Select(o => new UnitName(o.Id, o.Name)).Take(1000).ToListAsync(ct);
        return true;
    }

    private string Lines(PartyRole role) => string.Join('\n', View.Of(role).Select(p => p.Text));

    private static string[] Parties(string? lines) => (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public sealed class Command
    {
        public uint Version { get; set; }
        [Required(ErrorMessage = "Nhập tên nhiệm vụ."), StringLength(4000)] public string Title { get; set; } = "";
        [StringLength(1000)] public string? DeadlineText { get; set; }
        [StringLength(4000)] public string? Leads { get; set; }
        [StringLength(4000)] public string? Coordinators { get; set; }
        [StringLength(4000)] public string? ExpectedResult { get; set; }
        [StringLength(4000)] public string? Note { get; set; }
        [StringLength(2000)] public string? Reason { get; set; }
    }
}
