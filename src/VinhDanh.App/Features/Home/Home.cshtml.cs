using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Home;

/// <summary>The first page after the door: one's own work.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class HomeModel(Actor actor) : PageModel
{
    public IActionResult OnGet() => Redirect(actor.May(Permission.ViewProgrammes) ? "/work" : "/account");
}
