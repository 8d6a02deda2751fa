using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Security;

/// <summary>The log tells what happened, never what was typed, who was looked for, or what opens something.</summary>
public sealed class LogSecretsTests(LogSecretsTests.LoudSite site) : IClassFixture<LogSecretsTests.LoudSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passwords_tokens_links_and_names_stay_out_of_it()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Nhật Ký Giả Định");
        var account = await site.AccountAsync("nhat.ky", Role.StandingAgencyOfficer, own);
        using var stranger = site.Open();
        // Somebody who types the password where the name belongs.
        await stranger.PostAsync("/sign-in", new() { ["Input.UserName"] = "mật-khẩu-ở-ô-tên", ["Input.Password"] = "mật khẩu gõ sai" }, Ct);
        using var browser = await site.SignedInAsync("nhat.ky", Ct);
        await browser.GetAsync("/search?q=B%C3%AD%20M%E1%BA%ADt", Ct);
        await browser.PostAsync("/directory/people/add", new() { ["Input.FullName"] = "Nguyễn Thị Bí Mật", ["Input.Unit"] = "không có", ["Input.Phone"] = "0912345678" }, Ct);
        var link = Door.NewToken();
        foreach (var door in (string[])["/invitation/", "/password/", "/mail-address/"]) await stranger.GetAsync(door + link, Ct);
        using var reader = await TokenReader.OfAsync(site, account, own);
        await reader.AskAsync("/api/v1/people?after=x", Ct);
        await reader.AskAsync("/api/v1/tasks?q=B%C3%AD%20M%E1%BA%ADt", Ct);

        var said = string.Join('\n', site.Lines);
        said.ShouldContain("GET search 200");
        said.ShouldContain("POST sign-in 200");
        said.ShouldMatch("GET .?api/v1/people 400");
        foreach (var secret in (string[])[Site.Password, "mật khẩu gõ sai", "mật-khẩu-ở-ô-tên", "Bí Mật", "0912345678", link, reader.Secret!, "nhat.ky", "Nguyễn"])
            said.ShouldNotContain(secret);
    }

    [Fact]
    public async Task What_was_tried_and_refused_is_an_event_of_its_own_without_what_was_sent()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Bị Từ Chối");
        var account = await site.AccountAsync("bi.tu.choi", Role.StandingAgencyOfficer, own);
        using var browser = await site.SignedInAsync("bi.tu.choi", Ct);
        await browser.PostWithoutTokenAsync("/account?handler=Password", new() { ["Input.Current"] = "thử-giả-mạo" }, Ct);
        await browser.PostAsync("/account/calendar?handler=Create", new() { ["Proof.Password"] = "mật-khẩu-đoán" }, Ct);
        await browser.PostAsync("/account/calendar?handler=Create", new() { ["Proof.Password"] = Site.Password }, Ct);
        await browser.UploadAsync("/imports", [], [("Paper", "tep-bi-mat.pdf", [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[100]])], Ct);
        using (var program = new HttpClient { BaseAddress = site.Address })
        {
            program.DefaultRequestHeaders.Authorization = new("Bearer", "vinhdanh_bia-dat-khong-co");
            await program.GetAsync(new Uri("/api/v1/tasks", UriKind.Relative), Ct);
        }

        var said = string.Join('\n', site.Lines);
        said.ShouldMatch($"Refused for its form's secret: POST account [^ ]+, account {account}");
        said.ShouldMatch($"Proof by Password: WrongPassword, account {account}, session [0-9a-f-]+");
        said.ShouldMatch($"Proof by Password: Success, account {account}, session [0-9a-f-]+");
        said.ShouldMatch($"Not taken for 1 fields: POST account/calendar [^ ]+, account {account}");
        said.ShouldMatch($"A file was refused: executable, account {account}");
        said.ShouldContain("Refused for its token, which opens nothing (any more):");
        foreach (var secret in (string[])["thử-giả-mạo", "mật-khẩu-đoán", Site.Password, "tep-bi-mat", "bia-dat-khong-co", "bi.tu.choi"]) said.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Who_asked_stands_in_the_line_by_id()
    {
        var account = await site.AccountAsync("ai.hoi", Role.UnitOfficer, await site.OrganisationAsync("Ủy ban nhân dân xã Ai Hỏi"));
        using var browser = await site.SignedInAsync("ai.hoi", Ct);
        await browser.GetAsync("/tasks", Ct);
        await browser.GetAsync("/administration/jobs", Ct);
        await browser.GetAsync($"/tasks/{Guid.Empty}", Ct);
        using var nobody = site.Open();
        await nobody.GetAsync("/files/00000000-0000-0000-0000-000000000001", Ct);

        var said = string.Join('\n', site.Lines);
        said.ShouldMatch($"GET tasks 200 [0-9.,]+ ms [^ ]+ {account}");
        // Refused: the page that says so is not what was asked for.
        said.ShouldMatch($"GET administration/jobs 403 [0-9.,]+ ms [^ ]+ {account}");
        said.ShouldMatch($@"GET tasks/\{{id:guid\}} 404 [0-9.,]+ ms [^ ]+ {account}");
        said.ShouldMatch(@"GET /?files/\{id:guid\} 401 [0-9.,]+ ms [^ ]+ -");
    }

    /// <summary>Logs as the served program does.</summary>
    public sealed class LoudSite(PostgresCluster cluster) : Site(cluster)
    {
        private readonly Kept _kept = new();

        public IEnumerable<string> Lines => _kept.Lines;

        protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<ILoggerProvider>(_kept);
    }

    internal sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
