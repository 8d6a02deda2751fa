using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.Tokens;

/// <summary>The page on which tokens are made and revoked; what they open: ApiTests.</summary>
public sealed partial class TokensTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/account/tokens";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_opens_what_was_chosen_until_its_day_and_is_revoked()
    {
        var account = await OfficerAsync("lam.ma");
        using var browser = await site.SignedInAsync("lam.ma", Ct);
        (await MakeAsync(browser, "Bảng theo dõi", scopes: ["Organisations", "Plans"], days: "30")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var shown = await browser.PageAsync(Page, Ct);
        var secret = Secret().Match(shown).Value;
        (await browser.PageAsync(Page, Ct)).ShouldNotContain(secret);
        shown.ShouldContain("Kế hoạch và nhiệm vụ, Cơ quan, đơn vị");
        shown.ShouldContain("01/04/2026"); // made on 02/03, thirty days on
        (await CountAsync("select count(*) from app.api_token where account_id = $1 and position($2 in encode(token_digest, 'escape')) > 0", account, secret)).ShouldBe(0);

        using var reader = new TokenReader(site.Address, secret);
        (await reader.AskAsync("/api/v1/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.AskAsync("/api/v1/people", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PageAsync(Page, Ct)).ShouldContain("02/03/2026"); // used today

        var id = await site.Database.AppConnectionString.ScalarAsync<Guid>("select id from app.api_token where account_id = $1", Ct, account);
        (await browser.PostAsync($"{Page}?handler=Revoke", new() { ["token"] = id.ToString() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.AskAsync("/api/v1/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CountAsync("select count(*) from app.audit_entry where subject_id = $1 and action in ('account.api-token-made', 'account.api-token-revoked') and position($2 in coalesce(after::text, '')) = 0", account, secret)).ShouldBe(2);
    }

    [Theory]
    [InlineData("", "Plans", "30", Site.Password, "Nhập tên để nhận ra mã này về sau.")]
    [InlineData("Bảng", null, "30", Site.Password, "Chọn ít nhất một loại dữ liệu được đọc.")]
    [InlineData("Bảng", "Plans", "4000", Site.Password, "Chọn một thời hạn trong danh sách.")]
    [InlineData("Bảng", "Plans", "30", "không phải mật khẩu", "Mật khẩu chưa đúng.")]
    public async Task What_is_missing_or_wrong_is_said_and_makes_no_token(string name, string? scope, string days, string password, string why)
    {
        var user = $"sai.{Guid.NewGuid():N}"[..16];
        var account = await OfficerAsync(user);
        using var browser = await site.SignedInAsync(user, Ct);
        using var answer = await MakeAsync(browser, name, scope is null ? [] : [scope], days, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(why);
        (await CountAsync("select count(*) from app.api_token where account_id = $1 and $2 <> ''", account, "x")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_revokes_the_token_of_another()
    {
        var owner = await OfficerAsync("chu.ma");
        await OfficerAsync("nguoi.khac");
        using var own = await site.SignedInAsync("chu.ma", Ct);
        await MakeAsync(own, "Bảng", ["Plans"], "30");
        var id = await site.Database.AppConnectionString.ScalarAsync<Guid>("select id from app.api_token where account_id = $1", Ct, owner);
        using var other = await site.SignedInAsync("nguoi.khac", Ct);
        (await other.PostAsync($"{Page}?handler=Revoke", new() { ["token"] = id.ToString() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CountAsync("select count(*) from app.api_token where account_id = $1 and revoked_at is null and $2 <> ''", owner, "x")).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_twenty_at_once_are_refused()
    {
        await OfficerAsync("nhieu.ma");
        using var browser = await site.SignedInAsync("nhieu.ma", Ct);
        for (var i = 0; i < ApiToken.MostOpen; i++) (await MakeAsync(browser, $"Mã {i}", ["Plans"], "30")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await (await MakeAsync(browser, "Mã nữa", ["Plans"], "30")).Content.ReadAsStringAsync(Ct)).ShouldContain("nhiều nhất 20 mã");
    }

    private async Task<Guid> OfficerAsync(string userName) => await site.AccountAsync(userName, Role.StandingAgencyOfficer, await site.OrganisationAsync($"Ủy ban nhân dân xã {userName}"));

    private static Task<HttpResponseMessage> MakeAsync(Browser browser, string name, string[] scopes, string days, string password = Site.Password) => browser.PostManyAsync(
        $"{Page}?handler=Make",
        [("Input.Name", name), ("Input.Days", days), ("Input.Password", password), .. scopes.Select(s => ("Input.Scopes", s))], Ct);

    private Task<long> CountAsync(string sql, Guid account, string text) => site.Database.AppConnectionString.ScalarAsync<long>(sql, Ct, account, text);

    [GeneratedRegex("vinhdanh_[0-9a-f]{64}")]
    private static partial Regex Secret();
}
