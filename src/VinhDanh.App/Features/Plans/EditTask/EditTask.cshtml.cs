using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.EditTask;

/// <summary>A task's words and the units that do it. Who saves second sees both versions.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class EditTaskModel(TaskQueries tasks, TaskEdits edits, AssignableUnits units) : PageModel
{
    public TaskView View { get; private set; } = null!;

    /// <summary>What is stored now, where it changed since this form was opened.</summary>
    public PlanTask? Theirs { get; private set; }

    /// <summary>Units of the actor's tree, then bodies outside it that one may work with.</summary>
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    /// <summary>What the words typed are understood as, asked for before saving.</summary>
    public string? Understood { get; private set; }
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

    /// <param name="look">Only says what the words of the deadline are understood as.</param>
    public async Task<IActionResult> OnPostSaveAsync(Guid id, [Bind(Prefix = nameof(Input))] Command input, bool look, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = input;
        var deadline = NewDeadline();
        if (!ModelState.IsValid) return Page();
        if (look)
        {
            Understood = deadline is null ? UnderstoodNow : await edits.UnderstandAsync(View, input.Title, deadline, ct);
            return Page();
        }

        var edit = new TaskEdit(input.Title, deadline, input.ExpectedResult, input.Note, Parties(input.Leads), Parties(input.Coordinators), input.Reason);
        if (await edits.SaveAsync(View, input.Version, edit, ct) is not TaskEdits.Outcome.Saved(var understood, var kept))
        {
            await LoadAsync(id, ct);
            Theirs = View.Task;
            // Saving again means it: the second form carries the version that was just shown.
            ModelState.Remove("Input.Version");
            Input.Version = Theirs.Version;
            return Page();
        }

        TempData.SetFlash(new Flash(
            $"Đã lưu nhiệm vụ.{(understood is null ? "" : $" Thời hạn: {understood}.")}{(kept.Count == 0 ? "" : $" Giữ nguyên {kept.Count} kỳ đã có kết quả; xem ở Lịch sử.")}"));
        return RedirectToPage("/Plans/TaskPage/TaskPage", new { id });
    }

    /// <summary>Gives the task to a unit of the list, or to whoever is written down.</summary>
    public async Task<IActionResult> OnPostAddAsync(Guid id, Guid? unit, [StringLength(500)] string? doer, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var text = doer?.Trim() ?? "";
        if (unit is null == (text.Length == 0) || !ModelState.IsValid)
        {
            TempData.SetFlash(new Flash("Chọn một đơn vị trong danh sách, hoặc ghi tên đơn vị, cá nhân (không quá 500 ký tự).", FlashTone.Refused));
            return RedirectToPage(new { id });
        }

        IReadOnlyList<Doer> doers;
        if (unit is null) doers = await edits.ReadDoersAsync(View, text, ct);
        else if (Units.FirstOrDefault(u => u.Id == unit) is { } found) doers = [new(found.Id, found.Name)];
        else return NotFound();

        var names = doers.Count == 1 ? doers[0].Text : $"{doers.Count} đơn vị của nhóm “{text}”";
        var unknown = doers is [{ OrganisationId: null }] ? " Danh bạ chưa có tên này nên cơ quan thường trực ghi nhận kết quả thay." : "";
        TempData.SetFlash(await edits.AddDoersAsync(View, doers, ct)
            ? new Flash($"Đã giao việc cho {names}.{unknown}")
            : new Flash($"{names} đã được giao việc này.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid? unit, string? doer, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (View.Parts.FirstOrDefault(p => p.OrganisationId == unit && (unit is not null || p.Unit == doer)) is not { } part) return NotFound();
        TempData.SetFlash(await edits.RemoveDoerAsync(View, new(unit, part.Unit), ct)
            ? new Flash($"Đã bỏ {part.Unit} khỏi nhiệm vụ.")
            : new Flash($"Không bỏ được: {part.Unit} đã báo cáo hoặc đã gửi kết quả.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    /// <summary>What the deadline that is stored is understood as.</summary>
    public string UnderstoodNow => DeadlineWords.Of(View.Task, View.Deliverables.Select(d => d.Deliverable.DueOn));

    /// <summary>The words typed, read by the grammar; those it does not understand are refused.</summary>
    /// <returns>Null when the words stay.</returns>
    private Deadline? NewDeadline()
    {
        var text = Input.DeadlineText ?? "";
        if (text == View.Task.DeadlineText) return null;
        var read = DeadlineGrammar.Parse(text, View.Programme.Year);
        if (read.Kind is not DeadlineKind.Unspecified || text.Length == 0) return read;
        ModelState.AddModelError("Input.DeadlineText",
            $"Chưa hiểu thời hạn “{text}”. Viết như trong văn bản, ví dụ: Trước ngày 15/4/{View.Programme.Year}; Tháng 5/{View.Programme.Year}; Quý II; Hàng tháng; Thường xuyên. Để trống nếu chưa xác định.");
        return null;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await tasks.FindAsync(id, ct) is not { Owned: true } view) return false;
        View = view;
        Units = await units.ListAsync(ct);
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
