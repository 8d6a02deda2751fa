using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

/// <summary>How long a session lives, and what its person shows again before the ways in change.</summary>
public sealed class SessionTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_over_an_open_session_ends_it()
    {
        var (first, second) = (await OfficerAsync("nguoi.truoc"), await OfficerAsync("nguoi.sau"));
        using var browser = await site.SignedInAsync("nguoi.truoc", Ct);
        await SignInAsync(browser, "nguoi.truoc");
        (await OpenAsync(first)).Count.ShouldBe(1, "the same person again");

        await SignInAsync(browser, "nguoi.sau");

        (await OpenAsync(first)).ShouldBeEmpty();
        (await OpenAsync(second)).Count.ShouldBe(1);
        (await CountAsync("select count(*) from app.audit_entry where action = 'session.ended' and subject_id in (select id from app.session where account_id = $1)", first)).ShouldBe(2);
    }

    [Fact]
    public async Task However_much_it_is_used_it_ends_after_seven_days()
    {
        await OfficerAsync("lam.suot.tuan");
        var began = site.Clock.At;
        using var browser = await site.SignedInAsync("lam.suot.tuan", Ct);
        for (var hours = 5; hours < 7 * 24; hours += 5)
        {
            site.Clock.At = began.AddHours(hours);
            (await browser.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, $"after {hours} hours");
        }

        site.Clock.At = began + Session.EndsAnyway;
        (await browser.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
        using var again = await site.SignedInAsync("lam.suot.tuan", Ct);
        (await again.PageAsync("/account", Ct)).ShouldNotContain("Kết thúc phiên làm việc ở nơi khác", customMessage: "the old one is not listed");
    }

    [Fact]
    public async Task A_session_without_a_request_for_twelve_hours_opens_nothing()
    {
        await OfficerAsync("di.hop.lau");
        using var browser = await site.SignedInAsync("di.hop.lau", Ct);
        site.Clock.At += Session.EndsIdle + TimeSpan.FromMinutes(1);
        (await browser.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "/account/passkeys?handler=Remove", "Proof" },
        { "/account/mail?handler=Remove", "Proof" },
        { "/account?handler=End", "Proof" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_changes_the_ways_in_takes_the_whole_way_in_again_and_leaves_one_session_under_a_new_token(string handler, string form)
    {
        var name = $"doi.cach.vao.{Guid.NewGuid():N}"[..25];
        var account = await OfficerAsync(name);
        var passkey = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.Passkeys.Add(SecondFactorSteps.PasskeyOf(account, passkey, site.Clock.At));
            return await db.SaveChangesAsync(Ct);
        });
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set email = 'ten@an-thinh.example' where id = $1", Ct, account);
        using var elsewhere = await site.SignedInAsync(name, Ct);
        using var browser = await site.SignedInAsync(name, Ct);
        var recovery = await site.SecondFactorAsync(account);
        var before = await OpenAsync(account);
        Task<HttpResponseMessage> ChangeAsync(string password, string code) =>
            browser.PostAsync(handler, new() { ["passkey"] = passkey.ToString(), [$"{form}.Password"] = password, [$"{form}.OneTimeCode"] = code }, Ct);

        (await TextAsync(await ChangeAsync("", ""))).ShouldContain("Nhập mật khẩu.");
        (await TextAsync(await ChangeAsync("không phải mật khẩu", recovery))).ShouldContain("Mật khẩu chưa đúng.");
        (await TextAsync(await ChangeAsync(Site.Password, "000000"))).ShouldContain("Mã chưa đúng hoặc đã dùng.");
        (await OpenAsync(account)).ShouldBe(before, ignoreOrder: true);
        (await CountAsync("select failed_attempts::bigint from app.account where id = $1", account)).ShouldBe(2, "guesses count");
        (await CountAsync("select count(*) from app.passkey where account_id = $1", account)).ShouldBe(1);

        (await ChangeAsync(Site.Password, recovery)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await OpenAsync(account)).ShouldHaveSingleItem().ShouldBeOneOf([.. (await AllAsync(account)).Except(before)]);
        (await elsewhere.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync("select count(*) from app.audit_entry where action = 'session.renewed' and subject_id in (select id from app.session where account_id = $1)", account)).ShouldBe(1);
    }

    [Fact]
    public async Task One_session_elsewhere_is_ended_and_the_others_go_on()
    {
        var account = await OfficerAsync("ba.noi");
        using var first = await site.SignedInAsync("ba.noi", Ct);
        var ended = (await OpenAsync(account)).Single();
        using var second = await site.SignedInAsync("ba.noi", Ct);
        using var browser = await site.SignedInAsync("ba.noi", Ct);

        (await browser.PostAsync("/account?handler=End", new() { ["session"] = Guid.NewGuid().ToString(), ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync("/account?handler=End", new() { ["session"] = ended.ToString(), ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await first.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await second.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_was_open_in_another_tab_is_still_good_after_the_token_changed()
    {
        await OfficerAsync("hai.the");
        using var browser = await site.SignedInAsync("hai.the", Ct, keepsTokens: true);
        (await browser.PostAsync("/account/calendar?handler=Create", new() { ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The form's secret was read before the session got its new token.
        (await browser.PostAsync("/account/calendar?handler=Revoke", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<Guid> OfficerAsync(string userName) =>
        await site.AccountAsync(userName, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}"));

    private static async Task SignInAsync(Browser browser, string userName) =>
        (await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private Task<List<Guid>> OpenAsync(Guid account) => site.WithDbAsync(db => Task.FromResult(db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).Select(s => s.Id).ToList()));

    private Task<List<Guid>> AllAsync(Guid account) => site.WithDbAsync(db => Task.FromResult(db.Sessions.Where(s => s.AccountId == account).Select(s => s.Id).ToList()));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    private Task<long> CountAsync(string sql, Guid account) => site.Database.AppConnectionString.ScalarAsync<long>(sql, Ct, account);
}
