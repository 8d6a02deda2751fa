using System.Net;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Notices;

public sealed class NoticesTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_shown_opened_and_read()
    {
        var (account, ward, browser) = await SignedInAsync("doc.tin");
        using var _ = browser;
        await TellAsync([account], ward, "Đồng chí được giao nhiệm vụ mới", null);
        var page = await browser.PageAsync("/notices", Ct);
        page.ShouldContain("Đồng chí được giao nhiệm vụ mới");
        page.ShouldContain("1 thông báo chưa đọc.");

        var answer = await browser.PostAsync("/notices?handler=Open", new() { ["notice"] = (await IdAsync(account)).ToString() }, Ct, "/notices");

        answer.Headers.Location!.OriginalString.ShouldBe("/account");
        (await browser.PageAsync("/notices", Ct)).ShouldContain("Đã đọc hết.");
    }

    [Fact]
    public async Task All_are_read_at_once()
    {
        var (account, ward, browser) = await SignedInAsync("doc.het");
        using var _ = browser;
        for (var i = 0; i < 3; i++) await TellAsync([account], ward, $"Tin {i}", null);
        await browser.PostAsync("/notices?handler=ReadAll", [], Ct, "/notices");
        (await UnreadAsync(account)).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_thing_is_told_to_one_person_once()
    {
        var (account, ward, browser) = await SignedInAsync("mot.lan");
        browser.Dispose();
        (await TellAsync([account, account], ward, "Sắp đến hạn", "nhắc:1")).ShouldBe(1);
        (await TellAsync([account], ward, "Sắp đến hạn", "nhắc:1")).ShouldBe(0);
        (await TellAsync([account], ward, "Quá hạn", "nhắc:2")).ShouldBe(1);
        (await UnreadAsync(account)).ShouldBe(2);
    }

    [Fact]
    public async Task Another_persons_notice_does_not_exist()
    {
        var (account, ward, browser) = await SignedInAsync("chu.tin");
        browser.Dispose();
        await TellAsync([account], ward, "Tin riêng", null);
        var (other, _, stranger) = await SignedInAsync("nguoi.la");
        using var _2 = stranger;
        await TellAsync([other], ward, "Tin của tôi", null);

        (await stranger.PageAsync("/notices", Ct)).ShouldNotContain("Tin riêng");
        (await stranger.PostAsync("/notices?handler=Read", new() { ["notice"] = (await IdAsync(account)).ToString() }, Ct, "/notices")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await UnreadAsync(account)).ShouldBe(1);
    }

    [Fact]
    public async Task An_open_page_hears_of_new_and_of_read_notices()
    {
        var (account, ward, browser) = await SignedInAsync("dang.mo");
        using var _ = browser;
        await using var stream = await browser.StreamAsync("/notices/stream", Ct);
        await using var events = SseParser.Create(stream).EnumerateAsync(Ct).GetAsyncEnumerator(Ct);
        (await NextAsync(events)).ShouldBe("0");
        await site.Services.GetRequiredService<NoticeBoard>().ListeningAsync(Ct);

        await TellAsync([account], ward, "Có tin mới", null);
        (await UntilAsync(events, "1")).ShouldBeTrue();
        await browser.PostAsync("/notices?handler=ReadAll", [], Ct, "/notices");
        (await UntilAsync(events, "0")).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_streams_without_signing_in()
    {
        using var browser = site.Open();
        (await browser.GetAsync("/notices/stream", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://nơi-khác.vn/")]
    [InlineData("//nơi-khác.vn/")]
    public async Task A_notice_leads_nowhere_outside(string href) =>
        await Should.ThrowAsync<ArgumentException>(() => site.WithAsync(services =>
            services.GetRequiredService<NoticeSender>().AddAsync([], Guid.Empty, "x.y", "t", "", href, null, Ct)));

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct)).ShouldBeTrue();
        events.Current.EventType.ShouldBe("notices");
        return events.Current.Data;
    }

    /// <summary>A wake-up may come twice for one change; what counts is that the number arrives.</summary>
    private static async Task<bool> UntilAsync(IAsyncEnumerator<SseItem<string>> events, string count)
    {
        for (var i = 0; i < 5; i++)
            if (await NextAsync(events) == count) return true;
        return false;
    }

    private async Task<(Guid Account, Guid Ward, Browser Browser)> SignedInAsync(string userName)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}");
        var account = await site.AccountAsync(userName, Role.UnitOfficer, ward);
        return (account, ward, await site.SignedInAsync(userName, Ct));
    }

    private Task<int> TellAsync(Guid[] accounts, Guid ward, string title, string? onceKey) => site.WithAsync(services =>
        services.GetRequiredService<NoticeSender>().AddAsync(accounts, ward, "sample.told", title, "Nội dung mẫu", "/account", onceKey, Ct));

    private Task<long> UnreadAsync(Guid account) =>
        site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.notice where account_id = $1 and read_at is null", Ct, account);

    private Task<Guid> IdAsync(Guid account) =>
        site.Database.AppConnectionString.ScalarAsync<Guid>("select id from app.notice where account_id = $1", Ct, account);
}
