namespace VinhDanh.App.Tests.Support;

/// <summary>Documents to read: the project's own, and the shared ones where they lie beside the project.</summary>
internal static class Seeds
{
    public static string Root { get; } = FindRoot();

    /// <summary>An office file of the shared documents by the number it begins with; null where they are not there.</summary>
    public static string? Office(string number, string extension)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "seeds", "office"));
        return Directory.Exists(folder) ? Directory.GetFiles(folder, $"{number}*.{extension}").SingleOrDefault(f => !f.EndsWith(".scan.pdf", StringComparison.Ordinal)) : null;
    }

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "VinhDanh.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
