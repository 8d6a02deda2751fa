using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Administration.FirstRun;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Administration.Demo;

/// <summary>One site, filled once through the first-run page; every test looks at it.</summary>
public sealed class DemoProvinceTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_page_shows_an_account_for_each_role()
    {
        foreach (var role in Enum.GetValues<Role>()) demo.Page.ShouldContain(RoleWords.Of(role));
        demo.Page.ShouldContain("đặt ra");
    }

    [Fact]
    public async Task The_printed_password_opens_the_door()
    {
        using var browser = demo.Site.Open();
        var answer = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "chuyen.vien", ["Input.Password"] = demo.Password }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        PasswordRules.Judge(new("chuyen.vien", null, null, []), demo.Password).ShouldBeNull();
    }

    [Fact]
    public async Task The_directory_holds_every_row_of_the_sample_tables()
    {
        (await CountAsync(db => db.Organisations)).ShouldBe(92);
        (await CountAsync(db => db.Positions)).ShouldBe(151);
        (await CountAsync(db => db.Organisations.Where(o => o.ParentId == null))).ShouldBe(1);
        (await CountAsync(db => db.OrganisationSuccessions)).ShouldBe(4);
        (await CountAsync(db => db.Clusters)).ShouldBeGreaterThan(5);
        (await CountAsync(db => db.AuditEntries.Where(a => a.Action == "organisation.imported"))).ShouldBe(92);
    }

    [Theory]
    [InlineData("Sở Nội vụ", "Sở Nội vụ tỉnh An Thịnh")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh An Thịnh")]
    [InlineData("Hội đồng TĐKT tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh An Thịnh")]
    [InlineData("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh An Thịnh")]
    [InlineData("BHXH tỉnh", "Bảo hiểm xã hội tỉnh An Thịnh")]
    [InlineData("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh An Thịnh")]
    [InlineData("UBND phường Lam Kiều", "Ủy ban nhân dân phường Lam Kiều")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh An Thịnh")]
    [InlineData("Các sở, ban, ngành tỉnh", "Các sở, ban, ngành")]
    [InlineData("UBND các xã, phường", "UBND các xã, phường")]
    [InlineData("các trường học", "Các trường học")]
    [InlineData("Các cụm trưởng, khối trưởng", "Các cụm trưởng, khối trưởng")]
    [InlineData("các cụm, khối thi đua", "Các cụm trưởng, khối trưởng")]
    [InlineData("Đ/c Trịnh Quốc Bảo - PCT UBND tỉnh", "Trịnh Quốc Bảo")]
    [InlineData("Đ/c Lương Đình Phúc - Chủ tịch Hội đồng TĐKT tỉnh", "Lương Đình Phúc")]
    [InlineData("Cơ quan Thường trực Hội đồng TĐKT tỉnh", "Cơ quan Thường trực Hội đồng TĐKT tỉnh")]
    public async Task Parties_of_the_sample_plan_are_known_for_certain(string party, string name)
    {
        var match = await demo.Site.WithAsync(async services =>
        {
            var province = await services.GetRequiredService<Platform.Database.AppDb>().Organisations.SingleAsync(o => o.ParentId == null, Ct);
            return (await services.GetRequiredService<DirectoryQueries>().MatcherAsync(province.Id, new(2026, 1, 30), Ct)).Match(party);
        });
        (match.Name, match.Confidence).ShouldBe((name, 1));
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_alone()
    {
        var again = await demo.Site.WithAsync(services => services.GetRequiredService<DemoProvince>().FillAsync(Ct));
        again.ShouldBeNull();
        (await CountAsync(db => db.Organisations)).ShouldBe(92);
        using var browser = demo.Site.Open();
        (await browser.GetAsync(demo.Link, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<int> CountAsync<T>(Func<Platform.Database.AppDb, IQueryable<T>> rows) => demo.Site.WithDbAsync(db => rows(db).CountAsync(Ct));
}

public sealed class DemoSite(PostgresCluster cluster) : IAsyncLifetime
{
    public Site Site { get; } = new(cluster);
    public string Page { get; private set; } = "";
    public string Link { get; private set; } = "";
    public string Password { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await Site.InitializeAsync();
        Site.Clock.At = VietnamTime.StartOf(new(2026, 3, 2)).AddHours(8);
        Link = "/first-run/" + await Site.WithAsync(services => services.GetRequiredService<Founding>().InviteAsync(ct));
        using var browser = Site.Open();
        var answer = await browser.PostAsync($"{Link}?handler=Demo", [], ct);
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(ct));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, Page);
        const string before = "<strong class=\"code\">";
        var at = Page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Password = Page[at..Page.IndexOf('<', at)];
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
