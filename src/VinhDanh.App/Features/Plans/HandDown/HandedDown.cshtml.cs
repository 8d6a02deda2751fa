using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>What higher authorities ask of the organisation acted for; taken into a programme of its own, one or many at once.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class HandedDownModel(Taking taking, AddedTasks added, Actor actor, TimeProvider time) : PageModel
{
    public Actor Actor => actor;
    public DateOnly Today { get; } = time.Today();
    public IReadOnlyList<Taking.Waiting> Tasks { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];
    public Command Input { get; set; } = new();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] Command input, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = input;
        if (input.Tasks.Count == 0) ModelState.AddModelError("Input.Tasks", "Chọn ít nhất một nhiệm vụ.");
        if (!ModelState.IsValid) return Page();
        switch (await taking.TakeAsync(input.Tasks, input.Programme, new(input.DaysBefore, null, [], null), ct))
        {
            case Taking.Outcome.Taken(var programme, var tasks, _):
                TempData.SetFlash(new Flash($"Đã tiếp nhận {Vn.Number(tasks.Count)} nhiệm vụ. Bấm vào từng nhiệm vụ để giao tiếp trong đơn vị."));
                return RedirectToPage("/Plans/Show/Show", new { id = programme });
            case Taking.Outcome.NoSuchProgramme:
                ModelState.AddModelError("Input.Programme", "Chọn một chương trình đang mở của đơn vị.");
                break;
            default:
                ModelState.AddModelError("Input.Tasks", "Có nhiệm vụ vừa được người khác tiếp nhận hoặc không còn giao cho đơn vị. Danh sách mới nhất ở bên dưới.");
                break;
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Tasks = await taking.WaitingAsync(null, ct);
        Programmes = await added.ChoicesAsync(ct);
    }

    public sealed class Command
    {
        public List<Guid> Tasks { get; set; } = [];

        /// <summary>Null: a new one.</summary>
        public Guid? Programme { get; set; }
        [Range(0, 60, ErrorMessage = "Từ 0 đến 60 ngày.")] public int DaysBefore { get; set; }
    }
}
