using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>An inspection plan's way to its signature.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class SigningModel(AppDb db, Actor actor, DraftDesk desk, DraftSigning signing) : PageModel
{
    public DraftDesk.Opened Opened { get; private set; } = null!;
    public string? AgreedBy { get; private set; }
    public bool MayWrite => IsOwn && actor.May(Permission.EditInspections);
    public bool MaySign => IsOwn && actor.May(Permission.SignOffPlans);
    [BindProperty] public SignCommand Sign { get; set; } = new();
    [BindProperty] public ReturnCommand Returned { get; set; } = new();

    private bool IsOwn => Opened.Composition.OrganisationId == actor.OrganisationId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostSubmitAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Opened.Text.Contents.Count == 0 || InspectionReadBack.Of(Opened.Text).Differences.Count > 0)
        {
            TempData.SetFlash(new Flash(Opened.Text.Contents.Count == 0 ? "Kế hoạch chưa có nội dung kiểm tra nào; chọn từ thư viện hoặc tự viết rồi trình."
                : "Bản Word đọc lại chưa khớp với nội dung soạn; sửa các chỗ nêu ở trang “Soạn” rồi trình.", FlashTone.Refused));
            return Redirect(DraftTabs.Home(id));
        }
        return Done(id, await signing.SubmitAsync(id, ct), "Đã trình lãnh đạo; trong lúc chờ, bản soạn không sửa được.");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => Done(id, await signing.ReopenAsync(id, null, ct), "Đã rút về để sửa.");

    [Requires(Permission.SignOffPlans)]
    public async Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken ct) => Done(id, await signing.AgreeAsync(id, ct), "Đã đồng ý trình ký.");

    [Requires(Permission.SignOffPlans)]
    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !IsOwn) return NotFound();
        if (!ModelState.Judge(nameof(Returned))) return Page();
        return Done(id, await signing.ReopenAsync(id, Returned.Reason.Trim(), ct), "Đã trả lại để sửa.");
    }

    /// <summary>The leader signs what was submitted, with number and day at hand.</summary>
    [Requires(Permission.SignOffPlans)]
    public Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken ct) => SignAsync(id, DraftState.Submitted, ct);

    /// <summary>The officer enters number and day of what a leader agreed to.</summary>
    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostIssueAsync(Guid id, CancellationToken ct) => SignAsync(id, DraftState.Agreed, ct);

    private async Task<IActionResult> SignAsync(Guid id, DraftState from, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !IsOwn) return NotFound();
        if (!ModelState.Judge(nameof(Sign))) return Page();
        switch (await signing.SignAsync(id, from, Sign.Number!.Value, Sign.Day!.Value, Sign.Scan, ct))
        {
            case DraftSigning.Outcome.Issued(var inspection):
                TempData.SetFlash(new Flash("Đã ban hành và lập cuộc kiểm tra. Xem lại rồi bấm “Triển khai cuộc kiểm tra”."));
                return Redirect(MayWrite ? $"/inspections/{inspection}" : $"{DraftTabs.Home(id)}/signing");
            case DraftSigning.Outcome.Refused(var why):
                ModelState.AddModelError("", why);
                return Page();
            case DraftSigning.Outcome.Gone:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private IActionResult Done(Guid id, bool done, string words)
    {
        if (!done) return NotFound();
        TempData.SetFlash(new Flash(words));
        return Redirect($"{DraftTabs.Home(id)}/signing");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        AgreedBy = await db.Accounts.Where(a => a.Id == opened.Composition.AgreedBy).Select(a => a.DisplayName).SingleOrDefaultAsync(ct);
        return true;
    }

    public sealed class SignCommand
    {
        [Required(ErrorMessage = "Nhập số văn bản."), Range(1, 99_999, ErrorMessage = "Số văn bản từ 1 đến 99.999.")] public int? Number { get; set; }
        [Required(ErrorMessage = "Nhập ngày ban hành.")] public DateOnly? Day { get; set; }
        public IFormFile? Scan { get; set; }
    }

    public sealed class ReturnCommand
    {
        [Required(ErrorMessage = "Nhập lý do trả lại."), StringLength(4000)] public string Reason { get; set; } = "";
    }
}
