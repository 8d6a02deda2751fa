namespace VinhDanh.App.Platform.Accounts;

/// <summary>Fills <see cref="Actor"/> before anything decides; static files do not pay for it.</summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Actor actor, SessionReading sessions, TokenReading tokens)
    {
        actor.RequestId = http.TraceIdentifier;
        if (http.Request.Path.StartsWithSegments(TokenReading.Path, StringComparison.OrdinalIgnoreCase)) await tokens.RecogniseAsync(http, http.RequestAborted);
        else if (http.User.Identity?.IsAuthenticated is true) await sessions.RecogniseAsync(http, http.RequestAborted);
        await next(http);
    }
}
