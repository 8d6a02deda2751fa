using static VinhDanh.App.Platform.Search.IndexCondition;

namespace VinhDanh.App.Platform.Search;

public sealed class IndexConditionTests
{
    private const long Entries = 1_000_000;

    private static readonly Part Everybody = new("'@a'", Entries, Entries, Place: null);

    [Fact]
    public void A_rare_word_is_enough() => Of([Everybody, Word("thi", 450_000, 0), Word("zwing", 12, 1), Word("dua", 450_000, 2)]).ShouldBe("zwing");

    [Fact]
    public void A_long_list_is_read_where_it_leaves_out_many_rows() => Of([Word("ward", 6000, null), Word("thi", 450_000, 0)]).ShouldBe("ward & thi");

    [Fact]
    public void The_list_of_a_neighbour_is_not_read_beside() => Of([Word("ward", 6000, null), Word("thi", 450_000, 0), Word("dua", 450_000, 1)]).ShouldBe("ward & thi");

    [Fact]
    public void A_word_that_is_nearly_everywhere_is_not_read() => Of([Word("ward", 6000, null), Word("so", 990_000, 0)]).ShouldBe("ward");

    [Fact]
    public void Words_that_are_newer_than_the_count_are_all_conditions() => Of([Word("ward", 0, null), Word("thi", 0, 0), Word("dua", 0, 1)]).ShouldBe("ward & thi & dua");

    [Fact]
    public void The_kind_is_a_condition_where_most_that_has_the_words_is_of_another()
    {
        Part[] parts = [Everybody, new("truong", 0, 19_000, 0)];
        Of(parts).ShouldBe("truong & #kind");
        new IndexCondition([new("truong", 19_000, 19_000, 0)], 20_000, Entries, "#kind", survey: null).Text.ShouldBe("#kind & truong");
    }

    [Fact]
    public void A_survey_tells_lists_that_say_the_same_from_those_that_do_not()
    {
        // By their counts alone all three would be taken for independent, and the longest for useless.
        Part[] parts = [Word("co", 300_000, 0), Word("truc", 300_000, 2), Word("dong", 300_000, 4), Word("phong", 310_000, 6)];
        var survey = new Survey([(0b0111, 450), (0b1000, 460), (0b1111, 1), (0, 589)]);

        Of(parts, survey).ShouldBe("co & phong");
        Of(parts).ShouldBe("co & truc & dong & phong");
    }

    [Fact]
    public void Without_any_rare_part_the_rarest_is_the_condition() => Of([Everybody, Word("so", Entries, 0)]).ShouldBe("@a");

    private static Part Word(string word, long entries, int? place) => new(word, entries, entries, place);

    private static string Of(IReadOnlyList<Part> parts, Survey? survey = null) => new IndexCondition(parts, Entries, Entries + 1000, "#kind", survey).Text.Replace("'", "");
}
