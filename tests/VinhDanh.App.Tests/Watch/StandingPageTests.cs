using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Watch;

public sealed class StandingPageTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/administration/system";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_of_the_highest_authority_sees_how_everything_stands_and_what_to_look_at()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Tình Trạng");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Tình Trạng", province);
        await site.AccountAsync("quan.tri.tren", Role.Administrator, province);
        var owes = await site.AccountAsync("can.hai.buoc", Role.UnitHead, ward);
        var has = await site.AccountAsync("da.hai.buoc", Role.UnitHead, ward);
        await site.SecondFactorAsync(has);
        await site.AccountAsync("khong.can", Role.UnitOfficer, ward);
        using var browser = await site.SignedInAsync("quan.tri.tren", Ct);
        (await PageAsync(browser)).ShouldContain("Mọi phần đang hoạt động bình thường.");

        await ExecuteAsync("insert into app.second_factor_demand (organisation_id, role, created_at, created_by) values ($1, 'unit-head', $2, $3)", province, site.Clock.At, owes);
        await ExecuteAsync("insert into app.job (id, kind, payload, run_at, created_at, attempts, failed_at) values (gen_random_uuid(), 'test', '{}', $1, $1, 8, $1)", site.Clock.At);
        await ExecuteAsync("insert into app.job (id, kind, payload, run_at, created_at) values (gen_random_uuid(), 'test', '{}', $1, $1)", site.Clock.At.AddHours(-2));

        var page = await PageAsync(browser);
        page.ShouldContain(Migration.BuiltIn()[^1].Name);
        page.ShouldContain("1 đang chờ, 1 không chạy được");
        page.ShouldContain("việc đầu tiên đã quá giờ 2 giờ");
        page.ShouldContain("1 tài khoản chưa bật xác thực hai bước mà vai trò bắt buộc");
        page.ShouldContain("can.hai.buoc");
        foreach (var other in (string[])["da.hai.buoc", "khong.can"]) page.ShouldNotContain(other);
        page.ShouldContain("Còn trống");
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Kín");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Kín", province);
        await site.AccountAsync("quan.tri.phuong", Role.Administrator, ward);
        await site.AccountAsync("can.bo.tinh", Role.StandingAgencyOfficer, province);
        foreach (var name in (string[])["quan.tri.phuong", "can.bo.tinh"])
        {
            using var browser = await site.SignedInAsync(name, Ct);
            (await browser.GetAsync(Page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, name);
        }

        using var guest = site.Open();
        (await guest.GetAsync(Page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> PageAsync(Browser browser) => WebUtility.HtmlDecode(await browser.PageAsync(Page, Ct));

    private Task<int> ExecuteAsync(string sql, params object[] values) => site.Database.OwnerConnectionString.ExecuteAsync(sql, Ct, values);
}
