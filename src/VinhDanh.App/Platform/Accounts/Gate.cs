using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Asks what stands on the page, then on the handler. A page that declares nothing is refused to everybody:
/// silence must never authorise.
/// </summary>
public sealed class Gate(Actor actor) : IAsyncPageFilter
{
    private const string SecondFactorPage = "/account/second-factor";

    // What stands in the code does not change while it runs; reading attributes anew costs every request.
    private static readonly ConcurrentDictionary<(TypeInfo? Page, MethodInfo? Handler), Declaration> Declared = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var refusal = Judge(context.ActionDescriptor.ModelTypeInfo, context.HandlerMethod?.MethodInfo, context.HttpContext);
        if (refusal is null) await next();
        else context.Result = refusal;
    }

    private IActionResult? Judge(TypeInfo? page, MethodInfo? handler, HttpContext http)
    {
        var (isPublic, needed, beforeSecondFactor) = Declared.GetOrAdd((page, handler), static places => Declaration.Of(places.Page, places.Handler));
        if (isPublic) return null;
        if (needed.Length == 0) throw new InvalidOperationException($"{page?.Name} declares nobody who may use it.");
        if (!actor.IsSignedIn) return SignInFirst(http);
        if (actor.OwesSecondFactor) return beforeSecondFactor ? null : new RedirectResult(SecondFactorPage);
        return Array.TrueForAll(needed, actor.May) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private static RedirectResult SignInFirst(HttpContext http)
    {
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
        return new RedirectResult("/sign-in?back=" + Uri.EscapeDataString(back));
    }

    /// <summary>What a page and its handler declare together.</summary>
    private sealed record Declaration(bool Public, Permission[] Needed, bool BeforeSecondFactor)
    {
        public static Declaration Of(params MemberInfo?[] places) => new(
            places.Any(p => p?.GetCustomAttribute<PublicAttribute>() is not null),
            [.. places.Select(p => p?.GetCustomAttribute<RequiresAttribute>()).OfType<RequiresAttribute>().Select(r => r.Permission)],
            places[0]?.GetCustomAttribute<BeforeSecondFactorAttribute>() is not null);
    }
}

/// <summary>The same for endpoints outside Razor Pages.</summary>
public static class EndpointGate
{
    public static RouteHandlerBuilder Requires(this RouteHandlerBuilder endpoint, Permission permission) =>
        endpoint.WithMetadata(new RequiresAttribute(permission)).AddEndpointFilter(async (context, next) =>
        {
            var actor = context.HttpContext.RequestServices.GetRequiredService<Actor>();
            if (!actor.IsSignedIn) return Results.Unauthorized();
            return actor.May(permission) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
        });

    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint, string because) =>
        endpoint.WithMetadata(new PublicAttribute(because));
}
