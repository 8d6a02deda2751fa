using Microsoft.AspNetCore.Components;

namespace VinhDanh.App.Shell;

/// <summary>Fingerprinted addresses for what tag helpers don't reach (sprite references, module list).</summary>
public static class AssetPath
{
    private const string Sprite = "/lib/tabler/icons.svg";

    /// <summary>The sprite of all icons.</summary>
    public static string Icons(HttpContext http)
    {
        if (http.Items.TryGetValue(Sprite, out var known)) return (string)known!;
        var path = Of(http, Sprite);
        http.Items[Sprite] = path;
        return path;
    }

    /// <param name="path">Path under <c>wwwroot</c> with its leading slash.</param>
    /// <returns>The fingerprinted address (cached for good) where the endpoint has <c>WithStaticAssets()</c>, else the plain one.</returns>
    public static string Of(HttpContext http, string path)
    {
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return assets is null ? http.Request.PathBase + path : $"{http.Request.PathBase}/{assets[path.TrimStart('/')]}";
    }
}
