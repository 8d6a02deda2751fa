using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>
/// The door for who is known to the identity provider. Both steps are reached by links, not forms: browsers hold the redirections of a form to the pages it may be sent to, and
/// where a provider leads on to is its own affair. What makes the second step safe is the first's state, checked before it is reached.
/// </summary>
[Public("nobody is signed in before this page")]
public sealed class ProviderModel(Door door, HostSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    public string Refusal { get; private set; } = "";

    public IActionResult OnGet()
    {
        if (settings.Provider is null) return NotFound();
        // A link of another site would sign in whoever is signed in at the provider, without their doing: they are shown the door, where the button is.
        if (!IsOwnDoing()) return RedirectToPage("SignIn", new { Back = Local });
        return Challenge(ProviderSignIn.Begin(Url.Page("Provider", "Done", new { Back = Local })!), ProviderSignIn.Scheme);
    }

    public async Task<IActionResult> OnGetDoneAsync(CancellationToken ct)
    {
        if (settings.Provider is not { } provider) return NotFound();
        if (await ProviderSignIn.TakeAsync(HttpContext) is not { } who) return RedirectToPage("SignIn", new { refused = "stale" });
        var outcome = await door.SignInByProviderAsync(HttpContext, who, provider.Name, ct);
        if (outcome is SignInOutcome.Success) return LocalRedirect(Local ?? "/");
        if (outcome is SignInOutcome.SecondFactorAsked) return RedirectToPage("Code", new { Back = Local });
        Refusal = DoorWords.Refusal(outcome);
        return Page();
    }

    /// <summary>Came from a page of ours, or typed the address. Browsers from before 2023 don't say so, but name the page they come from.</summary>
    private bool IsOwnDoing() => Request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Scheme == Request.Scheme && from.Authority == Request.Host.Value,
        _ => false,
    };

    private string? Local => Url.IsLocalUrl(Back) ? Back : null;
}
