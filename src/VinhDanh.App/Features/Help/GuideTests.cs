using System.Text.RegularExpressions;
using VinhDanh.App.Features.Help;

namespace VinhDanh.App.Tests.Features.Help;

public sealed partial class GuideTests
{
    [Fact]
    public void Headings_get_addresses_of_their_words_and_repeated_ones_a_number()
    {
        var guide = Guide.Of("# Sách\n\n## Nạp kế hoạch\n\n## Đơn vị\n\n## Nạp kế hoạch\n");
        guide.Title.ShouldBe("Sách");
        guide.Chapters.ShouldBe([new("nap-ke-hoach", "Nạp kế hoạch"), new("don-vi", "Đơn vị"), new("nap-ke-hoach-2", "Nạp kế hoạch")]);
        guide.Html.ShouldContain("<h2 id=\"nap-ke-hoach-2\">");
        guide.Html.ShouldNotContain("<h1");
    }

    [Fact]
    public void Raw_html_is_shown_as_text() =>
        Guide.Of("# Sách\n\n<script>alert(1)</script>\n\na <b onclick=\"x()\">b</b>").Html.ShouldNotContain("<script");

    [Fact]
    public void A_text_without_a_title_is_refused() => Should.Throw<InvalidDataException>(() => Guide.Of("## Chương"));

    [Fact]
    public void The_guide_of_the_program_fits_the_strict_policy_and_its_links_lead_somewhere()
    {
        var guide = Guide.BuiltIn;
        guide.Chapters.Count.ShouldBeGreaterThan(4);
        Forbidden().Match(guide.Html).Value.ShouldBeEmpty();
        var ids = Id().Matches(guide.Html).Select(m => m.Groups[1].Value).ToHashSet();
        // Every picture is one that the program has, with words for who cannot see it.
        var pictures = Picture().Matches(guide.Html).ToList();
        pictures.Count.ShouldBeGreaterThan(9);
        pictures.Select(p => p.Groups["name"].Value).Where(n => !GuidePictures.Names.Contains(n)).ShouldBeEmpty();
        pictures.Where(p => p.Groups["words"].Value.Length < 15).ShouldBeEmpty();
        LocalLink().Matches(guide.Html).Select(m => m.Groups[1].Value).Except(ids).ShouldBeEmpty();
    }

    [GeneratedRegex("<script|<style| style=| on[a-z]+=|<img(?! src=\"/help/pictures/)|javascript:")]
    private static partial Regex Forbidden();

    [GeneratedRegex("<img src=\"/help/pictures/(?<name>[^\"]+)\" class=\"guide-picture\" loading=\"lazy\" alt=\"(?<words>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex LocalLink();
}
