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

    [Fact]
    public async Task Rows_are_gone_through_accepted_dropped_and_opened_by_the_keyboard_alone()
    {
        site.Clock.At = new(LateRows.Day, new TimeOnly(1, 0), TimeSpan.Zero);
        await site.AccountAsync("phim", VinhDanh.App.Platform.Accounts.Role.StandingAgencyOfficer, await site.OrganisationAsync("Ủy ban nhân dân phường Bàn Phím"));
        await using var window = await Window.OpenAsync(chromium, site.Address);
        await PlanSteps.SignInAsync(window, "phim");
        await PlanSteps.UploadAsync(window, Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"));
        var page = window.Page;
        var rows = page.Locator("article.review-row");
        await Assertions.Expect(page.Locator(".review-keys")).ToBeVisibleAsync();
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("tabindex", "0"); // the module is there

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(rows.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(rows.Nth(1)).ToBeFocusedAsync();
        await Assertions.Expect(rows.Nth(1)).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator($"[id='{await rows.Nth(1).GetAttributeAsync("data-source-ref")}']")).ToHaveClassAsync(Linked());
        await Assertions.Expect(page.Locator($"[id='{await rows.Nth(1).GetAttributeAsync("data-source-ref")}']")).ToBeInViewportAsync();

        // Enter says “Đúng” and goes on to the next row that waits; X says it is no task, and X again takes that back.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows.Nth(1).GetByText("Đã xác nhận", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(rows.Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows.Nth(3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(rows.Nth(3).GetByText("Đã loại", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(rows.Nth(4)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(rows.Nth(3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("X");
        await Assertions.Expect(rows.Nth(3).GetByRole(AriaRole.Button, new() { Name = "Đúng" })).ToBeVisibleAsync();
        await Assertions.Expect(rows.Nth(3)).ToBeFocusedAsync();

        // In a field the keys are letters.
        await page.Locator(".search__box").FocusAsync();
        await page.Keyboard.TypeAsync("jk");
        await Assertions.Expect(page.Locator(".search__box")).ToHaveValueAsync("jk");

        await rows.Nth(3).FocusAsync();
        await page.Keyboard.PressAsync("s");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith("/row", StringComparison.Ordinal));
        window.ShouldHaveBeenQuiet();
    }

    [Fact]
    public async Task Whoever_types_already_keeps_the_field_when_the_keys_of_the_review_arrive_late()
    {
        site.Clock.At = new(LateRows.Day, new TimeOnly(1, 0), TimeSpan.Zero);
        await site.AccountAsync("gocham", VinhDanh.App.Platform.Accounts.Role.StandingAgencyOfficer, await site.OrganisationAsync("Ủy ban nhân dân phường Gõ Chậm"));
        await using var window = await Window.OpenAsync(chromium, site.Address);
        await PlanSteps.SignInAsync(window, "gocham");
        await PlanSteps.UploadAsync(window, Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"));
        var page = window.Page;
        var row = page.Locator("article.review-row").Nth(2);
        var address = $"{new Uri(page.Url).GetLeftPart(UriPartial.Path)}#{await row.GetAttributeAsync("id")}";
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/js/review-keys*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await page.Locator(".search__box").FocusAsync();
        await page.Keyboard.TypeAsync("j");
        late.SetResult();
        await Assertions.Expect(page.Locator("article.review-row").First).ToHaveAttributeAsync("tabindex", "0"); // the module is there
        await page.Keyboard.TypeAsync("k");

        await Assertions.Expect(page.Locator(".search__box")).ToHaveValueAsync("jk");
    }

    [GeneratedRegex("is-linked")]
    private static partial Regex Linked();
}
