using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Features.Administration.Accounts;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Invited;

/// <summary>Where an invitation link leads: the invited person chooses a password and is in.</summary>
[Public("the invited person has no account yet; the secret in the link is the key")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class InvitedModel(Invitations invitations, Door door) : PageModel
{
    public Invitations.Invited Invited { get; private set; } = null!;
    [BindProperty] public NewPassword Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => await LoadAsync(token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await LoadAsync(token, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        switch (await invitations.AcceptAsync(token, Input.Password, ct))
        {
            case Invitations.Acceptance.Accepted(var account, MayEnter: true):
                await door.OpenAsync(HttpContext, account, SignInWay.Password, ct);
                return Redirect("/");
            case Invitations.Acceptance.Accepted:
                TempData.SetFlash(new Flash($"Đã tạo tài khoản. Vai trò bắt đầu từ ngày {Vn.Date(Invited.Invitation.ValidFrom)}."));
                return Redirect(ShellRoutes.SignIn);
            case Invitations.Acceptance.WeakPassword(var why):
                ModelState.AddModelError("Input.Password", why);
                return Page();
            case Invitations.Acceptance.LinkUsed:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(string token, CancellationToken ct)
    {
        if (await invitations.FindAsync(token, ct) is not { } found) return false;
        Invited = found;
        return true;
    }
}
