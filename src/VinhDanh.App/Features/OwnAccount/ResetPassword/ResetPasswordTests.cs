using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Features.Administration.Accounts;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.ResetPassword;

public sealed partial class ResetPasswordTests(Site site) : IClassFixture<Site>
{
    private const string NewOne = "một câu mật khẩu mới tinh";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_sets_a_new_password_once_and_ends_every_session()
    {
        var (account, administrator) = await PeopleAsync("quen.mat.khau");
        using var _ = administrator;
        using var open = await site.SignedInAsync("quen.mat.khau", Ct);
        await site.Database.AppConnectionString.ExecuteAsync("update app.account set failed_attempts = 4, locked_until = $1 where id = $2", Ct, site.Clock.At.AddMinutes(15), account);
        var link = await LinkAsync(administrator, account);
        (await administrator.PageAsync($"/administration/accounts/{account}", Ct)).ShouldNotContain("/password/", customMessage: "the link is shown once");

        using var guest = site.Open();
        (await guest.PageAsync(link, Ct)).ShouldContain("quen.mat.khau");
        (await (await SetAsync(guest, link, "password123456")).Content.ReadAsStringAsync(Ct)).ShouldContain("thường bị đoán");
        (await SetAsync(guest, link, NewOne)).Headers.Location!.OriginalString.ShouldBe("/sign-in");

        (await open.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "sessions of the old password have ended");
        (await guest.GetAsync(link, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SignInAsync(guest, "quen.mat.khau", Site.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(guest, "quen.mat.khau", NewOne)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var history = await administrator.PageAsync($"/administration/accounts/{account}", Ct);
        history.ShouldContain("Tạo đường dẫn đặt lại mật khẩu");
        history.ShouldContain("Đặt lại mật khẩu bằng đường dẫn");
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.password_reset where token_digest = $1", Ct, Door.Digest(link.Split('/')[^1]))).ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_takes_tokens_and_the_calendars_address_back()
    {
        var (account, administrator) = await PeopleAsync("bi.lo.mat.khau");
        using var _ = administrator;
        using var person = await site.SignedInAsync("bi.lo.mat.khau", Ct);
        (await person.PostAsync("/account/tokens?handler=Make", new() { ["Input.Name"] = "Bảng theo dõi", ["Input.Scopes"] = "Plans", ["Input.Days"] = "30", ["Input.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.PostAsync("/account/calendar?handler=Create", new() { ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        const string open = "select (select count(*) from app.api_token where account_id = $1 and revoked_at is null) + (select count(*) from app.calendar_feed where account_id = $1 and revoked_at is null)";
        (await site.Database.AppConnectionString.ScalarAsync<long>(open, Ct, account)).ShouldBe(2);

        using var guest = site.Open();
        (await SetAsync(guest, await LinkAsync(administrator, account), NewOne)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await site.Database.AppConnectionString.ScalarAsync<long>(open, Ct, account)).ShouldBe(0);
        (await site.Database.AppConnectionString.ScalarAsync<long>(
            "select count(*) from app.audit_entry where action = 'account.api-token-revoked' and subject_id = $1 or action = 'calendar-feed.revoked' and subject_id in (select id from app.calendar_feed where account_id = $1)", Ct, account)).ShouldBe(2);
    }

    [Fact]
    public async Task A_link_that_is_old_replaced_or_of_an_account_no_longer_in_use_opens_nothing()
    {
        var (account, administrator) = await PeopleAsync("duong.dan.cu");
        using var _ = administrator;
        using var guest = site.Open();
        var first = await LinkAsync(administrator, account);
        var second = await LinkAsync(administrator, account);
        (await guest.GetAsync(first, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "replaced");
        (await guest.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        site.Clock.At += PasswordResets.Lifetime;
        (await guest.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "old");
        using var again = await site.SignedInAsync("quan.tri.duong.dan.cu", Ct);
        var third = await LinkAsync(again, account);
        var page = $"/administration/accounts/{account}";
        await again.PostAsync($"{page}?handler=Deactivate", [], Ct, page);
        (await guest.GetAsync(third, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "deactivated");
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_after_a_reset_all_the_same()
    {
        var (account, administrator) = await PeopleAsync("van.hoi.ma");
        using var _ = administrator;
        await site.SecondFactorAsync(account);
        var link = await LinkAsync(administrator, account);
        using var guest = site.Open();

        await SetAsync(guest, link, NewOne);

        (await SignInAsync(guest, "van.hoi.ma", NewOne)).Headers.Location!.OriginalString.ShouldBe("/sign-in/code");
        (await guest.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_unit_makes_no_link_for_its_superior()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Cấp Trên");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Cấp Dưới", province);
        var superior = await site.AccountAsync("tren", Role.Administrator, province);
        await site.AccountAsync("quan.tri.duoi", Role.Administrator, ward);
        await site.Database.AppConnectionString.ExecuteAsync(
            "insert into app.role_assignment (id, account_id, organisation_id, role, valid_from) values ($1, $2, $3, 'auditor', '2020-01-01')", Ct, Guid.CreateVersion7(), superior, ward);
        using var browser = await site.SignedInAsync("quan.tri.duoi", Ct);
        var page = $"/administration/accounts/{superior}";

        // The button is not shown, but a form can be made by hand.
        await browser.PostAsync($"{page}?handler=ResetLink", [], Ct, page);

        (await browser.PageAsync(page, Ct)).ShouldContain("ngoài phạm vi quản lý");
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.password_reset where account_id = $1", Ct, superior)).ShouldBe(0);
    }

    [Fact]
    public async Task Coming_in_and_changes_of_roles_stand_in_the_audit()
    {
        var (account, administrator) = await PeopleAsync("trong.nhat.ky");
        using var _ = administrator;
        var ward = await site.Database.AppConnectionString.ScalarAsync<Guid>("select organisation_id from app.role_assignment where account_id = $1", Ct, account);
        (await site.SignedInAsync("trong.nhat.ky", Ct)).Dispose();
        var page = $"/administration/accounts/{account}";
        await administrator.PostAsync($"{page}?handler=GiveRole", new() { ["role"] = "Auditor", ["organisation"] = ward.ToString() }, Ct, page);

        (await site.Database.AppConnectionString.ScalarAsync<string>(
            "select after->>'way' from app.audit_entry where action = 'session.opened' and actor_id = $1", Ct, account)).ShouldBe("password");
        (await site.Database.AppConnectionString.ScalarAsync<string>(
            "select actor_name || ': ' || (after->>'role') from app.audit_entry where action = 'account.role-given' and subject_id = $1", Ct, account))
            .ShouldBe("Người dùng quan.tri.trong.nhat.ky: auditor");
    }

    private async Task<(Guid Account, Browser Administrator)> PeopleAsync(string userName)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}");
        await site.AccountAsync($"quan.tri.{userName}", Role.Administrator, ward);
        return (await site.AccountAsync(userName, Role.UnitOfficer, ward), await site.SignedInAsync($"quan.tri.{userName}", Ct));
    }

    private static async Task<string> LinkAsync(Browser administrator, Guid account)
    {
        var page = $"/administration/accounts/{account}";
        (await administrator.PostAsync($"{page}?handler=ResetLink", [], Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return Link().Match(await administrator.PageAsync(page, Ct)).Value;
    }

    private static Task<HttpResponseMessage> SetAsync(Browser guest, string link, string password) =>
        guest.PostAsync(link, new() { ["Input.Password"] = password, ["Input.Again"] = password }, Ct);

    private static Task<HttpResponseMessage> SignInAsync(Browser guest, string userName, string password) =>
        guest.PostAsync("/sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = password }, Ct);

    [GeneratedRegex("/password/[0-9a-f]{64}")]
    private static partial Regex Link();
}
