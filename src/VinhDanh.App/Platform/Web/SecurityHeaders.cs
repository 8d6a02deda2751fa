namespace VinhDanh.App.Platform.Web;

/// <summary>One place for what every answer says about itself.</summary>
public static class SecurityHeaders
{
    // data: only for images, because Tabler's styles carry some of theirs in themselves.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            // An answer that is no page (a file) may have a stricter one of its own.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            if (http.Response.ContentType is { } type && IsOurText(type)) http.Response.ContentType = $"{type}; charset=utf-8";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            // Only where the program speaks TLS itself; a proxy in front decides for its own name.
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            // Answers show what one person may see; no cache may keep them. Files, the API and styles say for themselves what may be kept; a page never does.
            if (headers.CacheControl.Count == 0 || http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Styles, scripts, pictures as XML, streams of events: all ours are UTF-8, and the framework says so of pages only. Files of people name their own.</summary>
    private static bool IsOurText(string type) =>
        (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal)) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase);
}
