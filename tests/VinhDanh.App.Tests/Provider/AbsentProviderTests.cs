using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Provider;

/// <summary>A provider is named, and nobody answers there.</summary>
public sealed class AbsentProviderSite(PostgresCluster cluster) : Site(cluster)
{
    // Port 9 (discard) is served by nothing.
    protected override HostSettings Adjusted(HostSettings settings) => settings with { Provider = new("http://127.0.0.1:9", "vinh-danh", "x") { Name = "Cổng cán bộ" } };
}

public sealed class AbsentProviderTests(AbsentProviderSite absent, Site none) : IClassFixture<AbsentProviderSite>, IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_is_down_stops_neither_the_program_nor_passwords()
    {
        await absent.AccountAsync("van.vao", Role.UnitOfficer, await absent.OrganisationAsync("Ủy ban nhân dân phường Vẫn Vào"));
        using var browser = absent.Open();

        var asked = await browser.GetAsync("/sign-in/provider", Ct);

        asked.Headers.Location!.ToString().ShouldBe("/sign-in?refused=unavailable");
        WebUtility.HtmlDecode(await browser.PageAsync("/sign-in?refused=unavailable", Ct)).ShouldContain("không kết nối được với Cổng cán bộ");
        using var inside = await absent.SignedInAsync("van.vao", Ct);
        WebUtility.HtmlDecode(await inside.PageAsync("/account", Ct)).ShouldContain("Đăng nhập bằng Cổng cán bộ");
    }

    [Fact]
    public async Task Without_a_provider_nothing_of_it_is_shown_or_answers()
    {
        await none.AccountAsync("khong.cong", Role.UnitOfficer, await none.OrganisationAsync("Ủy ban nhân dân phường Không Cổng"));
        using var browser = none.Open();
        (await browser.PageAsync("/sign-in?refused=unavailable", Ct)).ShouldNotContain("/sign-in/provider");
        foreach (var path in (string[])["/sign-in/provider", "/sign-in/provider?handler=Done", "/sign-in/provider/callback?code=x&state=y"])
            (await browser.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        using var inside = await none.SignedInAsync("khong.cong", Ct);
        (await inside.PageAsync("/account", Ct)).ShouldNotContain("/account/provider");
        WebUtility.HtmlDecode(await inside.PageAsync("/account/provider", Ct)).ShouldContain("chưa nối nhà cung cấp danh tính");
        (await inside.GetAsync("/account/provider?handler=Start", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
