using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.Api;

/// <summary>What every endpoint of the API declares.</summary>
internal static class ApiEndpoints
{
    /// <summary>For the description: what the answer is made of.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint) => endpoint.Produces<T>(StatusCodes.Status200OK, "application/json");

    /// <summary>Only with a token that may read this; its holder must have the permission too.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, ApiScope scope, string summary) => endpoint
        .Requires(ApiToken.PermissionOf(scope))
        .AddEndpointFilter((context, next) =>
        {
            var actor = context.HttpContext.RequestServices.GetRequiredService<Actor>();
            return actor.ReadsOnly?.Contains(scope) is true ? next(context) : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
        })
        .WithTags(ApiWords.Of(scope))
        .WithSummary(summary)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
