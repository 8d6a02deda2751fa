using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace VinhDanh.App.Shell;

/// <summary>What the head of every page loads: the same forty lines each time, so written once for a set of fingerprints.</summary>
public sealed class HeadAssets
{
    private readonly ConcurrentDictionary<(ResourceAssetCollection? Assets, string Base), HtmlString> _written = new();

    public IHtmlContent Of(HttpContext http) =>
        _written.GetOrAdd((http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>(), http.Request.PathBase), static (_, http) => Write(http), http);

    // No inline script or style: the CSP allows neither. htmx reads its settings, and site.js its modules, from meta elements.
    private static HtmlString Write(HttpContext http)
    {
        var html = new StringBuilder("""
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="htmx-config" content='{"includeIndicatorCSS": false, "extensions": "sse", "history": true}'>

            """);
        foreach (var module in ShellAssets.Modules) Module(module, $"/js/{module}.js");
        Module("lib/chart", "/lib/chart/chart.umd.min.js");
        Module("icons", "/lib/tabler/icons.svg");
        html.Append($"<link rel=\"icon\" type=\"image/svg+xml\" href=\"{Path("/img/mark.svg")}\">\n");
        Sheet("/lib/tabler/tabler.vinhdanh.css");
        foreach (var sheet in ShellAssets.Sheets) Sheet($"/css/{sheet}.css");
        html.Append($"<script type=\"module\" src=\"{Path("/js/site.js")}\"></script>\n");
        html.Append($"<script defer src=\"{Path("/lib/htmx/htmx.min.js")}\"></script>\n");
        return new(html.ToString());

        void Module(string name, string path) => html.Append($"<meta name=\"module\" data-name=\"{name}\" content=\"{Path(path)}\">\n");
        void Sheet(string path) => html.Append($"<link rel=\"stylesheet\" href=\"{Path(path)}\">\n");
        string Path(string path) => HtmlEncoder.Default.Encode(AssetPath.Of(http, path));
    }
}
