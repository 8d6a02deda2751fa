using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>What stands on a screen when its session ends elsewhere.</summary>
public sealed class EndedSessionJourneyTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task A_page_left_open_goes_when_its_session_is_ended_elsewhere()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Bỏ Quên");
        var account = await site.AccountAsync("bo.quen", Role.UnitOfficer, ward);
        await using var window = await Window.OpenAsync(chromium, site.Address);
        await PlanSteps.SignInAsync(window, "bo.quen");
        await window.GoAsync("/account");
        await Assertions.Expect(window.Page.GetByText("Người dùng bo.quen").First).ToBeVisibleAsync();
        await site.WithDbAsync(db => db.Sessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, site.Clock.At)));

        // The stream looks at its session every half minute.
        await window.Page.WaitForURLAsync("**/sign-in?back=%2Faccount", new() { Timeout = 60_000 });

        (await window.Page.ContentAsync()).ShouldNotContain("Người dùng bo.quen");
    }
}
