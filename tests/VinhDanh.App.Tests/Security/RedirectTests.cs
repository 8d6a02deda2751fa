using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Security;

/// <summary>Nobody is sent on to another site by an address that only looks like ours.</summary>
public sealed class RedirectTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://khac.example/")]
    [InlineData("//khac.example")]
    [InlineData("/\\khac.example")]
    [InlineData("\\\\khac.example")]
    [InlineData("/\t/khac.example")]
    [InlineData("/%2f/khac.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/account\r\nSet-Cookie: a=b")]
    public async Task Signing_in_leads_back_into_the_program_only(string back)
    {
        var user = $"ve.{Guid.NewGuid():N}"[..16];
        await site.AccountAsync(user, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân xã {user}"));
        using var browser = site.Open();
        using var answer = await browser.PostAsync($"/sign-in?back={Uri.EscapeDataString(back)}", new() { ["Input.UserName"] = user, ["Input.Password"] = Site.Password }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var to = new Uri(site.Address, answer.Headers.Location!.ToString());
        to.Authority.ShouldBe(site.Address.Authority, answer.Headers.Location.ToString());
        to.Scheme.ShouldBe("http");
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue();
        answer.Headers.GetValues("Set-Cookie").ShouldNotContain(c => c.StartsWith("a=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_of_the_program_is_kept()
    {
        await site.AccountAsync("ve.dung", Role.UnitOfficer, await site.OrganisationAsync("Ủy ban nhân dân xã Về Đúng"));
        using var browser = site.Open();
        using var answer = await browser.PostAsync("/sign-in?back=%2Ftasks%3Fstate%3Dlate", new() { ["Input.UserName"] = "ve.dung", ["Input.Password"] = Site.Password }, Ct);
        answer.Headers.Location!.ToString().ShouldBe("/tasks?state=late");
    }
}
