using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Law.Calendar;

namespace VinhDanh.Law.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.LoadEmbedded();

    /// <summary>A fixed seed: a test that fails today fails tomorrow.</summary>
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1_000)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(45, 2019), FSharpOption<int>.None)));

    [Theory]
    [InlineData("2023-01-02", false)] // 1 January was a Sunday
    [InlineData("2023-01-20", false)]
    [InlineData("2023-05-03", false)]
    [InlineData("2023-05-04", true)]
    [InlineData("2023-09-04", false)]
    [InlineData("2024-02-07", true)]
    [InlineData("2024-02-08", false)]
    [InlineData("2024-02-14", false)]
    [InlineData("2024-02-15", true)]
    [InlineData("2024-04-18", false)]
    [InlineData("2024-04-29", false)] // given off …
    [InlineData("2024-05-04", true)] // … for this Saturday
    [InlineData("2024-05-05", false)]
    [InlineData("2024-05-11", false)]
    [InlineData("2025-04-26", true)]
    [InlineData("2025-05-02", false)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-10", true)]
    [InlineData("2026-04-27", false)]
    [InlineData("2026-11-24", false)]
    [InlineData("2025-11-24", true)] // a paid day off only from 2026
    [InlineData("2027-05-03", false)]
    public void A_day_is_worked_or_not(string date, bool worked) => Calendar.IsWorkingDay(Day(date)).ShouldBe(worked);

    [Theory]
    [InlineData("2024-02-07", 1, "2024-02-15")] // over the Lunar New Year
    [InlineData("2024-02-07", 5, "2024-02-21")]
    [InlineData("2024-04-26", 1, "2024-05-02")]
    [InlineData("2024-04-26", 3, "2024-05-04")] // the worked Saturday counts
    [InlineData("2024-04-26", 4, "2024-05-06")]
    [InlineData("2025-12-31", 1, "2026-01-05")] // over the turn of the year
    [InlineData("2026-01-09", 1, "2026-01-10")]
    [InlineData("2026-11-23", 1, "2026-11-25")]
    [InlineData("2024-03-19", 15, "2024-04-09")]
    [InlineData("2024-03-16", 0, "2024-03-16")]
    [InlineData("2024-03-16", 1, "2024-03-18")] // from a Saturday
    public void A_term_starts_on_the_day_after(string from, int days, string last)
    {
        Calendar.AddWorkingDays(Day(from), days).ShouldBe(Day(last));
        Calendar.WorkingDaysBetween(Day(from), Day(last)).ShouldBe(days);
        Calendar.WorkingDaysBetween(Day(last), Day(from)).ShouldBe(-days);
    }

    [Fact]
    public void Notice_15_working_days_before_an_inspection_counts_back() =>
        Calendar.SubtractWorkingDays(new(2024, 5, 6), 15).ShouldBe(new DateOnly(2024, 4, 10));

    [Theory]
    [InlineData("2024-02-10", "2024-02-15")]
    [InlineData("2024-05-04", "2024-05-04")]
    [InlineData("2024-03-19", "2024-03-19")]
    public void A_term_that_ends_on_a_day_off_moves_to_the_next_working_day(string date, string next) =>
        Calendar.NextWorkingDay(Day(date)).ShouldBe(Day(next));

    [Fact]
    public void Adding_days_and_counting_them_gives_the_same_number() =>
        Check.One(Runs, Prop.ForAll(Days.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (day, n) =>
            Calendar.WorkingDaysBetween(day, Calendar.AddWorkingDays(day, n)) == n));

    [Fact]
    public void From_a_working_day_adding_and_taking_away_returns() =>
        Check.One(Runs, Prop.ForAll(Days.Where(Calendar.IsWorkingDay).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (day, n) =>
            Calendar.SubtractWorkingDays(Calendar.AddWorkingDays(day, n), n) == day));

    [Fact]
    public void A_year_that_is_not_held_is_an_error_with_its_number()
    {
        Should.Throw<CalendarUnknownException>(() => Calendar.IsWorkingDay(new(2022, 12, 30))).Year.ShouldBe(2022);
        Should.Throw<CalendarUnknownException>(() => Calendar.AddWorkingDays(new(2027, 12, 30), 5)).Year.ShouldBe(2028);
        Should.Throw<CalendarUnknownException>(() => Calendar.SubtractWorkingDays(new(2023, 1, 3), 1)).Year.ShouldBe(2022);
        Should.Throw<CalendarUnknownException>(() => Calendar.WorkingDaysBetween(new(2027, 12, 30), new(2028, 1, 4))).Year.ShouldBe(2028);
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(new(2024, 1, 2), -1));
    }

    [Fact]
    public void The_year_whose_notice_is_not_out_is_flagged()
    {
        Calendar.Years.Select(y => y.Year).ShouldBe([2023, 2024, 2025, 2026, 2027]);
        Calendar.IsComplete(2026).ShouldBeTrue();
        Calendar.IsComplete(2027).ShouldBeFalse();
        Calendar.DayOffOn(new(2026, 2, 17)).ShouldNotBeNull().Verified.ShouldBeTrue();
        Calendar.DayOffOn(new(2027, 2, 10)).ShouldNotBeNull().Verified.ShouldBeFalse();
    }

    [Theory]
    [InlineData("years:\n  - year: 2024\n    colour: red\n")]
    [InlineData("years:\n  - year: 2024\n    days_off:\n      - { date: 2024-13-01, name: a, kind: holiday, source: s, verified: true }\n")]
    [InlineData("years:\n  - year: 2024\n    days_off:\n      - { date: 2024-04-29, name: a, kind: swap, source: s, verified: true }\n")]
    [InlineData("years:\n  - year: 2024\n    working_saturdays:\n      - { date: 2024-05-05, instead_of: 2024-04-29, source: s, verified: true }\n")]
    [InlineData("years:\n  - year: 2024\n  - year: 2024\n")]
    [InlineData("years:\n  - year: 2024\n    days_off:\n      - { date: 2024-05-01, name: a, kind: holiday, source: '', verified: true }\n")]
    [InlineData("")]
    public void A_calendar_that_contradicts_itself_is_refused(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        Should.Throw<InvalidDataException>(() => WorkingCalendar.Load(stream));
    }

    private static Gen<DateOnly> Days => Gen.Choose(new DateOnly(2023, 1, 1).DayNumber, new DateOnly(2026, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
