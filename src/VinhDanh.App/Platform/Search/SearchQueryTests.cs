namespace VinhDanh.App.Platform.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" &|!:* ' ", "")]
    [InlineData("Xuân Hòa", "(('xuan')) & (('hoa') | 'hoa':*)")]
    [InlineData("số 15", "(('so')) & (('15'))")] // a number goes on from nothing
    [InlineData("it's a' | b:*", "(('it')) & (('s')) & (('a')) & (('b') | 'b':*)")]
    public void A_question_becomes_one_that_PostgreSQL_understands(string asked, string text) =>
        SearchQuery.Of(asked).Text(titleOnly: false, withPrefix: true).ShouldBe(text);

    [Theory]
    [InlineData("NTVT")]
    [InlineData("ntvt")]
    public void A_short_form_asks_for_what_it_stands_for(string asked) =>
        SearchQuery.Of(asked).Text(titleOnly: false, withPrefix: false).ShouldContain("'nguoi' <-> 'tot' <-> 'viec' <-> 'tot'");

    [Fact]
    public void Words_that_are_shortened_ask_for_the_short_form_too() =>
        SearchQuery.Of("gương người tốt, việc tốt").Text(titleOnly: false, withPrefix: false).ShouldBe("(('guong')) & (('nguoi' & 'tot' & 'viec' & 'tot') | ('ntvt'))");

    [Fact]
    public void A_beginning_is_taken_as_it_was_typed() =>
        // “ly” and “lí” are one word, but “lyn…” would not begin with “li”.
        SearchQuery.Of("ly").Text(titleOnly: false, withPrefix: true).ShouldBe("(('li') | 'ly':*)");

    [Theory]
    [InlineData("tuoong", "tuong", 1)]
    [InlineData("hpong", "phong", 1)]
    [InlineData("khe", "khen", 1)]
    [InlineData("thj", "thi", 1)]
    [InlineData("abc", "abc", 0)]
    [InlineData("nghiemtuc", "nghimetu", 2)]
    public void Slips_are_counted(string typed, string meant, int slips) => NearWords.Distance(typed, meant, 2).ShouldBe(slips);

    [Fact]
    public void Words_too_far_apart_are_not_measured_to_the_end() => NearWords.Distance("khen", "thuong", 2).ShouldBeGreaterThan(2);

    [Fact]
    public void Near_words_come_nearest_first_and_then_commonest()
    {
        var known = new KnownWords([("task", "phong", 5), ("person", "phong", 1), ("task", "phuong", 9), ("task", "phuoc", 20), ("task", "thuong", 90), ("task", "12345", 1000)]);
        known.Near("phuog", 5).ShouldBe([("phuoc", 1), ("phuong", 1)]);
        known.Near("ab", 5).ShouldBeEmpty();
        known.CountOfPrefix("task", "ph").ShouldBe(34);
        known.CountOfPrefix("person", "ph").ShouldBe(1);
        known.CountOfPrefix("task", "x").ShouldBe(0);
        known.Count("task", "12345").ShouldBe(1000);
    }
}
