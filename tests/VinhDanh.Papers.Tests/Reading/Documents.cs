using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Documents to read: the project's own samples, and the real ones beside the repository where they are.</summary>
internal static class Documents
{
    private static readonly string Root = FindRoot();

    public static string? Seeds { get; } = Directory.Exists(Path.Combine(Root, "..", "shared", "seeds")) ? Path.Combine(Root, "..", "shared", "seeds") : null;

    public static IEnumerable<string> Samples => Directory.EnumerateFiles(Path.Combine(Root, "samples"), "ke-hoach-*.*").Order(StringComparer.Ordinal);

    /// <summary>The real document by its first digits; skips the test where the real documents are not at hand.</summary>
    public static string Seed(string name, string extension)
    {
        Assert.SkipWhen(Seeds is null, "The real documents are not beside this clone.");
        var folder = extension == "txt" ? Seeds! : Path.Combine(Seeds!, "office");
        return Directory.EnumerateFiles(folder, $"{name}*.{extension}").First(f => !f.Contains(".scan.", StringComparison.Ordinal));
    }

    public static PaperReading ReadSeed(string name, string extension) => Read(Seed(name, extension));

    public static PaperReading Read(string path)
    {
        using var content = File.OpenRead(path);
        return PaperReader.Read(content, path);
    }

    public static PaperReading ReadText(string text) => PaperReader.ReadText(text, "test.txt", "txt");

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "VinhDanh.slnx"))) return at.FullName;
        throw new DirectoryNotFoundException("The repository's root is not above the tests.");
    }
}
