using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>The plan was signed after it was taken in: its number, its date and the signed paper, which is read and compared.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class SignedModel(AppDb db, Actor actor, PlanImporting importing, SignedCopies copies) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = new() { Number = Programme.Number, IssuedOn = Programme.IssuedOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Input.Paper is not { } paper || !ModelState.IsValid) return Page();
        return Input.WithoutReading ? await KeepUnreadAsync(paper, ct) : await CompareAsync(paper, ct);
    }

    private async Task<IActionResult> CompareAsync(IFormFile paper, CancellationToken ct)
    {
        await using var content = paper.OpenReadStream();
        var outcome = await importing.TakeAsync(
            content, Path.GetFileName(paper.FileName), Programme.OrganisationId, ImportPurpose.Correction, Programme.Id, ct);
        if (outcome is PlanImporting.Outcome.Taken(var import))
            return RedirectToPage("/Plans/Amend/SignedCompare", new { id = Programme.Id, import = import.Id, number = Input.Number, on = Input.IssuedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        ModelState.AddModelError("Input.Paper", $"{((PlanImporting.Outcome.Refused)outcome).Why} Nếu vẫn cần lưu, chọn “Chỉ lưu tệp, không đọc và so sánh”.");
        return Page();
    }

    private async Task<IActionResult> KeepUnreadAsync(IFormFile paper, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Input.Number)) ModelState.AddModelError("Input.Number", "Nhập số, ký hiệu của bản đã ký.");
        if (Input.IssuedOn is null) ModelState.AddModelError("Input.IssuedOn", "Nhập ngày ký ban hành.");
        if (!ModelState.IsValid) return Page();
        switch (await copies.SaveUnreadAsync(Programme.Id, paper, Input.Number!.Trim(), Input.IssuedOn!.Value, ct))
        {
            case SignedCopies.Outcome.Saved:
                TempData.SetFlash(new Flash("Đã lưu số, ngày và bản đã ký; tệp chưa được so sánh với chương trình.", FlashTone.Notice));
                return Redirect($"/programmes/{Programme.Id}/documents");
            case SignedCopies.Outcome.Refused(var why):
                ModelState.AddModelError("Input.Paper", why);
                return Page();
            case SignedCopies.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa sửa chương trình này. Kiểm tra lại rồi lưu lần nữa.");
                return Page();
            case SignedCopies.Outcome.NotHere:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.OwnedProgrammes(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } programme) return false;
        Programme = programme;
        return true;
    }

    public sealed class Command
    {
        [StringLength(60)] public string? Number { get; set; }
        public DateOnly? IssuedOn { get; set; }
        [Required(ErrorMessage = "Chọn tệp bản đã ký.")] public IFormFile? Paper { get; set; }
        public bool WithoutReading { get; set; }
    }
}
