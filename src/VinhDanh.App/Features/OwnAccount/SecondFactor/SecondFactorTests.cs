using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.SecondFactor;

public sealed partial class SecondFactorTests(Site site) : IClassFixture<Site>
{
    private const string SetUpPage = "/account/second-factor";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setting_up_takes_the_password_and_a_code_and_ends_the_other_sessions()
    {
        var account = await OfficerAsync("bat.hai.buoc");
        using var browser = await site.SignedInAsync("bat.hai.buoc", Ct);
        using var elsewhere = await site.SignedInAsync("bat.hai.buoc", Ct);
        var key = await BegunAsync(browser);

        (await TextAsync(browser, "Confirm", new() { ["Input.OneTimeCode"] = Wrong(key), ["Input.Password"] = Site.Password })).ShouldContain("Mã chưa đúng");
        (await TextAsync(browser, "Confirm", new() { ["Input.OneTimeCode"] = CodeOf(key), ["Input.Password"] = "không phải mật khẩu" })).ShouldContain("Mật khẩu chưa đúng");
        (await CountAsync("select count(*) from app.authenticator where account_id = $1 and confirmed_at is not null", account)).ShouldBe(0);
        (await browser.PostAsync($"{SetUpPage}?handler=Confirm", new() { ["Input.OneTimeCode"] = CodeOf(key), ["Input.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        RecoveryCodes(await browser.PageAsync(SetUpPage, Ct)).Count.ShouldBe(SecondFactors.CodesGiven);
        RecoveryCodes(await browser.PageAsync(SetUpPage, Ct)).ShouldBeEmpty("the codes are shown once");
        (await elsewhere.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync("select count(*) from app.audit_entry where action = 'account.second-factor-set-up' and subject_id = $1", account)).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_key_nor_recovery_codes_lie_open_in_the_database()
    {
        var account = await OfficerAsync("cat.kin");
        var (key, codes) = await SetUpAsync("cat.kin");

        var stored = await site.Database.OwnerConnectionString.ScalarAsync<string>(
            """
            select (select string_agg(encode(protected_key, 'hex'), ' ') from app.authenticator where account_id = $1)
                || (select string_agg(encode(digest, 'hex') || c::text, ' ') from app.recovery_code c where account_id = $1)
            """, Ct, account);

        stored.ShouldNotContain(Convert.ToHexStringLower(key));
        foreach (var code in codes)
        {
            stored.ShouldNotContain(code);
            stored.ShouldNotContain(Base32.Normal(code));
        }
    }

    [Fact]
    public async Task The_password_alone_opens_nothing_and_the_code_leads_to_where_one_wanted_to_go()
    {
        var account = await OfficerAsync("hai.buoc");
        var (key, _) = await SetUpAsync("hai.buoc");
        site.Clock.At += TimeSpan.FromMinutes(1);
        using var browser = site.Open();

        var asked = await PasswordAsync(browser, "hai.buoc", "/notices");
        asked.ShouldBe("/sign-in/code?Back=%2Fnotices");
        (await browser.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
        (await CountAsync("select count(*) from app.session where account_id = $1 and ended_at is null and second_factor_at is null", account)).ShouldBe(0);
        var entered = await browser.PostAsync(asked, new() { ["Input.OneTimeCode"] = CodeOf(key), ["Back"] = "/notices" }, Ct, asked);

        entered.Headers.Location!.OriginalString.ShouldBe("/notices");
        var own = await browser.PageAsync("/account", Ct);
        own.ShouldContain("Đúng mật khẩu, chờ mã xác thực");
        own.ShouldContain("Đăng nhập thành công (mật khẩu và mã xác thực)");
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_to_whoever_looked_over_the_shoulder()
    {
        await OfficerAsync("dung.lai");
        var (key, _) = await SetUpAsync("dung.lai");
        site.Clock.At += TimeSpan.FromMinutes(1);
        var code = CodeOf(key);
        using var owner = site.Open();
        await PasswordAsync(owner, "dung.lai");
        (await CodeAsync(owner, code)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var other = site.Open();
        await PasswordAsync(other, "dung.lai");
        var again = await CodeAsync(other, code);

        (await again.Content.ReadAsStringAsync(Ct)).ShouldContain("Mã chưa đúng hoặc đã dùng");
        (await other.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        site.Clock.At += TimeSpan.FromSeconds(30);
        (await CodeAsync(other, CodeOf(key))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_recovery_code_stands_for_the_telephone_once()
    {
        await OfficerAsync("mat.may");
        var (_, codes) = await SetUpAsync("mat.may");
        using var browser = site.Open();
        await PasswordAsync(browser, "mat.may");
        // As a person types it: small letters, no dashes.
        (await CodeAsync(browser, codes[3].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var own = await browser.PageAsync("/account", Ct);
        own.ShouldContain("mật khẩu và mã dự phòng");
        own.ShouldContain($"Còn {SecondFactors.CodesGiven - 1} mã dự phòng");

        using var other = site.Open();
        await PasswordAsync(other, "mat.may");
        (await (await CodeAsync(other, codes[3])).Content.ReadAsStringAsync(Ct)).ShouldContain("đã dùng");
        (await CodeAsync(other, codes[4])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account_however_often_the_password_is_given_again()
    {
        await OfficerAsync("doan.ma");
        var (key, codes) = await SetUpAsync("doan.ma");
        site.Clock.At += TimeSpan.FromMinutes(1);
        using var browser = site.Open();
        for (var i = 0; i < Account.AttemptsAllowed - 1; i++)
        {
            await PasswordAsync(browser, "doan.ma");
            (await (await CodeAsync(browser, Wrong(key))).Content.ReadAsStringAsync(Ct)).ShouldContain("Mã chưa đúng");
        }

        await PasswordAsync(browser, "doan.ma");
        (await (await CodeAsync(browser, Wrong(key))).Content.ReadAsStringAsync(Ct)).ShouldContain("tạm khóa 15 phút");
        (await PasswordAsync(browser, "doan.ma")).ShouldBe("");

        site.Clock.At += Account.LockedFor;
        await PasswordAsync(browser, "doan.ma");
        (await CodeAsync(browser, codes[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect, "nothing was spent while it was locked");
    }

    [Fact]
    public async Task The_first_step_holds_ten_minutes_and_only_for_the_password_that_was_given()
    {
        var account = await OfficerAsync("nua.chung");
        var (key, codes) = await SetUpAsync("nua.chung");
        using var slow = site.Open();
        await PasswordAsync(slow, "nua.chung");
        using var old = site.Open();

        site.Clock.At += TimeSpan.FromMinutes(11);
        (await slow.GetAsync("/sign-in/code", Ct)).Headers.Location!.OriginalString.ShouldBe("/sign-in");
        await PasswordAsync(old, "nua.chung");
        await site.Database.AppConnectionString.ExecuteAsync("update app.account set security_stamp = $1 where id = $2", Ct, Door.NewToken(), account);

        (await CodeAsync(old, CodeOf(key))).Headers.Location!.OriginalString.ShouldBe("/sign-in");
        (await old.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?");
        codes.Count.ShouldBe(SecondFactors.CodesGiven);
    }

    [Fact]
    public async Task Turning_it_off_and_new_recovery_codes_take_a_code_again()
    {
        var account = await OfficerAsync("tat.hai.buoc");
        var (key, codes) = await SetUpAsync("tat.hai.buoc");
        site.Clock.At += TimeSpan.FromMinutes(1);
        using var browser = site.Open();
        await PasswordAsync(browser, "tat.hai.buoc");
        await CodeAsync(browser, CodeOf(key));

        (await TextAsync(browser, "Renew", new() { ["Input.Password"] = Site.Password, ["Input.OneTimeCode"] = Wrong(key) })).ShouldContain("Mã chưa đúng");
        (await browser.PostAsync($"{SetUpPage}?handler=Renew", new() { ["Input.Password"] = Site.Password, ["Input.OneTimeCode"] = codes[0] }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var renewed = RecoveryCodes(await browser.PageAsync(SetUpPage, Ct));
        renewed.Count.ShouldBe(SecondFactors.CodesGiven);
        renewed.ShouldNotContain(codes[1]);
        (await TextAsync(browser, "Remove", new() { ["Input.Password"] = Site.Password, ["Input.OneTimeCode"] = codes[1] })).ShouldContain("Mã chưa đúng");
        (await browser.PostAsync($"{SetUpPage}?handler=Remove", new() { ["Input.Password"] = Site.Password, ["Input.OneTimeCode"] = renewed[0] }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await site.SignedInAsync("tat.hai.buoc", Ct)).Dispose();
        using var other = site.Open();
        (await PasswordAsync(other, "tat.hai.buoc")).ShouldBe("/");
        (await CountAsync("select count(*) from app.audit_entry where action in ('account.second-factor-removed', 'account.recovery-codes-renewed') and subject_id = $1", account)).ShouldBe(2);
    }

    [Fact]
    public async Task An_administrator_takes_it_away_for_who_lost_both_and_says_why()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Mất Máy");
        await site.AccountAsync("quan.tri.mat.may", Role.Administrator, ward);
        var account = await site.AccountAsync("mat.ca.hai", Role.UnitOfficer, ward);
        var (key, _) = await SetUpAsync("mat.ca.hai");
        site.Clock.At += TimeSpan.FromMinutes(1);
        using var open = site.Open();
        await PasswordAsync(open, "mat.ca.hai");
        await CodeAsync(open, CodeOf(key));
        using var administrator = await site.SignedInAsync("quan.tri.mat.may", Ct);
        var page = $"/administration/accounts/{account}";

        await administrator.PostAsync($"{page}?handler=RemoveSecondFactor", new() { ["reason"] = "mất điện thoại, đã gặp trực tiếp" }, Ct, page);

        (await administrator.PageAsync(page, Ct)).ShouldContain("Lý do: mất điện thoại, đã gặp trực tiếp");
        (await open.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = site.Open();
        (await PasswordAsync(again, "mat.ca.hai")).ShouldBe("/");
    }

    private async Task<Guid> OfficerAsync(string userName) =>
        await site.AccountAsync(userName, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}"));

    /// <summary>Through the pages, as the person does it.</summary>
    private async Task<(byte[] Key, IReadOnlyList<string> Codes)> SetUpAsync(string userName)
    {
        using var browser = await site.SignedInAsync(userName, Ct);
        var key = await BegunAsync(browser);
        await browser.PostAsync($"{SetUpPage}?handler=Confirm", new() { ["Input.OneTimeCode"] = CodeOf(key), ["Input.Password"] = Site.Password }, Ct);
        return (key, RecoveryCodes(await browser.PageAsync(SetUpPage, Ct)));
    }

    private static async Task<byte[]> BegunAsync(Browser browser)
    {
        (await browser.PostAsync($"{SetUpPage}?handler=Begin", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return BytesOf(KeyText().Match(await browser.PageAsync(SetUpPage, Ct)).Groups[1].Value);
    }

    /// <summary>What an authenticator app does with the key it is given.</summary>
    private static byte[] BytesOf(string base32)
    {
        var bits = string.Concat(base32.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    private string CodeOf(byte[] key) => Totp.Code(key, Totp.StepOf(site.Clock.At));

    private string Wrong(byte[] key) => Totp.Match(key, "000000", site.Clock.At) is null ? "000000" : "111111";

    /// <returns>Where the door sends on to; empty when it does not.</returns>
    private static async Task<string> PasswordAsync(Browser browser, string userName, string back = "")
    {
        var answer = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = Site.Password, ["Back"] = back }, Ct);
        return answer.Headers.Location?.OriginalString ?? "";
    }

    private static Task<HttpResponseMessage> CodeAsync(Browser browser, string code) => browser.PostAsync("/sign-in/code", new() { ["Input.OneTimeCode"] = code }, Ct);

    private static async Task<string> TextAsync(Browser browser, string handler, Dictionary<string, string> fields) =>
        WebUtility.HtmlDecode(await (await browser.PostAsync($"{SetUpPage}?handler={handler}", fields, Ct)).Content.ReadAsStringAsync(Ct));

    private Task<long> CountAsync(string sql, Guid account) => site.Database.AppConnectionString.ScalarAsync<long>(sql, Ct, account);

    private static List<string> RecoveryCodes(string page) => [.. Recovery().Matches(page).Select(m => m.Value)];

    [GeneratedRegex("id=\"key\">([A-Z2-7 ]+)<")]
    private static partial Regex KeyText();

    [GeneratedRegex("\\b[A-Z2-7]{4}(-[A-Z2-7]{4}){3}\\b")]
    private static partial Regex Recovery();
}
