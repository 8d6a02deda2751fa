using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Tests.Shell;

public sealed class PieceTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void A_deadline_says_how_far_away_it_is_in_working_days_when_they_are_known()
    {
        new DeadlinePill(Today.AddDays(3), Today, 3).Distance.ShouldBe("còn 3 ngày làm việc");
        new DeadlinePill(Today.AddDays(-11), Today, -7).Distance.ShouldBe("quá hạn 7 ngày làm việc");
        new DeadlinePill(Today.AddDays(-11), Today).Distance.ShouldBe("quá hạn 11 ngày");
        new DeadlinePill(Today, Today, 0).Distance.ShouldBe("hạn hôm nay");
    }

    [Theory]
    [InlineData(-1, Tone.Late)]
    [InlineData(0, Tone.Soon)]
    [InlineData(14, Tone.Soon)]
    [InlineData(15, Tone.Neutral)]
    public void A_deadline_turns_soon_and_late_by_the_day(int days, Tone tone) =>
        new DeadlinePill(Today.AddDays(days), Today).Tone.ShouldBe(tone);

    [Fact]
    public void Work_done_late_says_so_and_a_missing_date_waits()
    {
        new DeadlinePill(new(2026, 3, 1), Today) { CompletedOn = new(2026, 3, 4) }.Distance.ShouldBe("hoàn thành 04/03/2026, quá hạn 3 ngày");
        new DeadlinePill(null, Today).Tone.ShouldBe(Tone.Waiting);
    }

    [Fact]
    public void The_longest_address_that_begins_the_path_is_current_and_opens_its_siblings()
    {
        var navigation = new Navigation([
            new("Việc của tôi", "/", "inbox", WorkOrder.MyWork), new("Kế hoạch", "/plans", "checklist", WorkOrder.Plans),
            new("Lịch", "/plans/calendar", "calendar-event", 21) { Under = "/plans" }, new("Mật", "/plans/secret", "lock", 22, Permission.ManageAccounts) { Under = "/plans" }]);

        var items = navigation.For("/plans/calendar/2026", _ => false);

        items.Select(i => i.Entry.Label).ShouldBe(["Việc của tôi", "Kế hoạch"]);
        items[1].ShouldSatisfyAllConditions(
            i => i.Current.ShouldBeFalse(), i => i.Open.ShouldBeTrue(), i => i.CurrentChild.ShouldBe("/plans/calendar"),
            i => i.Children.Select(c => c.Label).ShouldBe(["Lịch"]));
        navigation.For("/plans-of-others", _ => true).ShouldAllBe(i => !i.Open);
    }
}
