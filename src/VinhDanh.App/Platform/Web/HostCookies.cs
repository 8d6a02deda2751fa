using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Web;

/// <summary>
/// How our cookies are named. Where everybody comes by https they carry <c>__Host-</c>: browsers take such a one only from this very host, over https and for all of it, so no
/// neighbour of the name and nobody on the way can set it. Over http, on this machine alone, browsers would refuse that name.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    public static void Set(CookieBuilder cookie, string name, HostSettings settings)
    {
        cookie.Name = NameOf(name, settings.OnlyHttps);
        cookie.SecurePolicy = settings.OnlyHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }

    public static string NameOf(string name, bool https) => https ? Prefix + name : name;

    /// <summary>Answers nothing that came in the clear, where everybody is to come by https; a balancer's look at the health of the node tells nothing.</summary>
    public static void UseOnlyHttps(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<HostSettings>().OnlyHttps) return;
        app.Use(async (http, next) =>
        {
            if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("Chương trình chỉ trả lời qua https. Máy chủ trung gian phải gửi X-Forwarded-Proto: https.", http.RequestAborted);
        });
    }
}
