using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

/// <summary>One thing a browser can ask for: a page's GET or POST handler, or an endpoint.</summary>
/// <param name="Key">“POST /imports/{id:guid} Accept”: as the matrix names it.</param>
/// <param name="Declared">What stands on the page or handler; null when nothing does.</param>
public sealed record Handler(string Key, string? Declared)
{
    /// <summary>Everything the running program answers, but for vendored static files.</summary>
    public static async Task<IReadOnlyList<Handler>> AllAsync(Site site)
    {
        var found = new List<Handler>();
        var loader = site.Services.GetRequiredService<PageLoader>();
        foreach (var page in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var route = "/" + page.AttributeRouteInfo!.Template;
            var onPage = Words(compiled.ModelTypeInfo!.GetCustomAttributes(inherit: true));
            if (compiled.HandlerMethods.Count == 0) found.Add(new($"GET {route}", onPage));
            found.AddRange(compiled.HandlerMethods.Select(h => new Handler(
                $"{h.HttpMethod.ToUpperInvariant()} {route}{(string.IsNullOrEmpty(h.Name) ? "" : " " + h.Name)}",
                Words(h.MethodInfo.GetCustomAttributes(inherit: true)) ?? onPage)));
        }

        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            // The second is how a build that was not published finds its static files.
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.RoutePattern.RawText is "{**path:file}") continue;
            var declared = Words([.. endpoint.Metadata]);
            if (declared?.Contains("vendored", StringComparison.Ordinal) is true) continue;
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            found.AddRange(methods.Select(m => new Handler($"{m} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", declared)));
        }

        return [.. found.DistinctBy(h => h.Key).OrderBy(h => h.Key, StringComparer.Ordinal)];
    }

    private static string? Words(IEnumerable<object> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute is RequiresAttribute needs) return needs.Permission.ToString();
            if (attribute is PublicAttribute open) return "public: " + open.Because;
        }

        return null;
    }
}
