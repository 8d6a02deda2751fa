using System.Diagnostics;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Web;

/// <summary>One structured line a request: who by id, no names, no query strings (they may hold what people searched for).</summary>
public static partial class RequestLog
{
    private static readonly object RouteKey = new();

    public static void AddRequestLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        // Keys of cookies lie in the database under the same protection as the accounts; the framework warns of it at each start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }

    public static void UseRequestLine(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("VinhDanh.Request");
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                var route = RouteOf(http);
                var account = http.RequestServices.GetRequiredService<Actor>().AccountId?.ToString() ?? "-";
                LogRequest(log, http.Request.Method, route, http.Response.StatusCode,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds, http.TraceIdentifier, account);
            }
        });
    }

    /// <returns>“-” where none was found.</returns>
    public static string RouteOf(HttpContext http) => http.Items.TryGetValue(RouteKey, out var noted) && noted is string pattern ? pattern : "-";

    /// <summary>Notes the route found first: the page that says what went wrong is found second, and the line is about the first.</summary>
    public static void NoteRoute(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // The route's pattern, not the path: a path may carry a secret link.
        http.Items.TryAdd(RouteKey, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(http);
    });

    [LoggerMessage(1001, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms {RequestId} {Account}")]
    private static partial void LogRequest(ILogger log, string method, string route, int status, double milliseconds, string requestId, string account);
}
