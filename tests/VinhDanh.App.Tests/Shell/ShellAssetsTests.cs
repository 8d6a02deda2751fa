using System.Text.RegularExpressions;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Tests.Shell;

public sealed partial class ShellAssetsTests
{
    private static string[] Views() => Directory.GetFiles(WebRoot.App(), "*.cshtml", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/")).ToArray();

    [Fact]
    public void Every_stylesheet_of_ours_is_loaded_and_every_loaded_one_exists()
    {
        var css = Path.Combine(WebRoot.Files, "css");
        Directory.EnumerateFiles(css, "*.css", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(css, f)[..^".css".Length]).Order()
            .ShouldBe(ShellAssets.Sheets.Order());
    }

    [Fact]
    public void Every_script_module_is_listed_and_stays_under_eighty_lines()
    {
        var files = Directory.GetFiles(Path.Combine(WebRoot.Files, "js"), "*.js");
        files.Select(f => Path.GetFileNameWithoutExtension(f)).Where(f => f != "site").Order().ShouldBe(ShellAssets.Modules.Order());
        files.ShouldAllBe(f => File.ReadAllLines(f).Length < 80);
    }

    [Fact]
    public void Views_mount_only_listed_modules() =>
        Views().SelectMany(f => Module().Matches(File.ReadAllText(f)).SelectMany(m => m.Groups[1].Value.Split(' ')))
            .Where(m => !m.StartsWith('@')).Distinct().Except(ShellAssets.Modules).ShouldBeEmpty();

    [Fact]
    public void Views_and_code_ask_only_for_icons_of_the_sprite()
    {
        var sprite = Symbol().Matches(File.ReadAllText(Path.Combine(WebRoot.Files, "lib/tabler/icons.svg"))).Select(m => m.Groups[1].Value).ToHashSet();
        Views().SelectMany(f => Icon().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Where(i => !sprite.Contains(i)).ShouldBeEmpty();
        Enum.GetValues<Tone>().Select(t => new StatusChip("", t).IconName).Where(i => !sprite.Contains(i)).ShouldBeEmpty();
    }

    [Fact]
    public void Views_hold_no_inline_script_style_or_handler() =>
        Views().Where(f => Inline().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();

    /// <summary>Tabler is trimmed: a class that stands in its documentation may be gone here.</summary>
    [Fact]
    public void Views_use_only_classes_that_some_stylesheet_knows()
    {
        var known = Directory.GetFiles(WebRoot.Files, "*.css", SearchOption.AllDirectories)
            .SelectMany(f => KnownClass().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        Views().SelectMany(f => Class().Matches(File.ReadAllText(f))
                .SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(c => PlainName().IsMatch(c) && !known.Contains(c)).Select(c => $"{Path.GetFileName(f)}: {c}"))
            .Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_piece_has_a_partial_of_its_name_or_draws_itself() =>
        typeof(IPiece).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IPiece)) && !t.IsAssignableTo(typeof(IDrawnPiece))).Select(t => t.Name)
            .Where(n => !File.Exists(Path.Combine(WebRoot.App(), "Shell/Pieces", $"_{n}.cshtml"))).ShouldBeEmpty();

    [Fact]
    public void Raw_colours_stand_only_in_the_tokens()
    {
        var sheets = Directory.GetFiles(Path.Combine(WebRoot.Files, "css"), "*.css", SearchOption.AllDirectories);
        sheets.Where(f => Path.GetFileName(f) != "tokens.css" && Colour().Matches(File.ReadAllText(f)).Any(m => m.Value is not "#000" and not "#fff")) // print is black on white
            .ShouldBeEmpty();
    }

    [GeneratedRegex("data-module=\"([^\"]+)\"")]
    private static partial Regex Module();

    [GeneratedRegex("\\.([A-Za-z][\\w-]*)")]
    private static partial Regex KnownClass();

    [GeneratedRegex("\\sclass=\"([^\"@]+)\"")] // what Razor computes is seen on the gallery
    private static partial Regex Class();

    [GeneratedRegex("^[a-z][a-z0-9_-]*$")]
    private static partial Regex PlainName();

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("(?:<icon name=|Html\\.Icon\\()\"([a-z0-9-]+)\"")]
    private static partial Regex Icon();

    [GeneratedRegex("<style|\\sstyle=\"|\\son[a-z]+=\"|hx-on|<script(?![^>]*\\ssrc=)")]
    private static partial Regex Inline();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b|rgba?\\(")]
    private static partial Regex Colour();
}
