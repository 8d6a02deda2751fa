using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>The packs that come with the program.</summary>
public sealed class EmbeddedPacksTests
{
    [Fact]
    public void They_load_without_a_mistake()
    {
        var packs = LawLibrary.EmbeddedFiles().GroupBy(f => f.Name.Split('/')[^2]).Select(g => (IReadOnlyList<PackFile>)[.. g]).ToList();
        var (library, mistakes) = LawLibrary.Read(packs);
        mistakes.ShouldBeEmpty();
        library.ShouldNotBeNull().Regimes.Select(r => r.Id).ShouldBe(["old_law", "nd98_2023", "nd152_2025", "law_2026"]);
    }
}
