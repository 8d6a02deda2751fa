using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Tests.Plans.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.LoadEmbedded();
    private static readonly int[] Rule = [14, 7, 1, -1];

    /// <summary>Due day; the days on which its steps 14, 7, 1 and −1 are sent (one less where two meet).</summary>
    [Theory]
    [InlineData("15/03/2024", "01/03 08/03 14/03 18/03")] // a Friday: the day after is Saturday, so Monday
    [InlineData("18/03/2024", "04/03 11/03 15/03 19/03")] // a Monday: one day before is Sunday, so Friday
    [InlineData("15/02/2024", "01/02 07/02 16/02")]       // Tết off 08–14/02: seven days and one day before meet on 07/02
    [InlineData("07/02/2024", "24/01 31/01 06/02 15/02")] // the day after is within Tết: 15/02
    [InlineData("22/02/2024", "07/02 15/02 21/02 23/02")] // 14 days before is within Tết
    [InlineData("30/04/2024", "16/04 23/04 26/04 02/05")] // 29/04 is off by a swap
    [InlineData("03/05/2024", "19/04 26/04 02/05 04/05")] // Saturday 04/05 is worked for 29/04
    [InlineData("02/05/2024", "17/04 25/04 26/04 03/05")] // 18/04 is the Hùng Kings' day
    public void A_reminder_on_a_day_off_moves_before_and_after_the_due_day_forward(string due, string days)
    {
        var day = Day(due);
        var steps = ReminderPlan.Steps(day, Rule, Calendar);
        string.Join(' ', steps.Select(s => s.On.ToString("dd'/'MM", CultureInfo.InvariantCulture))).ShouldBe(days);
        steps.ShouldAllBe(s => s.CalendarKnown && Calendar.IsWorkingDay(s.On));
    }

    [Fact]
    public void Where_two_steps_meet_the_nearer_one_speaks() =>
        ReminderPlan.Steps(Day("15/02/2024"), Rule, Calendar).Single(s => s.On == Day("07/02/2024")).Offset.ShouldBe(1);

    [Fact]
    public void A_year_the_calendar_does_not_hold_takes_plain_days_and_says_so()
    {
        Calendar.Holds(2031).ShouldBeFalse();
        var steps = ReminderPlan.Steps(new(2031, 6, 15), Rule, Calendar);
        steps.Select(s => s.On).ShouldBe([new(2031, 6, 1), new(2031, 6, 8), new(2031, 6, 14), new(2031, 6, 16)]);
        steps.ShouldAllBe(s => !s.CalendarKnown);
    }

    [Theory]
    [InlineData("01/03/2024", 14)]
    [InlineData("08/03/2024", 7)]
    [InlineData("14/03/2024", 1)]
    [InlineData("18/03/2024", -1)]
    public void On_its_day_each_step_reminds_once(string on, int offset) =>
        ReminderPlan.For(Day(on), [Part("15/03/2024")], Calendar).ShouldHaveSingleItem().Step.Offset.ShouldBe(offset);

    [Theory]
    [InlineData("29/02/2024"), InlineData("02/03/2024"), InlineData("15/03/2024"), InlineData("19/03/2024")]
    public void On_other_days_nobody_is_reminded(string on) =>
        ReminderPlan.For(Day(on), [Part("15/03/2024")], Calendar).ShouldBeEmpty();

    [Fact]
    public void Nobody_is_reminded_of_what_is_answered_closed_or_waits_for_a_date()
    {
        WorkPart[] parts =
        [
            Part("15/03/2024") with { State = AssignmentState.Sent },
            Part("15/03/2024") with { State = AssignmentState.Received },
            Part("15/03/2024") with { Closed = true },
            Part("15/03/2024") with { State = AssignmentState.Returned, Closed = true },
            Part("15/03/2024") with { Due = null },
        ];
        for (var day = Day("01/02/2024"); day <= Day("30/04/2024"); day = day.AddDays(1))
            ReminderPlan.For(day, parts, Calendar).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_returned_is_reminded_of_again() =>
        ReminderPlan.For(Day("14/03/2024"), [Part("15/03/2024") with { State = AssignmentState.Returned }], Calendar).ShouldHaveSingleItem();

    [Fact]
    public void After_a_downtime_only_the_newest_missed_step_of_each_part_is_sent()
    {
        var parts = new[] { Part("15/03/2024"), Part("20/03/2024"), Part("01/12/2023") };
        var sent = ReminderPlan.For(since: Day("29/02/2024"), Day("15/03/2024"), parts, Calendar);
        // 15/03: 14, 7 and 1 were missed; 20/03: 14 and 7; 01/12/2023 has no step in that time.
        sent.Select(r => (r.Part.Due, r.Step.Offset)).ShouldBe([(Day("15/03/2024"), 1), (Day("20/03/2024"), 7)]);
    }

    [Fact]
    public void Served_every_day_or_seldom_no_step_comes_twice_and_each_lies_on_a_working_day() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(
            Gen.Choose(0, 700).Zip(Gen.Choose(1, 9)).ToArbitrary(),
            sample =>
            {
                var due = new DateOnly(2024, 1, 20).AddDays(sample.Item1);
                var seen = new List<ReminderStep>();
                var since = due.AddDays(-40);
                for (var day = since.AddDays(sample.Item2); day < due.AddDays(40); day = day.AddDays(sample.Item2))
                {
                    seen.AddRange(ReminderPlan.For(since, day, [Part(due)], Calendar).Select(r => r.Step));
                    since = day;
                }
                return seen.Select(s => s.On).Distinct().Count() == seen.Count && seen.Count > 0
                    && seen.All(s => Calendar.IsWorkingDay(s.On) && (s.Offset < 0 ? s.On > due : s.On < due));
            }));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static WorkPart Part(string due) => Part(Day(due));

    private static WorkPart Part(DateOnly due) => new()
    {
        ProgrammeId = Guid.Empty, TaskId = Guid.Empty, DeliverableId = Guid.Empty, UnitId = Guid.Empty, Unit = "Phòng Thử nghiệm", Path = "PL1.I.1",
        Title = "Báo cáo sơ kết", What = "", DeadlineText = "", DeadlineKind = DeadlineKind.Before, Due = due, State = AssignmentState.NotSent, ReminderDays = Rule,
    };
}
