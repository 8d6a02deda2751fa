using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.Errors;

/// <summary>Why a request was refused, in words for the person; set by whoever refuses, shown by the error page.</summary>
public sealed record Refusal(string Reason);

/// <summary>Re-executed by the status-code and exception middleware; must work for anyone and for any method.</summary>
[Public("whoever meets a failure may read about it; the page shows only the request id and what this person typed")]
[IgnoreAntiforgeryToken] // a POST whose token was refused is answered here
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>The id under which the server's log knows this request.</summary>
    public string RequestId => HttpContext.TraceIdentifier;

    public string? Reason => HttpContext.Features.Get<Refusal>()?.Reason;

    /// <summary>The fields of a post that failed, so that nothing typed is lost.</summary>
    public IReadOnlyList<(string Key, string Value)> Typed =>
        HttpContext.Items[ErrorPages.TypedKey] as IReadOnlyList<(string Key, string Value)> ?? [];

    public void OnGet() => Answer();
    public void OnPost() => Answer();

    // Asked for directly, the page must not answer 200 as if all were well.
    private void Answer() => Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;
}
