using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>One higher task: into which programme, on which day, by whom within the unit; or declined with a reason.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class TakeModel(Taking taking, AddedTasks added, TimeProvider time) : PageModel
{
    public Taking.Waiting Of { get; private set; } = null!;
    public DateOnly Today { get; } = time.Today();
    public IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];
    public IReadOnlyList<UnitName> Units { get; private set; } = [];

    // Each handler binds its own form alone, so that one's rules do not refuse the other.
    public Command Input { get; set; } = new();
    public DeclineCommand Decline { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(Guid id, [Bind(Prefix = nameof(Input))] Command input, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = input;
        if (!ModelState.IsValid) return Page();
        switch (await taking.TakeAsync([id], input.Programme, new(input.DaysBefore, input.DueOn, input.Doers, input.Note), ct))
        {
            case Taking.Outcome.Taken(_, [var made], var later):
                TempData.SetFlash(later == 0 ? new Flash("Đã tiếp nhận nhiệm vụ vào chương trình của đơn vị.")
                    : new Flash("Đã tiếp nhận. Lưu ý: hạn của đơn vị muộn hơn hạn của cấp trên.", FlashTone.Notice));
                return RedirectToPage("/Plans/TaskPage/TaskPage", new { id = made });
            case Taking.Outcome.NoSuchProgramme:
                ModelState.AddModelError("Input.Programme", "Chọn một chương trình đang mở của đơn vị.");
                return Page();
            default:
                TempData.SetFlash(new Flash("Chưa tiếp nhận được: nhiệm vụ vừa được người khác tiếp nhận, hoặc đơn vị thực hiện không thuộc phạm vi.", FlashTone.Refused));
                return RedirectToPage("/Plans/HandDown/HandedDown");
        }
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, [Bind(Prefix = nameof(Decline))] DeclineCommand decline, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Decline = decline;
        if (!ModelState.IsValid) return Page();
        TempData.SetFlash(await taking.DeclineAsync(id, decline.Reason, ct)
            ? new Flash("Đã báo cơ quan giao: đơn vị không tiếp nhận, kèm lý do.")
            : new Flash("Chỉ việc được giao xuống và chưa tiếp nhận mới trả lại được.", FlashTone.Refused));
        return RedirectToPage("/Plans/HandDown/HandedDown");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await taking.WaitingAsync(id, ct) is not [var found]) return false;
        Of = found;
        Programmes = await added.ChoicesAsync(ct);
        Units = await taking.DoersAsync(ct);
        return true;
    }

    public sealed class Command
    {
        public Guid? Programme { get; set; }
        [Range(0, 60, ErrorMessage = "Từ 0 đến 60 ngày.")] public int DaysBefore { get; set; }
        public DateOnly? DueOn { get; set; }
        public List<Guid> Doers { get; set; } = [];
        [StringLength(4000)] public string? Note { get; set; }
    }

    public sealed class DeclineCommand
    {
        [Required(ErrorMessage = "Nhập lý do."), StringLength(2000)] public string Reason { get; set; } = "";
    }
}
