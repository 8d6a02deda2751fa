using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Web;

public static class WebServices
{
    /// <summary>Policy of the door: fewer tries than elsewhere.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Policy of what anybody may ask who has a secret address.</summary>
    public const string SecretAddressLimit = "secret-address";

    public static void AddWebPlatform(this IServiceCollection services, HostSettings settings)
    {
        var vietnamese = CultureInfo.GetCultureInfo("vi-VN");
        CultureInfo.DefaultThreadCurrentCulture = vietnamese;
        CultureInfo.DefaultThreadCurrentUICulture = vietnamese;

        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var range in settings.TrustedProxies) forwarded.KnownIPNetworks.Add(range);
            // From the last hop back as long as each is a named one: what stands before them the browser may have written itself.
            forwarded.ForwardLimit = null;
        });
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddAntiforgery(form =>
        {
            HostCookies.Set(form.Cookie, "vinhdanh-form", settings);
            form.Cookie.SameSite = SameSiteMode.Strict;
        });
        // New tokens and recovery codes travel in it, sealed.
        services.PostConfigure<CookieTempDataProviderOptions>(flash => HostCookies.Set(flash.Cookie, "vinhdanh-flash", settings));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (refused, _) =>
            {
                RefusalLog.Limit(refused.HttpContext);
                return ValueTask.CompletedTask;
            };
            // The page that says so is not a request of its own: it would be refused again, and the browser would show its own words.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Features.Get<IStatusCodeReExecuteFeature>() is null
                ? Window(http, settings.RequestsPerTenSeconds, TimeSpan.FromSeconds(10))
                : RateLimitPartition.GetNoLimiter("refusal"));
            limiter.AddPolicy(SignInLimit, http => HttpMethods.IsPost(http.Request.Method)
                ? Window(http, settings.SignInsPerMinute, TimeSpan.FromMinutes(1))
                : RateLimitPartition.GetNoLimiter("reading"));
            limiter.AddPolicy(SecretAddressLimit, http => Window(http, settings.SecretAddressesPerMinute, TimeSpan.FromMinutes(1)));
        });
    }

    private static RateLimitPartition<string> Window(HttpContext http, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "local",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}
