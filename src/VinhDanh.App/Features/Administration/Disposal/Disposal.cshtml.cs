using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Law.Retention;

namespace VinhDanh.App.Features.Administration.Disposal;

/// <summary>Files whose term of keeping is over: shown, and destroyed only by hand, by name and with a reason.</summary>
[Requires(Permission.DisposeFiles)]
public sealed class DisposalModel(DisposalQueries queries, Disposals disposals) : PageModel
{
    [BindProperty(SupportsGet = true)] public DisposalView View { get; set; }
    [BindProperty] public Command Input { get; set; } = new();
    public IReadOnlyList<DueFile> Due { get; private set; } = [];
    public int DueCount { get; private set; }
    public IReadOnlyList<DisposedFile> Disposed { get; private set; } = [];
    public IReadOnlyList<RetentionRule> Rules => queries.Rules;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = DisposalView.Due;
        if (Input.Files.Count == 0) ModelState.AddModelError("Input.Files", "Chưa chọn tệp nào.");
        if (!Input.Understood) ModelState.AddModelError("Input.Understood", "Hãy xác nhận rằng tệp đã tiêu hủy không lấy lại được.");
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var ids = Input.Files.ToHashSet();
        var outcome = await disposals.DisposeAsync(ids, Input.Reason, ct);
        if (outcome is DisposalOutcome.Unknown) return NotFound();
        if (outcome is DisposalOutcome.NotDue)
        {
            TempData.SetFlash(new Flash("Chưa tiêu hủy tệp nào: trong các tệp đã chọn có tệp không còn trong danh sách đến hạn. Hãy xem lại danh sách.", FlashTone.Refused));
            return RedirectToPage(new { View });
        }

        TempData.SetFlash(new Flash($"Đã tiêu hủy {Vn.Number(ids.Count)} tệp. Tên tệp, người tiêu hủy và lý do được lưu lại."));
        return RedirectToPage(new { View });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        DueCount = await queries.CountAsync(ct);
        if (View is DisposalView.Due) Due = await queries.DueAsync(ct);
        if (View is DisposalView.Disposed) Disposed = await queries.DisposedAsync(ct);
    }

    public sealed class Command
    {
        public List<Guid> Files { get; set; } = [];

        [Required, StringLength(1000, MinimumLength = 10), Display(Name = "Căn cứ, lý do")]
        public string Reason { get; set; } = "";

        public bool Understood { get; set; }
    }
}

public enum DisposalView
{
    Due,
    Disposed,
    Rules,
}
