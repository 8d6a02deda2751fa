using System.CommandLine;
using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Web;

/// <summary>Who a browser is behind a proxy: what the named proxy says, and nobody else.</summary>
public sealed class TrustedProxyTests(TrustedProxyTests.BehindProxy behind, Site open) : IClassFixture<TrustedProxyTests.BehindProxy>, IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_the_named_proxy_a_sign_in_is_noted_from_the_browsers_address_and_its_cookie_is_secure()
    {
        var account = await OfficerAsync(behind, "sau.proxy");
        using var answer = await KnockAsync(behind, "sau.proxy", "203.0.113.7", "https");
        (await NotedAsync(behind, account)).ShouldBe("203.0.113.7");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase));
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
    }

    [Fact]
    public async Task Behind_the_named_proxy_cookies_belong_to_this_host_and_what_came_in_the_clear_is_not_answered()
    {
        await OfficerAsync(behind, "chi.https");
        using var answer = await KnockAsync(behind, "chi.https", "203.0.113.7", "https");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.StartsWith("__Host-vinhdanh", StringComparison.Ordinal));
        foreach (var cookie in HttpsTests.CookiesOf(behind.Services)) cookie.Name!.ShouldStartWith("__Host-");
        foreach (var cookie in HttpsTests.CookiesOf(open.Services)) cookie.Name!.ShouldStartWith("vinhdanh");

        using var client = new HttpClient { BaseAddress = behind.Address };
        using var plain = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        (plain.StatusCode, plain.Headers.Contains("Set-Cookie")).ShouldBe((HttpStatusCode.Forbidden, false));
        (await plain.Content.ReadAsStringAsync(Ct)).ShouldContain("chỉ trả lời qua https");
        using var health = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Ct);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_browser_itself_wrote_before_the_proxy_is_not_believed()
    {
        var account = await OfficerAsync(behind, "noi.doi");
        using var answer = await KnockAsync(behind, "noi.doi", "198.51.100.1, 203.0.113.8", "https");
        (await NotedAsync(behind, account)).ShouldBe("203.0.113.8");
    }

    [Fact]
    public async Task Without_a_named_proxy_nobody_is_believed()
    {
        var account = await OfficerAsync(open, "khong.proxy");
        using var answer = await KnockAsync(open, "khong.proxy", "203.0.113.9", "https");
        (await NotedAsync(open, account)).ShouldBe("127.0.0.1");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("proxy.tinh.vn")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.0/8, x")]
    public void What_is_no_address_and_what_is_every_address_is_refused(string text) => Should.Throw<CommandRefusalException>(() => Read(text)).Message.ShouldContain("--trusted-proxy");

    [Fact]
    public void Addresses_and_ranges_are_taken() =>
        Read("127.0.0.1, 10.0.0.0/8,::1").ShouldBe([IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("::1/128")]);

    private static IReadOnlyList<IPNetwork> Read(string text)
    {
        var option = new ProxyOption();
        var command = new RootCommand();
        option.AddTo(command);
        return option.Read(command.Parse(["--trusted-proxy", text]));
    }

    private static async Task<Guid> OfficerAsync(Site site, string userName) => await site.AccountAsync(userName, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân xã {userName}"));

    /// <summary>Signs in as through a proxy on this machine.</summary>
    private static async Task<HttpResponseMessage> KnockAsync(Site site, string userName, string from, string scheme)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        using var form = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        var token = System.Text.RegularExpressions.Regex.Match(await form.Content.ReadAsStringAsync(Ct), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("Input.UserName", userName), new("Input.Password", Site.Password), new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]),
        };
        post.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var answer = await client.SendAsync(post, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer;
    }

    private static Task<string> NotedAsync(Site site, Guid account) =>
        site.Database.AppConnectionString.ScalarAsync<string>("select address from app.session where account_id = $1", Ct, account);

    /// <summary>A proxy on this machine is believed.</summary>
    public sealed class BehindProxy(PostgresCluster cluster) : Site(cluster)
    {
        protected override HostSettings Adjusted(HostSettings settings) => settings with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] };
    }
}
