using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Passkeys;

/// <summary>One's own passkeys: added on a device, named, removed, each after a fresh proof.</summary>
[Requires(Permission.UseOwnAccount), BeforeSecondFactor]
public sealed class PasskeysModel(AppDb db, Actor actor, Door door, PasskeyCeremonies passkeys, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public FreshProof Proof { get; set; } = new();
    public IReadOnlyList<Passkey> Mine { get; private set; } = [];
    public bool Owed => actor.OwesSecondFactor;
    private Guid Own => actor.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken ct) => Mine = await passkeys.OfAsync(Own, ct);

    /// <summary>For the page's script: what the browser is asked to make, once the password was right; else the refusal in words.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct)
    {
        if (!ModelState.IsValidFor(nameof(Input))) return Refused(ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        var outcome = await door.ProveAgainAsync(account, Input, ct);
        await transaction.CommitAsync(ct);
        if (outcome is SignInOutcome.Success) return Content(await passkeys.BeginAddingAsync(HttpContext, account), "application/json");
        return Refused(DoorWords.Inside(outcome));
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, CancellationToken ct)
    {
        ModelState.Remove("Input.Password"); // the cookie says that it was right a moment ago
        if (!ModelState.IsValidFor(nameof(Input))) return await AgainAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await passkeys.AddAsync(HttpContext, Own, credential ?? "", Input.Name, ct) is not { } added)
        {
            ModelState.AddModelError("Input.Name", "Chưa thêm được khóa truy cập; vui lòng thử lại.");
            return await AgainAsync(ct);
        }

        // Whoever has just unlocked a device that this account trusts has shown the second proof.
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.Id == actor.SessionId && s.SecondFactorAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactorAt, now), ct);
        audit.Add("account.passkey-added", Own, actor.OrganisationId, after: new { passkey = added.Name });
        await db.SaveChangesAsync(ct);
        await door.RenewAsync(HttpContext, endOthers: true, ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã thêm khóa truy cập “{added.Name}”. Từ nay có thể đăng nhập bằng khóa này, không cần mật khẩu; các phiên làm việc khác đã kết thúc."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid passkey, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var name = await db.Passkeys.Where(p => p.AccountId == Own && p.Id == passkey).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null) return NotFound();
        if (!ModelState.IsValidFor(nameof(Proof))) return await AgainAsync(ct);
        var outcome = await door.ProveAgainAsync(await db.LockAccountAsync(Own, ct), Proof, ct);
        if (outcome is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            ModelState.AddRefusal(nameof(Proof), outcome);
            return await AgainAsync(ct);
        }

        if (!await passkeys.RemoveAsync(Own, passkey, ct)) return NotFound();
        audit.Add("account.passkey-removed", Own, actor.OrganisationId, before: new { passkey = name });
        await db.SaveChangesAsync(ct);
        await door.RenewAsync(HttpContext, endOthers: true, ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã gỡ khóa truy cập “{name}”; các phiên làm việc khác đã kết thúc."));
        return RedirectToPage();
    }

    private static ContentResult Refused(string why) => new() { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = why, ContentType = "text/plain; charset=utf-8" };

    private async Task<PageResult> AgainAsync(CancellationToken ct)
    {
        Mine = await passkeys.OfAsync(Own, ct);
        return Page();
    }

    public sealed class Command : FreshProof
    {
        [Required(ErrorMessage = "Nhập tên thiết bị."), StringLength(100)] public string Name { get; set; } = "";
    }
}
