using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>The signed copy beside the programme: what is the same, changed, missing, extra. Saving applies none of it.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class SignedCompareModel(AmendDesk desk, SignedCopies copies) : PageModel
{
    public AmendDesk.Opened Opened { get; private set; } = null!;
    [BindProperty] public Command Input { get; set; } = new();

    /// <summary>The head as the paper has it, beside what the programme says; number and date are what is saved here.</summary>
    public IEnumerable<HeadChange> Head => Opened.Head;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid import, string? number, DateOnly? on, CancellationToken ct)
    {
        if (!await LoadAsync(id, import, ct)) return NotFound();
        Input = new()
        {
            Seen = Opened.Programme.Version,
            Number = number ?? Opened.Draft.Number ?? Opened.Programme.Number ?? "",
            IssuedOn = on ?? Opened.Draft.IssuedOn ?? Opened.Programme.IssuedOn,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, Guid import, CancellationToken ct) => SaveAsync(id, import, asCorrection: false, ct);

    /// <summary>Saves, and goes on to apply the differences as a corrected version.</summary>
    [Requires(Permission.ImportPlans)]
    public Task<IActionResult> OnPostCorrectAsync(Guid id, Guid import, CancellationToken ct) => SaveAsync(id, import, asCorrection: true, ct);

    private async Task<IActionResult> SaveAsync(Guid id, Guid import, bool asCorrection, CancellationToken ct)
    {
        if (!await LoadAsync(id, import, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        switch (await copies.SaveAsync(id, import, Input.Number.Trim(), Input.IssuedOn!.Value, Input.Seen, asCorrection, ct))
        {
            case SignedCopies.Outcome.Saved when asCorrection:
                TempData.SetFlash(new Flash("Đã lưu số, ngày và bản đã ký. Chọn những thay đổi được áp dụng vào chương trình."));
                return Redirect($"/imports/{import}/changes");
            case SignedCopies.Outcome.Saved:
                TempData.SetFlash(new Flash("Đã lưu số, ngày và bản đã ký; nhiệm vụ đang theo dõi không thay đổi."));
                return Redirect($"/programmes/{id}/documents");
            case SignedCopies.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa sửa chương trình này. Xem lại nội dung so sánh bên dưới rồi lưu lần nữa.");
                ModelState.SetModelValue("Input.Seen", Opened.Programme.Version, $"{Opened.Programme.Version}");
                return Page();
            case SignedCopies.Outcome.NotHere:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(Guid programme, Guid import, CancellationToken ct)
    {
        if (await desk.OpenAsync(import, ct) is not { Import: { State: ImportState.Draft, Purpose: ImportPurpose.Correction } } opened || opened.Programme.Id != programme)
            return false;
        Opened = opened;
        return true;
    }

    public sealed class Command
    {
        public uint Seen { get; set; }
        [Required(ErrorMessage = "Nhập số, ký hiệu của bản đã ký."), StringLength(60)] public string Number { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày ký ban hành.")] public DateOnly? IssuedOn { get; set; }
    }
}
