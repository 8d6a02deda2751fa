using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Shell;

public sealed class FlashCookieTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_shown_once_and_a_page_without_one_sets_no_cookie()
    {
        await site.AccountAsync("tin.nhan", Role.StandingAgencyOfficer, await site.OrganisationAsync("Sở Nội vụ"));
        using var browser = await site.SignedInAsync("tin.nhan", Ct);
        (await CookiesAsync(browser)).ShouldBeEmpty();

        await browser.PostAsync("/notices?handler=ReadAll", [], Ct, "/notices");
        var answer = await browser.GetAsync("/notices", Ct);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Không còn thông báo nào chưa đọc.");
        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith("vinhdanh-flash=; expires=");

        (await browser.PageAsync("/notices", Ct)).ShouldNotContain("Không còn thông báo nào chưa đọc.");
        (await CookiesAsync(browser)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> CookiesAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/notices", Ct);
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
    }
}
