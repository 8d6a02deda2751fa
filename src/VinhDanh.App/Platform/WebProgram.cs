using System.Net;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform;

/// <summary>Puts the web program together: services, then the pipeline, top to bottom.</summary>
public static class WebProgram
{
    public static WebApplication Build(HostSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(WebProgram).Assembly.GetName().Name,
        });
        // A build that was not published serves its files from the source folder, by the manifest beside the program.
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))) builder.WebHost.UseStaticWebAssets();
        // An IPv6 address stands in brackets.
        builder.WebHost.UseUrls($"{(settings.Certificate is null ? "http" : "https")}://{new IPEndPoint(IPAddress.Parse(settings.Listen), settings.Port)}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (settings.Certificate is { } certificate) kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Own, certificate.Chain));
            kestrel.Limits.MaxRequestBodySize = WebLimits.RequestBytes;
            kestrel.Limits.MaxResponseBufferSize = WebLimits.ResponseBufferBytes;
        });
        builder.AddRequestLogging();
        AddPlatform(builder.Services, settings);
        foreach (var feature in Features) feature.Add(builder.Services);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.Services.CheckFigures();
        UsePipeline(app);
        return app;
    }

    /// <summary>Every feature registers itself; the order is that of the navigation.</summary>
    public static IReadOnlyList<IFeature> Features { get; } =
        [.. typeof(WebProgram).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFeature)))
            .Select(t => (IFeature)Activator.CreateInstance(t)!)
            .OrderBy(f => f.GetType().Name, StringComparer.Ordinal)];

    private static void AddPlatform(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(_ => Connections.Of(settings.Database));
        services.AddDbContext<AppDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll));
        services.AddScoped<AuditLog>();
        services.AddScoped<FigureBook>();
        services.AddAccounts(settings);
        services.AddWebPlatform(settings);
        services.AddRazorPages(pages => pages.RootDirectory = "/Features")
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<Gate>();
                mvc.Filters.Add<RefusalLog>();
            });
        services.AddSingleton<IHttpResponseStreamWriterFactory, WholePageWriter>();
        services.AddShell();
    }

    private static void UsePipeline(WebApplication app)
    {
        // First: limits, cookies, links and the history of sign-ins are about the browser, not about the proxy in between.
        if (app.Services.GetRequiredService<HostSettings>().TrustedProxies.Count > 0) app.UseForwardedHeaders();
        app.UseRequestLine();
        app.UseErrorPages();
        app.UseSecurityHeaders();
        app.UseOnlyHttps();
        app.UseRouting();
        app.NoteRoute();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(endpoint => endpoint.Metadata.Add(new PublicAttribute("vendored styles and scripts")));
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        foreach (var feature in Features) feature.Map(app);
    }
}
