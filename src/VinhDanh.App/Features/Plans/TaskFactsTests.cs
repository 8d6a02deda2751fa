using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

public sealed class TaskFactsTests
{
    private static readonly FactRules Usual = new(NamedDayCounts: true, DecidingDate.Sent);
    private static readonly DateOnly Day = new(2024, 4, 15);

    private static FactAnswer Owed => new(AssignmentState.NotSent, null, null);
    private static FactAnswer Sent(DateOnly on) => new(AssignmentState.Sent, on, on);
    private static FactAnswer Accepted(DateOnly sent, DateOnly? received = null) => new(AssignmentState.Received, sent, received ?? sent);
    private static TaskFacts Of(FactRules rules, DeadlineKind kind, params FactDeliverable[] parts) => TaskFacts.Of(rules, kind, null, parts);

    [Theory]
    [InlineData(true, DeadlineKind.Before, 15)]
    [InlineData(false, DeadlineKind.Before, 14)]
    [InlineData(false, DeadlineKind.On, 15)]
    [InlineData(false, DeadlineKind.Month, 15)]
    public void The_named_day_is_counted_as_the_programme_says(bool counts, DeadlineKind kind, int lastDay) =>
        Of(Usual with { NamedDayCounts = counts }, kind, new FactDeliverable(Day, null, [Owed])).DueOn.ShouldBe(new DateOnly(2024, 4, lastDay));

    [Fact]
    public void An_extension_is_counted_as_granted_whatever_the_rule_of_the_named_day() =>
        Of(Usual with { NamedDayCounts = false }, DeadlineKind.Before, new FactDeliverable(Day, new(2024, 5, 2), [Owed])).DueOn.ShouldBe(new DateOnly(2024, 5, 2));

    [Fact]
    public void The_next_open_day_is_the_first_on_which_somebody_still_owes()
    {
        var facts = Of(Usual, DeadlineKind.Before,
            new FactDeliverable(new(2024, 6, 10), null, [Accepted(new(2024, 6, 9))]),
            new FactDeliverable(new(2024, 9, 10), null, [Accepted(new(2024, 6, 9)), Owed]),
            new FactDeliverable(null, null, [Owed]));

        facts.ShouldBe(new TaskFacts(new(2024, 9, 10), new(2024, 6, 9), null, null, false));
    }

    [Fact]
    public void A_task_is_done_when_every_unit_was_accepted_and_late_when_one_came_late()
    {
        var facts = Of(Usual, DeadlineKind.On, new FactDeliverable(Day, null, [Accepted(Day), Accepted(Day.AddDays(3))]));

        facts.ShouldBe(new TaskFacts(Day, Day, Day.AddDays(3), Day.AddDays(3), true));
    }

    [Fact]
    public void What_was_sent_in_time_and_waits_to_be_accepted_is_neither_done_nor_late()
    {
        var facts = Of(Usual, DeadlineKind.On, new FactDeliverable(Day, null, [Sent(Day), Accepted(Day.AddDays(-1))]));

        facts.ShouldBe(new TaskFacts(Day, Day.AddDays(-1), Day, null, false));
        TaskStates.Of(new(DeadlineKind.On, facts.DueOn, facts.StartedOn, facts.HandedInOn, facts.CompletedOn, facts.CompletedLate, null), Day.AddDays(9))
            .ShouldBe(TaskState.InProgress);
    }

    [Theory]
    [InlineData(DecidingDate.Sent, false)]
    [InlineData(DecidingDate.Received, true)]
    public void The_setting_says_which_date_of_a_paper_answer_decides(DecidingDate deciding, bool late) =>
        Of(Usual with { DecidingDate = deciding }, DeadlineKind.On, new FactDeliverable(Day, null, [Accepted(Day, Day.AddDays(4))])).CompletedLate.ShouldBe(late);

    [Fact]
    public void A_returned_answer_is_owed_again() =>
        Of(Usual, DeadlineKind.On, new FactDeliverable(Day, null, [new(AssignmentState.Returned, Day.AddDays(-2), Day.AddDays(-2))]))
            .ShouldBe(new TaskFacts(Day, Day.AddDays(-2), null, null, false));

    [Fact]
    public void A_note_under_way_starts_a_task() =>
        TaskFacts.Of(Usual, DeadlineKind.On, Day.AddDays(-20), [new(Day, null, [Owed])]).StartedOn.ShouldBe(Day.AddDays(-20));

    [Fact]
    public void A_task_that_asks_nobody_yet_is_not_done() =>
        Of(Usual, DeadlineKind.On, new FactDeliverable(Day, null, [])).ShouldBe(new TaskFacts(Day, null, null, null, false));
}
