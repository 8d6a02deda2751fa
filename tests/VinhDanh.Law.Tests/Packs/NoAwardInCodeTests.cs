using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>Law is data: no source file of the program names an award; tests that stand beside the pages they try may.</summary>
public sealed class NoAwardInCodeTests
{
    [Fact]
    public void No_source_file_names_an_award()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "VinhDanh.slnx"))) root = root.Parent.ShouldNotBeNull();
        var codes = LawLibrary.LoadEmbedded().Regimes.SelectMany(r => r.Awards.Keys).ToHashSet();
        var files = Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs*", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.EndsWith("Tests.cs", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(100);
        files.SelectMany(f => codes.Where(File.ReadAllText(f).Contains).Select(c => $"{Path.GetRelativePath(root.FullName, f)}: {c}")).ShouldBeEmpty();
    }
}
