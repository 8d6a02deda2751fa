using System.Text;
using VinhDanh.Law.Retention;

namespace VinhDanh.Law.Tests.Retention;

public sealed class RetentionRulesTests
{
    [Theory]
    [InlineData("2026-01-15", 3, CountedFrom.Day, "2026-04-15")]
    [InlineData("2025-11-30", 3, CountedFrom.Day, "2026-02-28")] // a shorter month ends it
    [InlineData("2024-02-29", 12, CountedFrom.Day, "2025-02-28")]
    [InlineData("2016-05-04", 120, CountedFrom.YearEnd, "2026-12-31")]
    [InlineData("2016-12-31", 120, CountedFrom.YearEnd, "2026-12-31")]
    public void A_term_ends_on_a_day(string since, int months, CountedFrom from, string until) =>
        new RetentionRule("x", "x", months, from, null, false).KeptUntil(Day(since)).ShouldBe(Day(until));

    [Theory]
    [InlineData(1, CountedFrom.Day)]
    [InlineData(3, CountedFrom.Day)]
    [InlineData(12, CountedFrom.Day)]
    [InlineData(120, CountedFrom.YearEnd)]
    public void What_is_due_on_a_day_is_exactly_what_was_kept_until_before_it(int months, CountedFrom from)
    {
        var rule = new RetentionRule("x", "x", months, from, null, false);
        for (var today = new DateOnly(2027, 12, 25); today < new DateOnly(2029, 1, 5); today = today.AddDays(1))
        {
            var before = rule.DueBefore(today)!.Value;
            rule.KeptUntil(before.AddDays(-1)).ShouldNotBeNull().ShouldBeLessThan(today);
            rule.KeptUntil(before).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(today);
        }
    }

    [Fact]
    public void What_is_kept_for_ever_is_never_due()
    {
        var rule = new RetentionRule("x", "x", null, CountedFrom.YearEnd, "Luật", true);
        rule.KeptUntil(new(2026, 1, 1)).ShouldBeNull();
        rule.DueBefore(DateOnly.MaxValue).ShouldBeNull();
    }

    [Fact]
    public void The_released_rules_say_where_they_come_from_and_that_nobody_checked_them()
    {
        var rules = RetentionRules.LoadEmbedded().All;
        rules.Count.ShouldBe(9);
        // What is law names its text; what is not is short and for files that are no records.
        foreach (var rule in rules) (rule.Source is not null || rule.KeepMonths is <= 12).ShouldBeTrue(rule.Class);
        rules.ShouldAllBe(r => !r.Verified);
    }

    [Theory]
    [InlineData("rules: [{ class: a, name: A, keep_months: 3, counted_from: moon, verified: false }]")]
    [InlineData("rules: [{ class: a, name: A, keep_months: 0, counted_from: day, verified: false }]")]
    [InlineData("rules: [{ class: a, name: A, keep_months: 18, counted_from: year-end, verified: false }]")]
    [InlineData("rules: [{ class: a, name: A, keep_months: 12, counted_from: day, verified: true }]")]
    [InlineData("rules: [{ class: a, name: A, counted_from: day, verified: false }, { class: a, name: B, counted_from: day, verified: false }]")]
    [InlineData("rules: [{ class: a, name: A, counted_from: day, colour: red }]")]
    [InlineData("")]
    public void What_is_not_in_the_form_is_refused(string yaml) =>
        Should.Throw<InvalidDataException>(() => RetentionRules.Load(new MemoryStream(Encoding.UTF8.GetBytes(yaml))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
