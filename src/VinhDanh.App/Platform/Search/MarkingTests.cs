namespace VinhDanh.App.Platform.Search;

public sealed class MarkingTests
{
    [Theory]
    [InlineData("Báo cáo thi đua", new[] { "thi", "dua" }, null, "Báo cáo [thi] [đua]")]
    [InlineData("Kỹ thuật số", new[] { "ki" }, null, "[Kỹ] thuật số")]
    [InlineData("Trường Tiểu học", new string[0], "tru", "[Trường] Tiểu học")]
    [InlineData("Không có gì", new[] { "khen" }, null, "Không có gì")]
    [InlineData("", new[] { "khen" }, null, "")]
    public void Asked_words_are_marked_as_they_are_written(string text, string[] words, string? prefix, string marked) =>
        Shown(new Marking(words, prefix).Mark(text)).ShouldBe(marked);

    [Fact]
    public void The_pieces_together_are_the_text()
    {
        const string Text = "Sở Nội vụ <b>&</b> thi đua, 𝄞 khen thưởng";
        string.Concat(new Marking(["vu", "khen", "b"], null).Mark(Text).Select(p => p.Text)).ShouldBe(Text);
    }

    [Fact]
    public void An_excerpt_is_where_most_of_the_words_stand_together()
    {
        var filling = string.Join(' ', Enumerable.Repeat("lời văn khác", 80));
        var excerpt = Shown(new Marking(["xet", "tang"], null).Excerpt($"Việc xét chung. {filling}\nHội đồng xét, đề nghị tặng Bằng khen. {filling}"));

        excerpt.ShouldContain("Hội đồng [xét], đề nghị [tặng] Bằng khen.");
        excerpt.ShouldStartWith("… ");
        excerpt.ShouldEndWith(" …");
        excerpt.ShouldNotContain("\n");
        excerpt.Length.ShouldBeLessThan(260);
    }

    [Fact]
    public void Text_without_the_words_has_no_excerpt() => new Marking(["khen"], null).Excerpt("Không có gì ở đây").ShouldBeEmpty();

    [Fact]
    public void A_long_word_before_the_place_does_not_hide_it() =>
        Shown(new Marking(["khen"], null).Excerpt(new string('a', 500) + "-khen")).ShouldContain("[khen]");

    private static string Shown(IEnumerable<MarkedPiece> pieces) => string.Concat(pieces.Select(p => p.Marked ? $"[{p.Text}]" : p.Text));
}
