using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Administration.FirstRun;

/// <summary>Says where the first-run link is, to whoever opens the program before it is set up.</summary>
[Public("nothing stands yet that could be protected")]
public sealed class WaitingModel : PageModel;
