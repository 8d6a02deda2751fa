using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.OwnAccount.SignIn;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Provider;

/// <summary>Links one's own account with what one is at the identity provider, and takes the link away, each after a fresh proof.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class ProviderModel(AppDb db, Actor actor, Door door, ExternalLogins logins, HostSettings settings) : PageModel
{
    [BindProperty] public FreshProof Input { get; set; } = new();
    public string? Name => settings.Provider?.Name;
    public ExternalLogin? Link { get; private set; }

    /// <summary>Whom the provider has just vouched for, to be linked.</summary>
    public ExternalIdentity? Pending { get; private set; }
    public string? Refusal { get; private set; }
    private Guid Own => actor.AccountId!.Value;

    public async Task OnGetAsync(string? refused, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Name is { } name) Refusal = DoorWords.ProviderRefusal(refused, name);
    }

    public IActionResult OnGetStart() => settings.Provider is null ? NotFound() : Challenge(ProviderSignIn.Begin(Url.Page("Provider")!, Own), ProviderSignIn.Scheme);

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        if (settings.Provider is not { } provider) return NotFound();
        await LoadAsync(ct);
        if (Pending is not { } who) return RedirectToPage(new { refused = "stale" });
        if (!ModelState.IsValid) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        // A new way in: whoever finds a screen unlocked must not add one.
        var proof = await door.ProveAgainAsync(account, Input, ct);
        if (proof is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct);
            ModelState.AddRefusal(nameof(Input), proof);
            return Page();
        }

        await ProviderSignIn.TakeAsync(HttpContext, Own);
        if (await logins.LinkAsync(account, who, provider.Name, ct))
        {
            await door.RenewAsync(HttpContext, endOthers: true, ct);
            await transaction.CommitAsync(ct);
            TempData.SetFlash(new Flash($"Đã liên kết. Từ nay có thể đăng nhập bằng {provider.Name}; các phiên làm việc khác đã kết thúc."));
        }
        else
        {
            TempData.SetFlash(new Flash($"Chưa liên kết: danh tính này đã liên kết với một tài khoản khác, hoặc tài khoản này đã có liên kết với {provider.Name}.", FlashTone.Refused));
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostUnlinkAsync(CancellationToken ct)
    {
        if (settings.Provider is not { } provider) return NotFound();
        await LoadAsync(ct);
        if (Link is null) return NotFound();
        if (!ModelState.IsValid) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        var proof = await door.ProveAgainAsync(account, Input, ct);
        if (proof is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            ModelState.AddRefusal(nameof(Input), proof);
            return Page();
        }

        if (!await logins.UnlinkAsync(account, provider.Issuer, provider.Name, ct)) return NotFound();
        await door.RenewAsync(HttpContext, endOthers: true, ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã gỡ liên kết; các phiên làm việc khác đã kết thúc. Muốn dùng lại {provider.Name}, hãy liên kết ở trang này."));
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Link = await logins.OfAsync(Own, settings.Provider?.Issuer, ct);
        Pending = Link is null ? await ProviderSignIn.ReadAsync(HttpContext, Own) : null;
    }
}
