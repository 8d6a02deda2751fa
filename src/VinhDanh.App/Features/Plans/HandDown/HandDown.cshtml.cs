using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>Chooses tasks of a programme and the units that shall take them into theirs.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class HandDownModel(ProgrammeQueries programmes, HandingDown handing, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = time.Today();
    public ProgrammeView View { get; private set; } = null!;
    public IReadOnlyList<HandingDown.Choice> Tasks { get; private set; } = [];
    public IReadOnlyList<UnitName> Units { get; private set; } = [];
    public IReadOnlyList<UnitName> Groups { get; private set; } = [];
    public IEnumerable<SelectListItem> GroupChoices => Groups.Select(g => new SelectListItem(g.Name, g.Id.ToString()));
    public Command Input { get; set; } = new();

    public static IEnumerable<SelectListItem> Audiences =>
    [
        new("Các đơn vị được nêu trong từng nhiệm vụ", nameof(Audience.Parties)),
        new("Tất cả đơn vị trực thuộc trực tiếp", nameof(Audience.Children)),
        new("Một nhóm địa chỉ", nameof(Audience.Group)),
        new("Những đơn vị chọn bên dưới", nameof(Audience.Chosen)),
    ];

    /// <param name="task">Ticked beforehand.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? task, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (task is { } one) Input.Tasks = [one];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [Bind(Prefix = nameof(Input))] Command input, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = input;
        if (input.Audience is Audience.Group && input.Group is null) ModelState.AddModelError("Input.Group", "Chọn nhóm địa chỉ.");
        if (input.Audience is Audience.Chosen && input.Units.Count == 0) ModelState.AddModelError("Input.Audience", "Chọn ít nhất một đơn vị trong danh sách bên dưới.");
        if (!ModelState.IsValid) return Page();
        var tasks = input.All ? [.. Tasks.Where(t => t.Handed == 0).Select(t => t.Id)] : input.Tasks;
        switch (await handing.HandDownAsync(View.Programme, tasks, input.Audience, input.Group, input.Units, input.Note, ct))
        {
            case HandingDown.Outcome.Handed(var count, var units, var unreached):
                TempData.SetFlash(new Flash($"Đã giao {Vn.Number(count)} nhiệm vụ cho {Vn.Number(units)} đơn vị, chờ đơn vị tiếp nhận.{(unreached == 0 ? "" : $" {Vn.Number(unreached)} đơn vị chưa có tài khoản, cần báo bằng công văn hoặc điện thoại.")}"));
                return count == 1 ? RedirectToPage("/Plans/TaskPage/TaskPage", new { id = tasks[0] }) : RedirectToPage("/Plans/Show/Show", new { id });
            case HandingDown.Outcome.NothingChosen:
                ModelState.AddModelError("Input.Tasks", "Chọn ít nhất một nhiệm vụ chưa hoàn thành.");
                break;
            case HandingDown.Outcome.NobodyToHandTo:
                ModelState.AddModelError("Input.Audience", "Không có đơn vị nào để giao. Nhiệm vụ chưa nêu đơn vị trong danh bạ thì chọn cách giao khác.");
                break;
            case HandingDown.Outcome.AllHandedAlready:
                ModelState.AddModelError("Input.Tasks", "Các đơn vị này đã được giao những nhiệm vụ đã chọn.");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { Owned: true } view) return false;
        View = view;
        Tasks = await handing.TasksAsync(id, ct);
        Units = await handing.UnitsAsync(view.Programme, ct);
        Groups = await handing.GroupsAsync(view.Programme, ct);
        return true;
    }

    public sealed class Command
    {
        public List<Guid> Tasks { get; set; } = [];

        /// <summary>All that were not handed down to anybody yet.</summary>
        public bool All { get; set; }
        public Audience Audience { get; set; }
        public Guid? Group { get; set; }
        public List<Guid> Units { get; set; } = [];
        [StringLength(1000)] public string? Note { get; set; }
    }
}
