using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Help.Read;

/// <summary>The user guide.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class ReadModel : PageModel
{
    public Guide Guide { get; } = Guide.BuiltIn;

    // Nothing to load: the guide is part of the program.
    public void OnGet()
    {
    }
}
