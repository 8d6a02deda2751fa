using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.SecondFactor;

/// <summary>One's own second factor: set up by QR code, confirmed by a code, recovery codes, taken away again.</summary>
[Requires(Permission.UseOwnAccount), BeforeSecondFactor]
public sealed class SecondFactorModel(AppDb db, Actor actor, Door door, SecondFactors second, AuditLog audit, TimeProvider time) : PageModel
{
    public const string Issuer = "Vinh Danh";

    [BindProperty] public FreshProof Input { get; set; } = new();

    /// <summary>Just made; shown once, kept nowhere.</summary>
    [TempData] public string? NewCodes { get; set; }
    public bool IsOn { get; private set; }
    public int CodesLeft { get; private set; }

    /// <summary>While it is being set up.</summary>
    public string? KeyText { get; private set; }
    public QrCode? Picture { get; private set; }

    /// <summary>A role demands it, and there is no going on before.</summary>
    public bool Owed => actor.OwesSecondFactor;
    private Guid Own => actor.AccountId!.Value;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAccountAsync(Own, ct);
        if (await second.BeginAsync(Own, ct)) await transaction.CommitAsync(ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        if (!Complete()) return await AgainAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        var outcome = await door.ProvePasswordAsync(account, Input.Password, ct);
        if (outcome is SignInOutcome.Success && await second.ConfirmAsync(Own, Input.OneTimeCode!, ct))
        {
            await SetUpAsync(ct);
            await transaction.CommitAsync(ct);
            TempData.SetFlash(new Flash("Đã bật xác thực hai bước; các phiên làm việc khác đã kết thúc."));
            return RedirectToPage();
        }

        await transaction.CommitAsync(ct); // a wrong password has been counted
        if (outcome is SignInOutcome.Success) ModelState.AddModelError("Input.OneTimeCode", "Mã chưa đúng. Nhập mã đang hiện trong ứng dụng; nếu vẫn sai, kiểm tra giờ của điện thoại.");
        else ModelState.AddRefusal(nameof(Input), outcome);
        return await AgainAsync(ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct) => await ProvedAsync(async () =>
    {
        NewCodes = string.Join(' ', await second.NewCodesAsync(Own, ct));
        audit.Add("account.recovery-codes-renewed", Own, actor.OrganisationId);
        return "Đã cấp mã dự phòng mới; các mã cũ không còn dùng được, các phiên làm việc khác đã kết thúc.";
    }, ct);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) => await ProvedAsync(async () =>
    {
        await second.RemoveAsync(Own, ct);
        // Where a role demands one, the way on leads through setting up the next.
        await db.Sessions.Where(s => s.Id == actor.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactorAt, (DateTimeOffset?)null), ct);
        audit.Add("account.second-factor-removed", Own, actor.OrganisationId);
        return "Đã tắt xác thực hai bước; các phiên làm việc khác đã kết thúc.";
    }, ct);

    private async Task SetUpAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        NewCodes = string.Join(' ', await second.NewCodesAsync(Own, ct));
        await db.Sessions.Where(s => s.Id == actor.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactorAt, now), ct);
        audit.Add("account.second-factor-set-up", Own, actor.OrganisationId);
        await db.SaveChangesAsync(ct);
        // Whoever came in elsewhere with the password alone has not shown the second proof.
        await door.RenewAsync(HttpContext, endOthers: true, ct);
    }

    /// <summary>Does what needs the whole way in once more: an open browser alone must not be enough.</summary>
    private async Task<IActionResult> ProvedAsync(Func<Task<string>> change, CancellationToken ct)
    {
        if (!Complete()) return await AgainAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        if (!await second.IsOnAsync(Own, ct)) return RedirectToPage();
        var outcome = await door.ProveAgainAsync(account, Input, ct);
        if (outcome is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // what was wrong has been counted
            ModelState.AddRefusal(nameof(Input), outcome);
            return await AgainAsync(ct);
        }

        var done = await change();
        await db.SaveChangesAsync(ct);
        await door.RenewAsync(HttpContext, endOthers: true, ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash(done));
        return RedirectToPage();
    }

    private bool Complete()
    {
        if (string.IsNullOrWhiteSpace(Input.OneTimeCode)) ModelState.AddModelError("Input.OneTimeCode", "Nhập mã xác thực.");
        return ModelState.IsValid;
    }

    private async Task<PageResult> AgainAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        IsOn = await second.IsOnAsync(Own, ct);
        CodesLeft = await second.CodesLeftAsync(Own, ct);
        if (await second.KeyToConfirmAsync(Own, ct) is not { } key) return;
        KeyText = Base32.InGroups(Base32.Of(key), ' ');
        var name = await db.Accounts.Where(a => a.Id == Own).Select(a => a.UserName).SingleAsync(ct);
        Picture = QrCode.Of(Totp.Address(key, Issuer, name));
    }
}
