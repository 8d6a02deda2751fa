using System.Net;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Timeline;

public sealed class TimelineTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_task_stands_in_a_row_with_its_time_its_state_and_its_bar()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}/timeline", Ct));

        page.ShouldContain("Năm 2026: 5 nhiệm vụ, 1 quá hạn");
        page.Split("<svg class=\"timeline__year\"").Length.ShouldBe(6);
        page.ShouldContain("hôm nay, thứ Hai, 02/03/2026");
        // “Tháng 6/2026” begins with the month; what only names its day is a mark at it; what has no day says so and has no bar.
        page.ShouldContain("01/06 – 30/06/2026");
        page.ShouldContain("<rect class=\"timeline__bar timeline__bar--open\" x=\"500\" y=\"5\" width=\"100\" height=\"14\" />");
        page.ShouldContain("timeline__bar--late");
        page.ShouldContain("data-label=\"Thời gian\">chưa xác định</td>");
        page.Split("<rect ").Length.ShouldBe(5);
        page.Split("<line class=\"timeline__today\" x1=\"203.2\"").Length.ShouldBe(6);
        page.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_body_outside_sees_only_its_own_task_and_another_commune_nothing()
    {
        using var tax = await site.SignedInAsync("thue", Ct);
        using var other = await site.SignedInAsync("xa.khac", Ct);
        using var nobody = site.Open();

        var page = WebUtility.HtmlDecode(await tax.PageAsync($"/programmes/{Sample.Id}/timeline", Ct));
        page.ShouldContain("Phối hợp tuyên dương người nộp thuế");
        page.ShouldNotContain("Báo cáo sáng kiến cấp cơ sở");
        (await other.GetAsync($"/programmes/{Sample.Id}/timeline", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync($"/programmes/{Sample.Id}/timeline", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(DeadlineKind.Month, null, null, "2026-06-30", "2026-06-01")]
    [InlineData(DeadlineKind.Quarter, null, null, "2026-06-30", "2026-04-01")]
    [InlineData(DeadlineKind.Period, "2026-02-10", null, "2026-06-30", "2026-02-10")]
    [InlineData(DeadlineKind.Before, null, "2026-05-20", "2026-06-15", "2026-05-20")]
    [InlineData(DeadlineKind.Before, null, null, "2026-06-15", "2026-06-15")]
    [InlineData(DeadlineKind.Before, null, "2026-07-01", "2026-06-15", "2026-06-15")] // begun too late: never drawn backwards
    public void A_bar_begins_where_something_says_so(DeadlineKind kind, string? from, string? started, string due, string begin)
    {
        var span = TimelineSpan.Of(2026, kind, Day(from), Day(started), [Day(due)]).ShouldNotBeNull();
        (span.Begin, span.End).ShouldBe((Day(begin)!.Value, Day(due)!.Value));
    }

    [Fact]
    public void Instalments_reach_from_the_first_to_the_last_and_what_goes_on_fills_the_year()
    {
        TimelineSpan.Of(2026, DeadlineKind.Recurring, null, null, [new DateOnly(2026, 6, 30), new DateOnly(2026, 3, 31), null])!.Days.ShouldBe([new(2026, 3, 31), new(2026, 6, 30)]);
        TimelineSpan.Of(2026, DeadlineKind.Continuous, null, null, [null])!.End.ShouldBe(new DateOnly(2026, 12, 31));
        TimelineSpan.Of(2026, DeadlineKind.Dependent, null, null, [null]).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", 0, 1200)]
    [InlineData("2025-11-01", "2026-01-31", 0, 100)] // what began before the year begins at its edge
    [InlineData("2026-12-16", "2027-02-01", 1148.4, 51.6)]
    [InlineData("2026-12-31", "2026-12-31", 1192, 8)] // a day is seen, and stays inside
    public void A_bar_lies_within_the_year(string begin, string end, double x, double width)
    {
        var bar = TimelineScale.Bar(2026, new(Day(begin)!.Value, Day(end)!.Value, [Day(end)!.Value])).ShouldNotBeNull();
        bar.X.ShouldBe(x, 0.05);
        bar.Width.ShouldBe(width, 0.05);
    }

    [Fact]
    public void Nothing_is_drawn_of_another_year() => TimelineScale.Bar(2026, new(new(2027, 1, 1), new(2027, 2, 1), [])).ShouldBeNull();

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
}
