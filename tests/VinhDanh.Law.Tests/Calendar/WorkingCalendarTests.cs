using System.IO.Enumeration;
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
        var unknown = Should.Throw<CalendarUnknownException>(() => Calendar.IsWorkingDay(new(2022, 12, 30)));
        unknown.Year.ShouldBe(2022);
        unknown.Message.ShouldContain("2022");
        Should.Throw<CalendarUnknownException>(() => Calendar.DayOffOn(new(2022, 12, 30))).Year.ShouldBe(2022);
        Should.Throw<CalendarUnknownException>(() => Calendar.AddWorkingDays(new(2027, 12, 30), 5)).Year.ShouldBe(2028);
        Should.Throw<CalendarUnknownException>(() => Calendar.SubtractWorkingDays(new(2023, 1, 3), 1)).Year.ShouldBe(2022);
        Should.Throw<CalendarUnknownException>(() => Calendar.WorkingDaysBetween(new(2027, 12, 30), new(2028, 1, 4))).Year.ShouldBe(2028);
        // The day a term starts from is not counted, but its year has to be held all the same.
        Should.Throw<CalendarUnknownException>(() => Calendar.AddWorkingDays(new(2022, 12, 31), 1)).Year.ShouldBe(2022);
        Should.Throw<CalendarUnknownException>(() => Calendar.WorkingDaysBetween(new(2022, 12, 31), new(2023, 1, 3))).Year.ShouldBe(2022);
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

    [Fact]
    public void The_calendar_released_with_the_program_loads() => WorkingCalendar.LoadEmbedded().Holds(2026).ShouldBeTrue();

    [Fact]
    public void A_calendar_is_read_without_closing_its_stream()
    {
        using var stream = new MemoryStream("years:\n  - year: 2024\n"u8.ToArray());
        WorkingCalendar.Load(stream).Years.ShouldHaveSingleItem().DaysOff.ShouldBeEmpty();
        stream.CanRead.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "The calendar is empty.")]
    [InlineData("years:\n  - year: 2024\n    colour: red\n", "The calendar cannot be read: *colour*")]
    [InlineData("years:\n  - year: 2024\n  - year: 2024\n", "2024 stands twice.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-13-01, name: a, kind: holiday, source: s }\n", "“2024-13-01” is no date.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: a, kind: feast, source: s }\n", "“feast” is no kind of day off.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: a, kind: holiday, source: s }\n      - { date: 2024-05-01, name: b, kind: leave, source: s }\n",
        "Calendar of 2024: a day off stands twice.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2025-05-01, name: a, kind: holiday, source: s }\n", "Calendar of 2024: a date of another year.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: a, kind: holiday, source: '' }\n", "Calendar of 2024: an entry without name or source.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: '', kind: holiday, source: s }\n", "Calendar of 2024: an entry without name or source.")]
    [InlineData(In2024 + "days_off:\n      - { name: a, kind: holiday, source: s }\n", "“” is no date.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: a, source: s }\n", "“” is no kind of day off.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, kind: holiday, source: s }\n", "Calendar of 2024: an entry without name or source.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-05-01, name: a, kind: holiday }\n", "Calendar of 2024: an entry without name or source.")]
    [InlineData(In2024 + "working_saturdays:\n      - { date: 2024-05-04, instead_of: 2024-04-29 }\n", "Calendar of 2024: an entry without name or source.")]
    [InlineData(In2024 + "working_saturdays:\n      - { date: 2024-05-04, source: s }\n", "“” is no date.")]
    [InlineData(In2024 + "working_saturdays:\n      - { instead_of: 2024-04-29, source: s }\n", "“” is no date.")]
    [InlineData(In2024 + "working_saturdays:\n      - { date: 2024-05-05, instead_of: 2024-04-29, source: s }\n", "Calendar of 2024: a worked Saturday is none.")]
    [InlineData(In2024 + "days_off:\n      - { date: 2024-04-29, name: a, kind: swap, source: s }\n",
        "Calendar of 2024: swapped days and worked Saturdays do not pair.")]
    public void A_calendar_that_contradicts_itself_is_refused_with_the_reason(string yaml, string reason)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var message = Should.Throw<InvalidDataException>(() => WorkingCalendar.Load(stream)).Message;
        FileSystemName.MatchesSimpleExpression(reason, message, ignoreCase: false).ShouldBeTrue(message);
    }

    private const string In2024 = "years:\n  - year: 2024\n    ";

    private static Gen<DateOnly> Days => Gen.Choose(new DateOnly(2023, 1, 1).DayNumber, new DateOnly(2026, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
