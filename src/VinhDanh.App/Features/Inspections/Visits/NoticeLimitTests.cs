using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>The days before a visit, counted backward over holidays and the days worked for them.</summary>
public sealed class NoticeLimitTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.LoadEmbedded();

    // Counted by hand on the calendar of the year; the day of the notice and the day of the visit are both left out.
    [Theory]
    [InlineData("2024-02-26", 15, "2024-01-26")] // Tết, 8–14 Feb off. Between: 29–31 Jan (3), 1, 2, 5, 6, 7 Feb (5), 15, 16 (2), 19–23 (5)
    [InlineData("2024-05-06", 15, "2024-04-09")] // 18, 29, 30 Apr, 1 May off; Saturday 4 May worked. Between: 10–12 (3), 15–17 (3), 19 (1), 22–26 (5), 2, 3, 4 May (3)
    [InlineData("2024-09-10", 15, "2024-08-15")] // 2, 3 Sep off. Between: 16 Aug (1), 19–23 (5), 26–30 (5), 4, 5, 6 Sep (3), 9 (1)
    [InlineData("2024-06-20", 15, "2024-05-29")] // Between: 30, 31 May (2), 3–7 Jun (5), 10–14 (5), 17, 18, 19 (3)
    public void The_last_day_for_a_notice_leaves_all_its_working_days_between(string visit, int days, string last)
    {
        var day = NoticeLimit.Last(Calendar, DateOnly.Parse(visit), days);
        day.Day.ShouldBe(DateOnly.Parse(last));
        day.IsProvisional.ShouldBeFalse();
        Calendar.IsWorkingDay(day.Day).ShouldBeTrue();
        NoticeLimit.Between(Calendar, day.Day, DateOnly.Parse(visit)).ShouldBe(days);
        NoticeLimit.Between(Calendar, Calendar.AddWorkingDays(day.Day, 1), DateOnly.Parse(visit)).ShouldBe(days - 1);
    }

    [Fact]
    public void A_notice_given_on_a_sunday_counts_from_the_monday()
    {
        NoticeLimit.Between(Calendar, new(2024, 6, 2), new(2024, 6, 10)).ShouldBe(5);
        NoticeLimit.Between(Calendar, new(2024, 5, 31), new(2024, 6, 10)).ShouldBe(5);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(30)]
    public void A_notice_on_the_day_of_the_visit_or_after_leaves_nothing(int later) =>
        NoticeLimit.Between(Calendar, new DateOnly(2024, 6, 10).AddDays(later), new(2024, 6, 10)).ShouldBe(0);

    [Fact]
    public void Beyond_the_known_years_the_day_is_provisional()
    {
        var far = NoticeLimit.Last(Calendar, new(2099, 6, 15), 15);
        far.IsProvisional.ShouldBeTrue();
        far.Day.ShouldBe(new DateOnly(2099, 5, 22));
    }

    [Fact]
    public void The_report_is_due_by_calendar_days() => NoticeLimit.ReportDue(new(2024, 2, 26), 5).ShouldBe(new DateOnly(2024, 2, 21));

    [Theory]
    [InlineData("02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)", "xã|đơn vị trực thuộc huyện")]
    [InlineData("01 đơn vị trực thuộc cơ quan, đơn vị", "đơn vị trực thuộc cơ quan, đơn vị")]
    [InlineData("03 trường", "trường|trường|trường")]
    [InlineData("02 đơn vị (01 xã)", "đơn vị|đơn vị")] // the detail does not add up: the count stands
    [InlineData("một số đơn vị", "một số đơn vị")]
    [InlineData("99 đơn vị", "99 đơn vị")]
    [InlineData("", "")]
    public void Places_for_units_that_are_chosen_later(string also, string places) =>
        string.Join('|', Import.SlotWords.Of(also)).ShouldBe(places);
}
