namespace VinhDanh.App.Features.Help;

/// <summary>The guide's pictures, built into the program like the guide.</summary>
public static class GuidePictures
{
    /// <summary>Where they lie beside the guide.</summary>
    public const string Folder = "screenshots/";

    /// <summary>Where the program hands them out.</summary>
    public const string Path = "/help/pictures/";

    private const string Resources = "docs/screenshots/";

    public static IReadOnlySet<string> Names { get; } = typeof(GuidePictures).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Resources, StringComparison.Ordinal)).Select(n => n[Resources.Length..]).ToHashSet(StringComparer.Ordinal);

    /// <returns>Null: there is none of that name.</returns>
    public static Stream? Open(string name) => Names.Contains(name) ? typeof(GuidePictures).Assembly.GetManifestResourceStream(Resources + name) : null;
}
