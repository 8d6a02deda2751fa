using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.OwnAccount.SignOut;

/// <summary>Ends this session.</summary>
[Requires(Permission.UseOwnAccount), BeforeSecondFactor]
public sealed class SignOutModel(Door door, Actor actor) : PageModel
{
    public void OnGet()
    {
        // Shows a button: leaving is a change, and a link must not make one.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (actor.SessionId is { } session) await door.EndAsync(s => s.Id == session, ct);
        await HttpContext.SignOutAsync(Door.Scheme);
        // Files and pages that this browser kept for the next look; cookies go by themselves, and light or dark may stay.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/sign-in");
    }
}
