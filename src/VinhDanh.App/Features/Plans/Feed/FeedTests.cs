using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.Feed;

public sealed partial class FeedTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sample = await SampleProgramme.OfAsync(site);
        site.Clock.At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_officer_reads_the_days_of_the_units_own_work_and_no_others()
    {
        var address = await MakeAsync("truong");
        using var calendar = site.Open();

        using var answer = await calendar.GetAsync(address, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        var text = Unfolded(await answer.Content.ReadAsStringAsync(Ct));
        text.ShouldContain("SUMMARY:Hạn: Báo cáo sáng kiến cấp cơ sở\r\n");
        text.ShouldContain("DTSTART;VALUE=DATE:20260310\r\n");
        text.ShouldContain($"URL:{site.Address}tasks/{Sample.Tasks["PL1.I.2"]}\r\n");
        text.ShouldNotContain("Phối hợp tuyên dương người nộp thuế");
        text.ShouldNotContain("Họp Hội đồng");
        text.ShouldNotContain("Người dùng");
        // Who keeps the programme sees its days; those without a day stand in no calendar.
        using var all = await calendar.GetAsync(await MakeAsync("thuong.truc"), Ct);
        text = Unfolded(await all.Content.ReadAsStringAsync(Ct));
        foreach (var title in (string[])["Báo cáo sáng kiến cấp cơ sở", "Phối hợp tuyên dương người nộp thuế", "Họp Hội đồng lần thứ nhất"]) text.ShouldContain(title);
        text.ShouldNotContain("Tổng kết phong trào theo hướng dẫn cấp trên");
    }

    [Fact]
    public async Task Asked_again_it_says_nothing_new_until_something_is()
    {
        var address = await MakeAsync("y.te");
        using var calendar = new HttpClient { BaseAddress = site.Address };
        using var first = await calendar.GetAsync(new Uri(address, UriKind.Relative), Ct);
        site.Clock.At = site.Clock.At.AddHours(3);

        using var again = await AskAsync(calendar, address, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var since = await AskAsync(calendar, address, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified);
        since.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await UsedOnAsync("y.te")).ShouldBe(new DateOnly(2026, 3, 2));

        using var unit = await site.SignedInAsync("y.te", Ct);
        (await unit.PostAsync($"{Sample.Part("PL1.I.1", Sample.Health)}?handler=Report", new() { ["Report.Text"] = "Xong", ["final"] = "true" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var changed = await AskAsync(calendar, address, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = Unfolded(await changed.Content.ReadAsStringAsync(Ct));
        text.ShouldContain("SUMMARY:Đã gửi: Đăng ký danh hiệu thi đua năm 2026\r\n");
        Uids(text).ShouldBe(Uids(Unfolded(await first.Content.ReadAsStringAsync(Ct))), "the same things, not others");
        changed.Content.Headers.LastModified.ShouldBe(site.Clock.At);
    }

    [Fact]
    public async Task The_address_is_shown_once_kept_as_a_digest_and_gone_when_made_anew_revoked_or_deactivated()
    {
        await site.AccountAsync("nguoi.lich", Role.UnitOfficer, Sample.School);
        using var person = await site.SignedInAsync("nguoi.lich", Ct);
        using var calendar = site.Open();
        (await person.PageAsync("/account/calendar", Ct)).ShouldContain("btn-primary");
        await person.PostAsync("/account/calendar?handler=Create", Proof, Ct);
        var first = AddressIn(await person.PageAsync("/account/calendar", Ct))!;
        AddressIn(await person.PageAsync("/account/calendar", Ct)).ShouldBeNull("shown once");
        var token = first[(first.LastIndexOf('/') + 1)..^4];
        (await site.Database.OwnerConnectionString.ScalarAsync<long>("select count(*) from app.calendar_feed f where f::text like '%' || $1 || '%'", Ct, token)).ShouldBe(0);
        (await calendar.GetAsync(first, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await calendar.GetAsync($"/calendar/{Door.NewToken()}.ics", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await person.PostAsync("/account/calendar?handler=Create", Proof, Ct);
        var second = AddressIn(await person.PageAsync("/account/calendar", Ct))!;
        (await calendar.GetAsync(first, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await calendar.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await person.PostAsync("/account/calendar?handler=Revoke", [], Ct);
        (await calendar.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await person.PostAsync("/account/calendar?handler=Create", Proof, Ct);
        var third = AddressIn(await person.PageAsync("/account/calendar", Ct))!;
        await site.WithDbAsync(db => db.RoleAssignments.Where(r => db.Accounts.Any(a => a.Id == r.AccountId && a.UserName == "nguoi.lich")).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidTo, new DateOnly(2026, 3, 1)), Ct));
        Uids(await (await calendar.GetAsync(third, Ct)).Content.ReadAsStringAsync(Ct)).ShouldBeEmpty("no role today, nothing to see today");
        await site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == "nguoi.lich").ExecuteUpdateAsync(s => s.SetProperty(a => a.DeactivatedAt, site.Clock.At), Ct));
        (await calendar.GetAsync(third, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "calendar-feed.created" && e.ActorName == "Người dùng nguoi.lich", Ct))).ShouldBe(3);
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "calendar-feed.revoked" && e.ActorName == "Người dùng nguoi.lich", Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task It_is_made_after_a_proof_and_closes_where_a_second_factor_comes_to_be_demanded()
    {
        var account = await site.AccountAsync("lich.hai.buoc", Role.UnitHead, Sample.School);
        using var person = await site.SignedInAsync("lich.hai.buoc", Ct);
        foreach (var given in (string[])["", "không phải mật khẩu"])
            (await person.PostAsync("/account/calendar?handler=Create", new() { ["Proof.Password"] = given }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.WithDbAsync(db => db.CalendarFeeds.CountAsync(f => f.AccountId == account, Ct))).ShouldBe(0);
        var weak = await MakeAsync("lich.hai.buoc");
        await site.WithDbAsync(async db =>
        {
            db.SecondFactorDemands.Add(new() { OrganisationId = Sample.School, Role = Role.UnitHead, CreatedAt = site.Clock.At, CreatedBy = account });
            return await db.SaveChangesAsync(Ct);
        });
        using var calendar = site.Open();
        (await calendar.GetAsync(weak, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "made with a password alone");

        await site.WithDbAsync(db => db.CalendarFeeds.Where(f => f.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(f => f.Strong, true), Ct));
        (await calendar.GetAsync(weak, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_secret_is_in_no_line_of_the_log_and_too_many_questions_are_refused()
    {
        var address = await MakeAsync("kiem.tra");
        var lines = new Lines();
        var data = Path.Combine(Path.GetTempPath(), $"vinhdanh-feed-{Guid.NewGuid():N}");
        System.IO.Directory.CreateDirectory(data);
        await using (var app = WebProgram.Build(
            new HostSettings(site.Database.AppConnectionString, data) { Port = 0, Clock = site.Clock, BackgroundWork = false, SecretAddressesPerMinute = 2 }, builder => builder.Logging.AddProvider(lines)))
        {
            await app.StartAsync(Ct);
            using var calendar = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 3; i++) answers.Add((await calendar.GetAsync(new Uri(address, UriKind.Relative), Ct)).StatusCode);
            answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
            await app.StopAsync(Ct);
        }

        System.IO.Directory.Delete(data, recursive: true);
        lines.Said.ShouldContain(l => l.Contains("GET /calendar/{token}.ics 200", StringComparison.Ordinal));
        var secret = address["/calendar/".Length..^".ics".Length];
        lines.Said.ShouldNotContain(l => l.Contains(secret, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Proof => new() { ["Proof.Password"] = Site.Password };

    private async Task<string> MakeAsync(string who)
    {
        using var person = await site.SignedInAsync(who, Ct);
        (await person.PostAsync("/account/calendar?handler=Create", Proof, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return AddressIn(await person.PageAsync("/account/calendar", Ct)).ShouldNotBeNull();
    }

    private Task<DateOnly?> UsedOnAsync(string who) => site.WithDbAsync(db =>
        db.CalendarFeeds.Where(f => f.RevokedAt == null && db.Accounts.Any(a => a.Id == f.AccountId && a.UserName == who)).Select(f => f.LastUsedOn).SingleAsync(Ct));

    private static async Task<HttpResponseMessage> AskAsync(HttpClient calendar, string address, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        with(request);
        return await calendar.SendAsync(request, Ct);
    }

    /// <summary>Without its beginning: the browser of the test has it already.</summary>
    private static string? AddressIn(string page) => Shown().Match(page) is { Success: true } found ? found.Groups[1].Value : null;

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static List<string> Uids(string text) => [.. text.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal))];

    [GeneratedRegex("https?://[^/]+(/calendar/[0-9a-f]{64}\\.ics)")]
    private static partial Regex Shown();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        // Scopes name the path; the program's console writes none of them.
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
