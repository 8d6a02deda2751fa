using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

public sealed partial class AccountsAdministrationTests(Site site) : IClassFixture<Site>
{
    private const string Invite = "/administration/accounts/invite";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_chooses_a_password_and_is_in_with_the_role_given()
    {
        var (ward, browser) = await AdministratorAsync("moi.nguoi");
        using var _ = browser;
        (await browser.PostAsync(Invite, Form("nguoi.moi", ward), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var list = await browser.PageAsync("/administration/accounts", Ct);
        var link = Link().Match(list).Value;
        (await browser.PageAsync("/administration/accounts", Ct)).ShouldNotContain("/invitation/", customMessage: "the link is shown once");

        using var guest = site.Open();
        (await guest.PageAsync(link, Ct)).ShouldContain("nguoi.moi");
        var weak = await guest.PostAsync(link, new() { ["Input.Password"] = "password123456", ["Input.Again"] = "password123456" }, Ct);
        (await weak.Content.ReadAsStringAsync(Ct)).ShouldContain("thường bị đoán");
        var entered = await guest.PostAsync(link, new() { ["Input.Password"] = Site.Password, ["Input.Again"] = Site.Password }, Ct);

        entered.Headers.Location!.OriginalString.ShouldBe("/");
        (await guest.PageAsync("/account", Ct)).ShouldContain("Cán bộ phụ trách của đơn vị");
        using var second = site.Open();
        (await second.GetAsync(link, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)] // two of one name: nobody knows which
    [InlineData(0, false)]
    public async Task An_account_is_linked_to_the_one_person_of_its_name_at_the_organisation(int people, bool linked)
    {
        var (ward, browser) = await AdministratorAsync($"noi.nguoi.{people}");
        using var _ = browser;
        await site.WithDbAsync(async db =>
        {
            for (var i = 0; i < people; i++) db.People.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = ward, FullName = "Người Được Mời", ValidFrom = new(2020, 1, 1) });
            db.People.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = ward, FullName = "Người Được Mời", ValidFrom = new(2020, 1, 1), ValidTo = new(2025, 12, 31) });
            return await db.SaveChangesAsync(Ct);
        });
        var link = await InvitedAsync(browser, $"la.nguoi.{people}", ward);
        using var guest = site.Open();

        await guest.PostAsync(link, new() { ["Input.Password"] = Site.Password, ["Input.Again"] = Site.Password }, Ct);

        (await site.Database.AppConnectionString.ScalarAsync<bool>("select person_id is not null from app.account where user_name = $1", Ct, $"la.nguoi.{people}")).ShouldBe(linked);
    }

    [Fact]
    public async Task Nobody_is_invited_outside_ones_scope_or_twice_or_under_a_name_in_use()
    {
        var (ward, browser) = await AdministratorAsync("trong.pham.vi");
        using var _ = browser;
        var elsewhere = await site.OrganisationAsync("Ủy ban nhân dân phường Nơi Khác");
        (await browser.PostAsync(Invite, Form("ngoai", elsewhere), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await browser.PostAsync(Invite, Form("hai.lan", ward), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(browser.PostAsync(Invite, Form("Hai.Lan", ward), Ct))).ShouldContain("đã được mời");
        (await TextAsync(browser.PostAsync(Invite, Form("trong.pham.vi", ward), Ct))).ShouldContain("Đã có tài khoản");
    }

    [Fact]
    public async Task A_revoked_or_old_invitation_opens_nothing()
    {
        var (ward, browser) = await AdministratorAsync("thu.hoi");
        using var _ = browser;
        var revoked = await InvitedAsync(browser, "bi.thu.hoi", ward);
        var id = await site.Database.AppConnectionString.ScalarAsync<Guid>("select id from app.invitation where user_name = 'bi.thu.hoi'", Ct);
        (await browser.PostAsync("/administration/accounts?handler=Revoke", new() { ["invitation"] = id.ToString() }, Ct, Invite)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var old = await InvitedAsync(browser, "qua.han", ward);
        await site.Database.AppConnectionString.ExecuteAsync("update app.invitation set expires_at = $1 where user_name = 'qua.han'", Ct, site.Clock.At.AddSeconds(-1));

        using var guest = site.Open();
        (await guest.GetAsync(revoked, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync(old, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // What ran out does not stand in the way of a new link.
        (await InvitedAsync(browser, "qua.han", ward)).ShouldNotBe(old);
    }

    [Fact]
    public async Task A_deactivated_account_is_out_at_once_and_says_why_at_the_door()
    {
        var (ward, browser) = await AdministratorAsync("ngung.dung");
        using var _ = browser;
        var account = await site.AccountAsync("bi.ngung", Role.UnitOfficer, ward);
        using var officer = await site.SignedInAsync("bi.ngung", Ct);

        await PostAsync(browser, account, "Deactivate", new() { ["reason"] = "chuyển công tác" });

        (await officer.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Database.AppConnectionString.ScalarAsync<long>(
            "select count(*) from app.session where account_id = $1 and ended_at is null", Ct, account)).ShouldBe(0);
        var page = await browser.PageAsync($"/administration/accounts/{account}", Ct);
        page.ShouldContain("Ngừng sử dụng tài khoản");
        page.ShouldContain("Lý do: chuyển công tác");
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_an_account_and_nothing_else()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Quên Đăng Xuất");
        await site.AccountAsync("quan.tri.phien", Role.Administrator, ward);
        var account = await site.AccountAsync("quen.dang.xuat", Role.UnitOfficer, ward);
        using var administrator = await site.SignedInAsync("quan.tri.phien", Ct);
        using var open = await site.SignedInAsync("quen.dang.xuat", Ct);

        await PostAsync(administrator, account, "EndSessions", new() { ["reason"] = "mất máy tính" });

        (await open.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.PageAsync($"/administration/accounts/{account}", Ct)).ShouldContain("Kết thúc mọi phiên làm việc của tài khoản");
        (await site.SignedInAsync("quen.dang.xuat", Ct)).Dispose();
    }

    [Fact]
    public async Task A_unit_sees_no_account_of_others_and_cannot_lock_its_superior_out()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Trên");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Dưới", province);
        var superior = await site.AccountAsync("cap.tren", Role.Administrator, province);
        await site.AccountAsync("cap.duoi", Role.Administrator, ward);
        using var browser = await site.SignedInAsync("cap.duoi", Ct);
        (await browser.GetAsync($"/administration/accounts/{superior}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // With a role in the unit the superior is seen there, but stays the province's.
        await site.Database.AppConnectionString.ExecuteAsync(
            "insert into app.role_assignment (id, account_id, organisation_id, role, valid_from) values ($1, $2, $3, 'auditor', '2020-01-01')", Ct, Guid.CreateVersion7(), superior, ward);
        await PostAsync(browser, superior, "Deactivate", []);
        (await browser.PageAsync($"/administration/accounts/{superior}", Ct)).ShouldContain("ngoài phạm vi quản lý");
        (await site.Database.AppConnectionString.ScalarAsync<bool>("select deactivated_at is null from app.account where id = $1", Ct, superior)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_is_given_and_ended_with_its_past_kept()
    {
        var (ward, browser) = await AdministratorAsync("giao.vai");
        using var _ = browser;
        var account = await site.AccountAsync("nhan.vai", Role.UnitOfficer, ward);
        var first = await site.Database.AppConnectionString.ScalarAsync<Guid>("select id from app.role_assignment where account_id = $1", Ct, account);
        using var officer = await site.SignedInAsync("nhan.vai", Ct);

        await PostAsync(browser, account, "GiveRole", new() { ["role"] = "Auditor", ["organisation"] = ward.ToString() });
        await PostAsync(browser, account, "EndRole", new() { ["role"] = first.ToString() });

        (await officer.PageAsync("/account", Ct)).ShouldContain("Thanh tra, kiểm tra");
        (await officer.PageAsync("/account", Ct)).ShouldNotContain("Cán bộ phụ trách");
        (await site.Database.AppConnectionString.ScalarAsync<DateTime>("select valid_to::timestamp from app.role_assignment where id = $1", Ct, first)).ShouldBe(new(2026, 3, 1));
        (await browser.PageAsync($"/administration/accounts/{account}", Ct)).ShouldContain("Kết thúc vai trò");
    }

    [Fact]
    public async Task A_locked_account_is_unlocked()
    {
        var (ward, browser) = await AdministratorAsync("mo.khoa");
        using var _ = browser;
        var account = await site.AccountAsync("bi.khoa.lai", Role.UnitOfficer, ward);
        await site.Database.AppConnectionString.ExecuteAsync("update app.account set locked_until = $1, failed_attempts = 5 where id = $2", Ct, site.Clock.At.AddMinutes(15), account);
        await PostAsync(browser, account, "Unlock", []);
        (await site.SignedInAsync("bi.khoa.lai", Ct)).Dispose();
    }

    [Fact]
    public async Task Officers_do_not_manage_accounts()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Chuyên Viên");
        await site.AccountAsync("chuyen.vien", Role.StandingAgencyOfficer, ward);
        using var browser = await site.SignedInAsync("chuyen.vien", Ct);
        foreach (var path in (string[])["/administration/accounts", Invite, $"/administration/accounts/{Guid.CreateVersion7()}"])
            (await browser.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Dictionary<string, string> Form(string userName, Guid organisation) => new()
    {
        ["Input.DisplayName"] = "Người Được Mời", ["Input.UserName"] = userName, ["Input.OrganisationId"] = organisation.ToString(),
        ["Input.Role"] = "UnitOfficer", ["Input.ValidFrom"] = "01/01/2026",
    };

    private static async Task<string> InvitedAsync(Browser browser, string userName, Guid ward)
    {
        (await browser.PostAsync(Invite, Form(userName, ward), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return Link().Match(await browser.PageAsync("/administration/accounts", Ct)).Value;
    }

    private static async Task PostAsync(Browser browser, Guid account, string handler, Dictionary<string, string> fields)
    {
        var page = $"/administration/accounts/{account}";
        (await browser.PostAsync($"{page}?handler={handler}", fields, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync(Ct);

    private async Task<(Guid Ward, Browser Browser)> AdministratorAsync(string userName)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}");
        await site.AccountAsync(userName, Role.Administrator, ward);
        return (ward, await site.SignedInAsync(userName, Ct));
    }

    [GeneratedRegex("/invitation/[0-9a-f]{64}")]
    private static partial Regex Link();
}
