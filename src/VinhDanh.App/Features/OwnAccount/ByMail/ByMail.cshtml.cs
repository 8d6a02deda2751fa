using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.ByMail;

/// <summary>Where and how one is told by mail.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class ByMailModel(AppDb db, ProvedAddresses addresses, MailOutbox outbox, Actor actor, AuditLog audit) : PageModel
{
    private const string NoServer = "Cơ quan chưa nối máy chủ thư, nên chưa gửi thư được.";

    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public FreshProof Proof { get; set; } = new();
    public bool HasServer => outbox.IsOpen;
    public string? Address { get; private set; }
    public string? Pending { get; private set; }
    public bool IsRefused { get; private set; }
    public MailChoice Choice { get; private set; }
    public IEnumerable<SelectListItem> Choices => Enum.GetValues<MailChoice>().Select(c => new SelectListItem(MailChoiceWords.Of(c), c.ToString(), c == Choice));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValidFor(nameof(Input))) return Page();
        switch (await addresses.AskAsync(Input.Address.Trim(), Input, HttpContext, ct))
        {
            case ProvedAddresses.Ask.Asked:
                TempData.SetFlash(new Flash("Đã gửi thư xác nhận. Mở đường dẫn trong thư để bắt đầu nhận thư ở địa chỉ đó."));
                return RedirectToPage();
            case ProvedAddresses.Ask.NoServer:
                TempData.SetFlash(new Flash(NoServer, FlashTone.Refused));
                return RedirectToPage();
            case ProvedAddresses.Ask.NoAddress:
                ModelState.AddModelError("Input.Address", "Địa chỉ thư chưa đúng dạng, ví dụ ten@coquan.vn.");
                return Page();
            case ProvedAddresses.Ask.TooSoon:
                ModelState.AddModelError("Input.Address", "Vừa gửi thư xác nhận. Chờ một phút rồi gửi lại.");
                return Page();
            case ProvedAddresses.Ask.NotProved(var outcome):
                ModelState.AddRefusal(nameof(Input), outcome);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValidFor(nameof(Proof))) return Page();
        switch (await addresses.RemoveAsync(Proof, HttpContext, ct))
        {
            case ProvedAddresses.Removal.Removed:
                TempData.SetFlash(new Flash("Đã bỏ địa chỉ thư; thông báo chỉ còn hiện trong chương trình. Các phiên làm việc khác đã kết thúc."));
                return RedirectToPage();
            case ProvedAddresses.Removal.None:
                TempData.SetFlash(new Flash("Chưa có địa chỉ nào.", FlashTone.Notice));
                return RedirectToPage();
            case ProvedAddresses.Removal.NotProved(var outcome):
                ModelState.AddRefusal(nameof(Proof), outcome);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostChoiceAsync(MailChoice? choice, CancellationToken ct)
    {
        if (choice is not { } wanted || !Enum.IsDefined(wanted)) return BadRequest();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(actor.AccountId!.Value, ct);
        if (account.MailChoice != wanted)
        {
            audit.Add("account.mail-choice-changed", account.Id, actor.OrganisationId, before: new { account.MailChoice }, after: new { mailChoice = wanted });
            account.MailChoice = wanted;
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã lưu: {MailChoiceWords.Of(wanted).ToLowerInvariant()}."));
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
        (Address, Choice, IsRefused) = (account.Email, account.MailChoice, account.MailRefusedAt is not null);
        Pending = await db.AddressChecks.Where(c => c.AccountId == actor.AccountId).Select(c => c.Address).SingleOrDefaultAsync(ct);
    }

    public sealed class Command : FreshProof
    {
        [Required(ErrorMessage = "Nhập địa chỉ thư."), StringLength(MailAddresses.MaximumLength)] public string Address { get; set; } = "";
    }
}
