using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_opens_a_session_that_can_be_ended()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Thử Nghiệm");
        await site.AccountAsync("can.bo", Role.StandingAgencyOfficer, ward);
        using var browser = await site.SignedInAsync("can.bo", Ct);

        (await browser.PageAsync("/account", Ct)).ShouldContain("Phiên này");
        var left = await browser.PostAsync("/sign-out", [], Ct);
        left.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        left.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\", \"storage\""]);

        (await browser.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Khóa");
        await site.AccountAsync("bi.khoa", Role.UnitOfficer, ward);
        using var browser = site.Open();
        for (var i = 0; i < 5; i++)
            await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "bi.khoa", ["Input.Password"] = "không phải mật khẩu" }, Ct);

        var locked = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "bi.khoa", ["Input.Password"] = Site.Password }, Ct);

        (await locked.Content.ReadAsStringAsync(Ct)).ShouldContain("tạm khóa 15 phút");
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it_and_guesses_at_it_count()
    {
        const string chosen = "mưa phùn tháng chạp";
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Đổi Mật Khẩu");
        await site.AccountAsync("doi.mat.khau", Role.UnitOfficer, ward);
        using var browser = await site.SignedInAsync("doi.mat.khau", Ct);
        Task<HttpResponseMessage> ChangeAsync(string current) => browser.PostAsync(
            "/account?handler=Password", new() { ["Input.Current"] = current, ["Input.New"] = chosen, ["Input.Again"] = chosen }, Ct);

        (await ChangeAsync(Site.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The old one is wrong from now on.
        for (var i = 0; i < 4; i++) (await (await ChangeAsync(Site.Password)).Content.ReadAsStringAsync(Ct)).ShouldContain("Mật khẩu hiện tại chưa đúng");
        (await (await ChangeAsync(Site.Password)).Content.ReadAsStringAsync(Ct)).ShouldContain("tạm khóa 15 phút");

        using var elsewhere = site.Open();
        var locked = await elsewhere.PostAsync("/sign-in", new() { ["Input.UserName"] = "doi.mat.khau", ["Input.Password"] = chosen }, Ct);
        (await locked.Content.ReadAsStringAsync(Ct)).ShouldContain("tạm khóa 15 phút");
        site.Clock.At += TimeSpan.FromMinutes(16);
        (await elsewhere.PostAsync("/sign-in", new() { ["Input.UserName"] = "doi.mat.khau", ["Input.Password"] = chosen }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_role_that_has_ended_opens_nothing()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Hết Hạn");
        var account = await site.AccountAsync("het.han", Role.UnitOfficer, ward);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.role_assignment set valid_to = '2025-01-01' where account_id = $1", Ct, account);
        using var browser = site.Open();

        var answer = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "het.han", ["Input.Password"] = Site.Password }, Ct);

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("chưa được giao vai trò");
    }

    [Fact]
    public async Task A_post_without_its_token_is_refused()
    {
        using var browser = site.Open();
        var answer = await browser.PostWithoutTokenAsync("/sign-in", new() { ["Input.UserName"] = "x", ["Input.Password"] = "y" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
