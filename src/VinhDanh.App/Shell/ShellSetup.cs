using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VinhDanh.App.Shell;

public static class ShellSetup
{
    /// <summary>Registers navigation, the place where shared views are found, and a frame for nobody (accounts replace it).</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddSingleton<Navigation>();
        services.TryAddScoped<IFrameSource, NobodySignedIn>();
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Add("/Shell/{0}.cshtml");
            options.ViewLocationFormats.Add("/Shell/{0}.cshtml");
        });
        return services;
    }
}
