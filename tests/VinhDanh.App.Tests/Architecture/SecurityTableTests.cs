using System.Reflection;
using System.Text.RegularExpressions;

namespace VinhDanh.App.Tests.Architecture;

/// <summary>
/// <c>docs/security.md</c> says of each requirement of ASVS 5.0, levels 1 and 2, what holds and what shows it. Here it is held to the list of requirements (<c>asvs-5.0.0.txt</c>: ids and
/// levels), to the tests and files that exist, and to its own counts.
/// </summary>
public sealed partial class SecurityTableTests
{
    private static readonly string[] States = ["met", "not met", "n.a."];
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(ArchitecturePage.Root(), "docs/security.md"));

    private static readonly List<Row> Rows = [.. Lines.Where(l => Requirement().IsMatch(l)).Select(Row.Of)];

    private static readonly Dictionary<string, string> Wanted = File.ReadLines(Path.Combine(ArchitecturePage.Root(), "tests/VinhDanh.App.Tests/Architecture/asvs-5.0.0.txt"))
        .Select(l => l.Split(' ')).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);

    [Fact]
    public void Every_requirement_of_both_levels_stands_in_the_table_once_and_no_other()
    {
        Wanted.Count.ShouldBe(253);
        Rows.Select(r => r.Id).ShouldBe(Wanted.Keys, ignoreOrder: true);
        Rows.Where(r => Wanted[r.Id] != r.Level).Select(r => r.Id).ShouldBeEmpty();
        Rows.Where(r => !States.Contains(r.State) || r.Asks.Length == 0 || r.How.Length == 0).Select(r => r.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_the_table_names_exists()
    {
        var named = Rows.SelectMany(r => r.Words.Where(w => TestName().IsMatch(w)).Select(w => (r.Id, Word: w))).ToList();
        named.Count.ShouldBeGreaterThan(150);
        named.Where(n => !Exists(n.Word)).Select(n => $"{n.Id} {n.Word}").ShouldBeEmpty();
        Exists("SecurityTableTests.No_such_test").ShouldBeFalse();
        Exists("NoSuchTests").ShouldBeFalse();
    }

    [Fact]
    public void What_is_met_is_shown_by_a_test_or_by_files_that_exist()
    {
        Rows.Where(r => r.State == "met" && !Files(r).Any() && !Words(r.Shown).Any(w => TestName().IsMatch(w))).Select(r => r.Id).ShouldBeEmpty();
        Rows.Where(r => r.Shown.Contains("by reading", StringComparison.Ordinal) && !Files(r).Any()).Select(r => r.Id).ShouldBeEmpty();
        Rows.SelectMany(r => Files(r).Select(f => (r.Id, File: f))).Where(f => !File.Exists(Path.Combine(ArchitecturePage.Root(), f.File))).Select(f => $"{f.Id} {f.File}").ShouldBeEmpty();
        // Nothing is called not met without saying what is missing.
        Rows.Where(r => r.State == "not met" != r.How.Contains("**Missing:**", StringComparison.Ordinal)).Select(r => r.Id).ShouldBeEmpty();
    }

    [Fact]
    public void The_counts_at_the_top_are_those_of_the_table()
    {
        var told = Lines.Select(l => Count().Match(l)).Where(m => m.Success)
            .ToDictionary(m => m.Groups["chapter"].Value, m => string.Join(' ', ((string[])["met", "not", "na"]).Select(g => m.Groups[g].Value)), StringComparer.Ordinal);
        var counted = Rows.GroupBy(r => r.Id.Split('.')[0]).ToDictionary(g => g.Key, Counts, StringComparer.Ordinal);
        counted["All"] = Counts(Rows);
        told.ShouldBe(counted, ignoreOrder: true);
    }

    [Fact]
    public void Everything_not_met_is_named_once_in_order_of_importance()
    {
        var listed = Lines.SkipWhile(l => !l.StartsWith("## Not met", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => Listed().IsMatch(l)).SelectMany(l => Id().Matches(Listed().Match(l).Groups["ids"].Value).Select(m => m.Value)).ToList();
        listed.ShouldBe(Rows.Where(r => r.State == "not met").Select(r => r.Id), ignoreOrder: true);
    }

    private static string Counts(IEnumerable<Row> rows) => string.Join(' ', States.Select(s => rows.Count(r => r.State == s)));

    /// <summary>“Class” or “Class.Method”: of this assembly, or of a source file of another test project.</summary>
    private static bool Exists(string name)
    {
        var (type, method) = name.Split('.') is [var first, var second] ? (first, second) : (name, null);
        var here = Assembly.GetExecutingAssembly().GetTypes().Where(t => t.Name == type).ToList();
        if (here.Count > 0) return method is null || here.Exists(t => t.GetMethod(method) is { } found && found.GetCustomAttributes().Any(a => a is FactAttribute));
        return Directory.EnumerateFiles(Path.Combine(ArchitecturePage.Root(), "tests"), $"{type}.cs", SearchOption.AllDirectories)
            .Any(f => method is null || File.ReadAllText(f).Contains($" {method}(", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Files(Row row) => row.Shown.Split("by reading:") is [_, var files] ? Words(files) : [];

    private static IEnumerable<string> Words(string text) => Code().Matches(text).Select(m => m.Groups["word"].Value);

    [GeneratedRegex(@"^\| V\d+\.\d+\.\d+ \|")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^\| (\*\*)?(?<chapter>V\d+|All)\b[^|]*\| (\*\*)?(?<met>\d+)(\*\*)? \| (\*\*)?(?<not>\d+)(\*\*)? \| (\*\*)?(?<na>\d+)(\*\*)? \|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\d+\. (?<ids>(\*\*V[\d.]+\*\*(, )?)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex(@"V\d+\.\d+\.\d+")]
    private static partial Regex Id();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Z]\w+Tests(\.\w+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    private sealed record Row(string Id, string Level, string Asks, string How, string Shown, string State)
    {
        public IEnumerable<string> Words => SecurityTableTests.Words($"{How} {Shown}");

        public static Row Of(string line) => line.Split('|', StringSplitOptions.TrimEntries) is ["", var id, var level, var asks, var how, var shown, var state, ""]
            ? new(id, level, asks, how, shown, state)
            : throw new InvalidDataException($"docs/security.md: “{line}” has not six columns.");
    }
}
