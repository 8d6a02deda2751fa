using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Records;

/// <summary>Calendar years and school years in one row.</summary>
public sealed class YearSequenceTests
{
    [Fact]
    public void A_row_of_one_kind_is_left_alone()
    {
        foreach (var school in (bool[])[false, true])
        {
            var row = new YearSequence([new(2020, school), new(2021, school), new(2024, school)]);
            row.Notes.ShouldBeEmpty();
            row.Of(2020).ShouldBe(2020);
            row.Of(new DateOnly(2021, 5, 3)).ShouldBe(new(2021, 5, 3));
        }
    }

    [Fact]
    public void Who_moves_from_an_office_to_a_school_keeps_an_unbroken_row_and_is_told_why()
    {
        var row = new YearSequence([new(2021, false), new(2022, false), new(2024, true), new(2025, true)]);
        ((int[])[row.Of(2021), row.Of(2022), row.Of(2024), row.Of(2025)]).ShouldBe([2022, 2023, 2024, 2025]);
        // A decision of the year between stands before the first school year.
        row.Of(2023).ShouldBe(2023);
        row.Notes.ShouldHaveSingleItem().ShouldStartWith("Năm học 2023–2024 nối tiếp năm 2022 do chuyển");
    }

    [Fact]
    public void Who_moves_from_a_school_to_an_office_has_one_year_for_the_two_that_end_in_it()
    {
        var row = new YearSequence([new(2022, true), new(2023, true), new(2023, false), new(2024, false)]);
        row.Of(2022).ShouldBe(2022);
        row.Notes.ShouldHaveSingleItem().ShouldContain("tính là một năm, theo kết quả năm 2023");
    }

    [Fact]
    public void A_year_that_is_truly_missing_stays_missing()
    {
        // Two years without a rating; and a school year missing inside the school years.
        new YearSequence([new(2021, false), new(2024, true)]).Notes.ShouldBeEmpty();
        new YearSequence([new(2021, true), new(2023, true)]).Of(2021).ShouldBe(2021);
    }

    [Fact]
    public void Moving_twice_adds_up()
    {
        var row = new YearSequence([new(2018, false), new(2020, true), new(2021, true), new(2021, false), new(2022, false), new(2024, true)]);
        ((int[])[row.Of(2018), row.Of(2020), row.Of(2021), row.Of(2022), row.Of(2024)]).ShouldBe([2020, 2021, 2022, 2023, 2024]);
        row.Notes.Count.ShouldBe(3);
    }
}
