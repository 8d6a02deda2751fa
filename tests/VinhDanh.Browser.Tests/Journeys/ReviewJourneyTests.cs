using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VinhDanh.App.Tests.Plans;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>What the review screen shows of the annual plan, with and without JavaScript.</summary>
public sealed partial class ReviewJourneyTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task An_officer_reads_doubts_sees_where_a_row_stands_and_accepts_all()
    {
        site.Clock.At = new(LateRows.Day, new TimeOnly(1, 0), TimeSpan.Zero);
        await SampleDistrict.InAsync(site);
        await using var window = await Window.OpenAsync(chromium, site.Address);
        await PlanSteps.SignInAsync(window, "thuong.truc");
        await PlanSteps.UploadAsync(window, PlanSteps.AnnualPlan);
        var page = window.Page;

        await Assertions.Expect(page.Locator(".review-doubt").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".head__summary")).ToContainTextAsync("điểm cần xem");

        // A click on a row marks where it stands, and a click on the source marks the row.
        var row = page.Locator("article.review-row[data-source-ref]").Nth(3);
        var source = page.Locator($"[id='{await row.GetAttributeAsync("data-source-ref")}']");
        await row.Locator("p").First.ClickAsync();
        await Assertions.Expect(source).ToHaveClassAsync(Linked());
        await Assertions.Expect(source).ToBeInViewportAsync();
        var other = page.Locator("article.review-row[data-source-ref]").Nth(8);
        await page.Locator($"[id='{await other.GetAttributeAsync("data-source-ref")}']").ClickAsync();
        await Assertions.Expect(other).ToHaveClassAsync(Linked());
        await Assertions.Expect(other).ToBeInViewportAsync();

        await PlanSteps.AcceptAllAsync(window);
        await Assertions.Expect(page.Locator(".head__summary")).ToContainTextAsync("0 dòng chưa xác nhận");
        window.ShouldHaveBeenQuiet();
    }

    [GeneratedRegex("is-linked")]
    private static partial Regex Linked();
}
