using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Settings;

/// <summary>What is written about settings, held to the settings that there are.</summary>
public sealed partial class SettingsPageTests
{
    [Fact]
    public void The_page_lists_every_setting_with_its_variable_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Seeds.Root, "docs/settings.md"));
        var rows = Row().Matches(page).Select(m => (Name: m.Groups[1].Value, Variable: m.Groups[2].Value)).ToList();

        KnownSettings.All.Count.ShouldBeGreaterThan(25);
        rows.Select(r => r.Name).Order(StringComparer.Ordinal).ShouldBe(KnownSettings.All);
        foreach (var (name, variable) in rows) variable.ShouldBe(KnownSettings.VariableOf(name));
    }

    /// <summary>A variable that is read and stands in no list would be a setting that nobody finds.</summary>
    [Fact]
    public void Every_variable_that_the_program_reads_is_a_setting_or_the_place_of_the_file()
    {
        var read = Directory.EnumerateFiles(Path.Combine(Seeds.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Tests.cs", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Variable().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().ToList();

        read.Count.ShouldBeGreaterThan(25);
        read.Except(KnownSettings.All.Select(KnownSettings.VariableOf)).ShouldBe([SettingsFile.Variable]);
        KnownSettings.All.Select(KnownSettings.VariableOf).Except(read).ShouldBeEmpty("set, and read nowhere");
    }

    [Fact]
    public void The_file_that_is_installed_shows_every_setting_and_nothing_else()
    {
        var example = File.ReadAllText(Path.Combine(Seeds.Root, "packaging/vinhdanh.conf"));
        var names = Example().Matches(example).Select(m => m.Groups[1].Value).ToList();

        names.Order(StringComparer.Ordinal).ShouldBe(KnownSettings.All);
        example.Split('\n').Where(l => l.Length > 0).ShouldAllBe(l => l.StartsWith('#'));
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \| `(VINHDANH_[A-Z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\"(VINHDANH_[A-Z0-9_]+)\"")]
    private static partial Regex Variable();

    [GeneratedRegex("^#([a-z0-9-]+) = .", RegexOptions.Multiline)]
    private static partial Regex Example();
}
