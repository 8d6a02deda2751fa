using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>The door for who has a passkey: no name, no password.</summary>
[Public("nobody is signed in before this page")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class PasskeyModel(Door door, PasskeyCeremonies passkeys) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    public string? Refusal { get; private set; }

    public void OnGet()
    {
        // Shows the button: only what a person does makes the device ask.
    }

    /// <summary>For the page's script: what the passkey is asked to sign.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.BeginSignInAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken ct)
    {
        var outcome = await door.SignInByPasskeyAsync(HttpContext, credential ?? "", ct);
        if (outcome is SignInOutcome.Success) return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
        Refusal = DoorWords.Refusal(outcome);
        return Page();
    }
}
