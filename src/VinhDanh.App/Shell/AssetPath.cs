using Microsoft.AspNetCore.Components;

namespace VinhDanh.App.Shell;

/// <summary>Fingerprinted addresses for what tag helpers don't reach (sprite references, module list).</summary>
public static class AssetPath
{
    /// <param name="path">Path under <c>wwwroot</c> with its leading slash.</param>
    /// <returns>The fingerprinted address (cached for good) where the endpoint has <c>WithStaticAssets()</c>, else the plain one.</returns>
    public static string Of(HttpContext http, string path)
    {
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return assets is null ? http.Request.PathBase + path : $"{http.Request.PathBase}/{assets[path.TrimStart('/')]}";
    }
}
