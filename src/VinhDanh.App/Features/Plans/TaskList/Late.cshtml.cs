using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>A short address to remember for “who is late?”.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class LateModel : PageModel
{
    public IActionResult OnGet() => Redirect("/tasks?state=late");
}
