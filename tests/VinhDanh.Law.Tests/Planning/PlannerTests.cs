using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;
using static VinhDanh.Law.Tests.Evaluation.Histories;

namespace VinhDanh.Law.Tests.Planning;

/// <summary>The roadmap to higher awards.</summary>
public sealed class PlannerTests
{
    private static readonly Regime Law = LawLibrary.LoadEmbedded().On(new(2026, 3, 1));

    [Fact]
    public void From_a_first_good_year_the_ladder_is_climbed_as_fast_as_the_law_lets_it()
    {
        var clerk = Person((2025, Excellent, [Advanced, Grassroots]));
        var plan = new Planner(Law, new() { Rating = Excellent, Works = [.. Enumerable.Range(2026, 12).Select(y => Initiative(y, "bo_nganh_tinh", "bo_nganh_tinh"))] }, new("", 2025)).Plan(clerk, 15);
        Year(plan, Grassroots).ShouldBe(2025);
        // Two years in a row with two works, the first of them in 2026.
        Year(plan, ProvinceCertificate).ShouldBe(2027);
        // The third grassroots title in a row.
        Year(plan, Ministerial).ShouldBe(2027);
        // Five years are full in 2029, and the province's certificate is decided in 2028.
        Year(plan, PrimeMinister).ShouldBe(2029);
        // Decided in 2030, so the five years after it are 2031 to 2035.
        Year(plan, LabourThird).ShouldBe(2035);
        plan.Steps[0].Year.ShouldBe(2026);
        plan.Steps[0].Titles.Select(t => t.Code).ShouldBe([Advanced, Grassroots], ignoreOrder: true);
        plan.Steps.Single(s => s.Year == 2035).Reached.Select(a => a.Code).ShouldContain(LabourThird);
    }

    [Fact]
    public void The_year_told_is_the_first_that_is_eligible()
    {
        var person = Person((2022, Completed, []), (2023, Good, [Advanced]), (2024, Excellent, [Advanced, Grassroots]), (2025, Good, [Advanced])).With(ProvinceCertificate, 2022);
        var plan = new Planner(Law, new() { Rating = Excellent }, new("", 2025)).Plan(person, 12);
        var year = Year(plan, PrimeMinister).ShouldNotBeNull();
        year.ShouldBe(2027);
        Played(person, year).Outcome.ShouldBe(Outcome.Eligible);
        Played(person, year - 1).Outcome.ShouldBe(Outcome.NotEligible);

        Verdict Played(AwardHistory history, int until)
        {
            var lived = history;
            for (var y = 2026; y <= until; y++) lived = lived with { Years = [.. lived.Years, new(y, Excellent)], Awards = [.. lived.Awards, new(Advanced, y), new(Grassroots, y)] };
            return new Evaluator(Law).Evaluate(new(PrimeMinister, until), lived);
        }
    }

    [Fact]
    public void A_year_assumed_to_be_poor_puts_everything_after_it_off()
    {
        var person = Person((2024, Excellent, [Advanced, Grassroots]), (2025, Excellent, [Advanced, Grassroots])).With(ProvinceCertificate, 2023);
        Year(Plan(new() { Rating = Excellent }), PrimeMinister).ShouldBe(2028);
        Year(Plan(new() { Rating = Excellent, RatingIn = new Dictionary<int, string> { [2027] = Completed } }), PrimeMinister).ShouldBe(2032);

        Roadmap Plan(Assumptions assumptions) => new Planner(Law, assumptions, new("", 2025)).Plan(person, 12);
    }

    [Fact]
    public void Without_titles_taken_nothing_that_rests_on_them_is_reached()
    {
        var person = Person((2025, Excellent, [])).With(ProvinceCertificate, 2020);
        Year(new Planner(Law, new() { TakesTitles = false }, new("", 2025)).Plan(person, 10), PrimeMinister).ShouldBeNull();
        Year(new Planner(Law, new(), new("", 2025)).Plan(person, 10), PrimeMinister).ShouldBe(2029);
    }

    [Fact]
    public void What_is_out_of_reach_says_what_is_missing_now()
    {
        var plan = new Planner(Law, new() { Rating = Completed }, new("", 2025)).Plan(Person((2025, Completed, [])), 5);
        var milestone = plan.Milestones.Single(m => m.Award.Code == Advanced);
        milestone.Year.ShouldBeNull();
        milestone.Now.Failed.ShouldContain("rating_below_good");
        Should.Throw<ArgumentOutOfRangeException>(() => new Planner(Law, new(), new("", 2025)).Plan(Person(), 0));
    }

    [Fact]
    public void The_highest_of_each_kind_comes_first()
    {
        var person = Person([.. Enumerable.Range(2020, 6).Select(y => (y, (string?)Excellent, new[] { Advanced, Grassroots }))]).With(PrimeMinister, 2019);
        var highest = Survey.Highest(Law, person, new("", 2025) { IsScreening = true });
        highest[0].Award.Code.ShouldBe(LabourThird);
        highest.Select(v => v.Award.Kind).ShouldBeUnique();
        highest.Select(v => v.Award.Code).ShouldContain(Grassroots);
    }

    [Fact]
    public void Two_laws_are_compared_on_one_history()
    {
        var library = LawLibrary.LoadEmbedded();
        var person = Person((2022, Excellent, [Advanced])) with { Closed = true };
        var changes = Survey.WhatChanged(library.Find("old_law")!, library.Find("nd98_2023")!, person, new("", 2022));
        var change = changes.Single(c => c.Award == Grassroots);
        change.Before!.Outcome.ShouldBe(Outcome.NotEligible);
        change.After!.Outcome.ShouldBe(Outcome.Eligible);
        Survey.WhatChanged(Law, Law, person, new("", 2022)).ShouldBeEmpty();
    }

    private static int? Year(Roadmap plan, string award) => plan.Milestones.Single(m => m.Award.Code == award).Year;
}
