using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VinhDanh.App.Features.Errors;

/// <summary>Why a request was refused, in words for the person; set by whoever refuses, shown by the error page.</summary>
public sealed record Refusal(string Reason);

/// <summary>Re-executed by the status-code and exception middleware; must work for anyone and for any method.</summary>
[AllowAnonymous] // whoever meets a failure may read about it; the page shows nothing of the request but its id
[IgnoreAntiforgeryToken] // a POST whose token was refused is answered here
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>The id under which the server's log knows this request.</summary>
    public string RequestId => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public string? Reason => HttpContext.Features.Get<Refusal>()?.Reason;

    public void OnGet() => Answer();
    public void OnPost() => Answer();

    // Asked for directly, the page must not answer 200 as if all were well.
    private void Answer() => Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;
}
