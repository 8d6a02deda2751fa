namespace VinhDanh.App.Platform.Web;

public static class ErrorPages
{
    /// <summary>Where the error page finds what was typed, so that nothing is lost with a failure.</summary>
    public const string TypedKey = "typed";

    private static readonly string[] Secret = ["password", "token", "onetimecode", "__requestverificationtoken"];

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseApiProblems();
        app.UseWhen(http => !ApiProblems.IsApi(http), pages =>
        {
            pages.UseExceptionHandler("/errors/500");
            pages.UseStatusCodePagesWithReExecute("/errors/{0}");
            pages.Use(KeepTypedAsync);
        });
    }

    /// <summary>On a failing post, hands the typed fields to the error page. Passwords, codes and tokens are left out.</summary>
    private static async Task KeepTypedAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.Request.HasFormContentType && !http.Response.HasStarted)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            http.Items[TypedKey] = form
                .Where(field => !Secret.Any(word => field.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(field => (field.Key, Value: field.Value.ToString()))
                .Where(field => field.Value.Length > 0)
                .ToList();
            throw;
        }
    }
}
