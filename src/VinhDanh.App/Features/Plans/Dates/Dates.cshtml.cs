using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Dates;

/// <summary>The due days of a task: set where the document leaves them open, asked to be extended, decided.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class DatesModel(TaskQueries tasks, DateChanges dates, Actor actor) : PageModel
{
    private static readonly Flash Stale = new("Chưa ghi được: nội dung vừa được người khác xử lý. Tình trạng mới nhất ở bên dưới.", FlashTone.Refused);

    public TaskView View { get; private set; } = null!;
    public IReadOnlyList<ExtensionView> Extensions { get; private set; } = [];
    public bool MayDecide => View.Owned && actor.May(Permission.AcceptProgress);
    public bool MaySet => View.Owned && actor.May(Permission.EditProgrammes);
    public bool MayAsk => actor.May(Permission.ReportProgress) && View.Parts.Any(p => p.OrganisationId == actor.OrganisationId && p.Owed);
    public IEnumerable<SelectListItem> Choices => View.Deliverables.Select(d => new SelectListItem(d.Deliverable.What, d.Deliverable.Id.ToString()));

    public AskCommand Ask { get; set; } = new();
    public SetCommand Set { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.ReportProgress)]
    public async Task<IActionResult> OnPostAskAsync(Guid id, [Bind(Prefix = nameof(Ask))] AskCommand ask, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayAsk) return NotFound();
        Ask = ask;
        var of = Find(ask.Deliverable);
        if (of is null) ModelState.AddModelError("Ask.Deliverable", "Chọn kết quả cần gia hạn.");
        if (ask.Until <= View.Today) ModelState.AddModelError("Ask.Until", "Ngày xin gia hạn phải sau hôm nay.");
        if (ask.Until <= of?.LastDay) ModelState.AddModelError("Ask.Until", "Ngày xin gia hạn phải sau hạn hiện tại.");
        if (!ModelState.IsValid) return Page();
        var asked = await dates.AskAsync(View.Task, of!.Deliverable, ask.Until!.Value, ask.Reason, ct);
        TempData.SetFlash(asked ? new Flash("Đã gửi đề nghị gia hạn.") : new Flash("Đơn vị đã có một đề nghị đang chờ quyết định.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    [Requires(Permission.AcceptProgress)]
    public async Task<IActionResult> OnPostDecideAsync(Guid id, Guid request, bool grant, [StringLength(2000)] string? note, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned || Extensions.FirstOrDefault(e => e.Id == request) is not { } found) return NotFound();
        if (!ModelState.IsValid) return Page();
        var decided = await dates.DecideAsync(View.Task, found, grant, note, ct);
        TempData.SetFlash(decided ? new Flash(grant ? $"Đã gia hạn đến ngày {Vn.Date(found.Until)}." : "Đã ghi ý kiến không gia hạn.") : Stale);
        return RedirectToPage(new { id });
    }

    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostSetAsync(Guid id, [Bind(Prefix = nameof(Set))] SetCommand set, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned) return NotFound();
        Set = set;
        var of = Find(set.Deliverable);
        if (of is null) ModelState.AddModelError("Set.Deliverable", "Chọn kết quả cần xác định thời hạn.");
        if (!ModelState.IsValid) return Page();
        var saved = await dates.SetAsync(View.Task, of!.Deliverable, VersionIn(set.Versions, of.Deliverable.Id), set.DueOn!.Value, set.Reason, ct);
        TempData.SetFlash(saved ? new Flash($"Đã ghi thời hạn {Vn.DateWithWeekday(set.DueOn.Value)}.") : Stale);
        return RedirectToPage(new { id });
    }

    private DeliverableView? Find(Guid deliverable) => View.Deliverables.FirstOrDefault(d => d.Deliverable.Id == deliverable);

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await tasks.FindAsync(id, ct) is not { } view) return false;
        View = view;
        Extensions = await tasks.ExtensionsAsync(id, view.Owned, ct);
        Set.Versions = string.Join(' ', view.Deliverables.Select(d => $"{d.Deliverable.Id:N}:{d.Deliverable.Version}"));
        return true;
    }

    /// <summary>Version of a deliverable as the form showed it; 0 (never a row's) where it showed none.</summary>
    private static uint VersionIn(string? versions, Guid deliverable)
    {
        var found = (versions ?? "").Split(' ').FirstOrDefault(v => v.StartsWith($"{deliverable:N}:", StringComparison.Ordinal));
        return found is not null && uint.TryParse(found[33..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }

    public sealed class AskCommand
    {
        public Guid Deliverable { get; set; }
        [Required(ErrorMessage = "Nhập ngày xin gia hạn.")] public DateOnly? Until { get; set; }
        [Required(ErrorMessage = "Nhập lý do."), StringLength(2000)] public string Reason { get; set; } = "";
    }

    public sealed class SetCommand
    {
        /// <summary>“id:version” of each deliverable as shown.</summary>
        public string? Versions { get; set; }
        public Guid Deliverable { get; set; }
        [Required(ErrorMessage = "Nhập thời hạn.")] public DateOnly? DueOn { get; set; }
        [Required(ErrorMessage = "Nhập căn cứ, lý do."), StringLength(2000)] public string Reason { get; set; } = "";
    }
}
