using System.Xml.Linq;
using static VinhDanh.App.Tests.Architecture.ArchitecturePage;

namespace VinhDanh.App.Tests.Architecture;

/// <summary>Projects reference each other, and packages, only as <c>docs/architecture.md</c> says.</summary>
public sealed class ProjectGraphTests
{
    [Fact]
    public void Projects_reference_each_other_exactly_as_drawn() =>
        Lines(References("ProjectReference", Path.GetFileNameWithoutExtension)).ShouldBe(Lines(List("projects")));

    [Fact]
    public void Projects_of_the_program_use_exactly_the_packages_listed()
    {
        var used = References("PackageReference", name => name).Where(line => InSources(line.Key)).ToDictionary(line => line.Key, line => line.Value);
        Lines(used).ShouldBe(Lines(List("packages")));
    }

    [Fact]
    public void Law_and_papers_know_neither_each_other_nor_the_app()
    {
        var projects = References("ProjectReference", Path.GetFileNameWithoutExtension);
        projects["VinhDanh.Law"].ShouldBeEmpty();
        projects["VinhDanh.Papers"].ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_with_a_version_is_used_by_some_project()
    {
        var used = References("PackageReference", name => name).SelectMany(line => line.Value)
            .Concat(Elements(Path.Combine(Root(), "Directory.Build.props"), "PackageReference")).ToHashSet();
        Elements(Path.Combine(Root(), "Directory.Packages.props"), "PackageVersion").Except(used).ShouldBeEmpty();
    }

    private static Dictionary<string, IReadOnlyList<string>> References(string element, Func<string, string> name) =>
        Projects().ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyList<string>)[.. Elements(file, element).Select(name)]);

    private static IEnumerable<string> Projects() =>
        ((string[])["src", "tests", "tools", "bench"]).Select(folder => Path.Combine(Root(), folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    private static bool InSources(string project) => File.Exists(Path.Combine(Root(), "src", project, project + ".csproj"));

    private static IEnumerable<string> Elements(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(e => (string)e.Attribute("Include")!);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, IReadOnlyList<string>> list) =>
        list.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => $"{line.Key}: {string.Join(' ', line.Value.Order(StringComparer.Ordinal))}");
}
