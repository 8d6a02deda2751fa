using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Web;

/// <summary>
/// What somebody tried and was kept from, each as an event of its own: a form without its secret, a limit reached, a token that opens nothing, a form whose fields were not taken. Ids and
/// routes only; which person, file or word it was about stands in none of them.
/// </summary>
public sealed partial class RefusalLog(Actor actor, ILogger<RefusalLog> log) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult) LogForm(log, http.Request.Method, RequestLog.RouteOf(http), http.TraceIdentifier, actor.AccountId);
        else if (!context.ModelState.IsValid && !HttpMethods.IsGet(http.Request.Method)) LogFields(log, context.ModelState.ErrorCount, http.Request.Method, RequestLog.RouteOf(http), http.TraceIdentifier, actor.AccountId);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        // Nothing: what is said was said before the answer.
    }

    public static void Limit(HttpContext http)
    {
        var log = http.RequestServices.GetRequiredService<ILogger<RefusalLog>>();
        LogLimit(log, http.Request.Method, RequestLog.RouteOf(http), http.TraceIdentifier);
    }

    [LoggerMessage(1101, LogLevel.Warning, "Refused for its form's secret: {Method} {Route} {RequestId}, account {Account}")]
    private static partial void LogForm(ILogger log, string method, string route, string requestId, Guid? account);

    [LoggerMessage(1102, LogLevel.Warning, "Refused for too many requests: {Method} {Route} {RequestId}")]
    private static partial void LogLimit(ILogger log, string method, string route, string requestId);

    [LoggerMessage(1104, LogLevel.Information, "Not taken for {Errors} fields: {Method} {Route} {RequestId}, account {Account}")]
    private static partial void LogFields(ILogger log, int errors, string method, string route, string requestId, Guid? account);
}
