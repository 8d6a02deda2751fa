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
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var refusal = Judge(context.ActionDescriptor.ModelTypeInfo, context.HandlerMethod?.MethodInfo, context.HttpContext);
        if (refusal is null) await next();
        else context.Result = refusal;
    }

    private IActionResult? Judge(TypeInfo? page, MethodInfo? handler, HttpContext http)
    {
        MemberInfo?[] places = [page, handler];
        if (places.Any(p => p?.GetCustomAttribute<PublicAttribute>() is not null)) return null;
        var needed = places.Select(p => p?.GetCustomAttribute<RequiresAttribute>()).OfType<RequiresAttribute>().ToList();
        if (needed.Count == 0) throw new InvalidOperationException($"{page?.Name} declares nobody who may use it.");
        if (!actor.IsSignedIn) return SignInFirst(http);
        return needed.TrueForAll(n => actor.May(n.Permission)) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private static RedirectResult SignInFirst(HttpContext http)
    {
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
        return new RedirectResult("/sign-in?back=" + Uri.EscapeDataString(back));
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
