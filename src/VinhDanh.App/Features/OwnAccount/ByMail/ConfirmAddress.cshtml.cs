using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.ByMail;

/// <summary>Where the link of a confirming mail leads. A press of the button confirms, not the opening: programs that look at mails open every link.</summary>
[Public("the mail may be read on a telephone on which nobody is signed in; the secret in the link is the key")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class ConfirmAddressModel(ProvedAddresses addresses, Actor actor) : PageModel
{
    public ProvedAddresses.Proof Proof { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await addresses.FindAsync(token, ct) is not { } found) return NotFound();
        Proof = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await addresses.ConfirmAsync(token, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã xác nhận địa chỉ thư."));
        return Redirect(actor.IsSignedIn ? "/account/mail" : ShellRoutes.SignIn);
    }
}
