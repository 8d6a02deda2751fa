using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Features.Administration.Accounts;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.ResetPassword;

/// <summary>Where a reset link leads: its holder chooses a new password, then signs in with it like anybody.</summary>
[Public("who forgot the password cannot sign in; the secret in the link is the key")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class ResetPasswordModel(PasswordResets resets) : PageModel
{
    public PasswordResets.Holder Holder { get; private set; } = null!;
    [BindProperty] public NewPassword Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => await LoadAsync(token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await LoadAsync(token, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        switch (await resets.UseAsync(token, Input.Password, ct))
        {
            case PasswordResets.Use.Done:
                TempData.SetFlash(new Flash("Đã đặt mật khẩu mới. Mời đồng chí đăng nhập."));
                return Redirect(ShellRoutes.SignIn);
            case PasswordResets.Use.WeakPassword(var why):
                ModelState.AddModelError("Input.Password", why);
                return Page();
            case PasswordResets.Use.LinkUsed:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(string token, CancellationToken ct)
    {
        if (await resets.FindAsync(token, ct) is not { } found) return false;
        Holder = found;
        return true;
    }
}
