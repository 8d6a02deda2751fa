using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

/// <summary>A node that remembers who a session is (docs/decisions/0011) forgets it as soon as anything changes.</summary>
[Trait("Speed", "Slow")]
public sealed class SessionMemoryTests(SessionMemoryTests.RememberingSite site) : IClassFixture<SessionMemoryTests.RememberingSite>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8); // below the age at which everything is read again anyway

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_a_moment_ago_is_not_read_again()
    {
        var (account, _, browser) = await RememberedAsync("nho.lau");
        using var _ = browser;
        await UnheardAsync("account", $"update app.account set display_name = 'Tên Khác' where id = '{account}'");
        (await browser.PageAsync("/account", Ct)).ShouldNotContain(InFrame("Tên Khác"));
    }

    [Fact]
    public async Task A_change_made_on_another_node_is_seen()
    {
        var (account, _, browser) = await RememberedAsync("doi.ten");
        using var _ = browser;
        await ElsewhereAsync($"update app.account set display_name = 'Tên Mới' where id = '{account}'");
        await EventuallyAsync(async () => (await browser.PageAsync("/account", Ct)).Contains(InFrame("Tên Mới"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update app.session set ended_at = now() where account_id = '{0}'")]
    [InlineData("update app.account set deactivated_at = now() where id = '{0}'")]
    [InlineData("update app.role_assignment set valid_to = date '2025-01-01' where account_id = '{0}'")]
    public async Task Whoever_is_shut_out_on_another_node_is_shut_out_here(string change)
    {
        var (account, _, browser) = await RememberedAsync($"bi.loai.{Guid.NewGuid():N}");
        using var _ = browser;
        await ElsewhereAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, account));
        await EventuallyAsync(async () => (await browser.GetAsync("/programmes", Ct)).StatusCode != HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_writes_is_looked_up_anew_even_if_nothing_was_heard()
    {
        var (account, _, browser) = await RememberedAsync("ghi.moi");
        using var _ = browser;
        await UnheardAsync("session", $"update app.session set ended_at = now() where account_id = '{account}'");
        (await browser.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK); // still remembered
        var answer = await browser.PostAsync("/notices?handler=ReadAll", [], Ct, "/account");
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_role_just_chosen_stands_on_the_next_page()
    {
        var (account, _, browser) = await RememberedAsync("hai.vai");
        using var _ = browser;
        var other = await site.OrganisationAsync("Ủy ban nhân dân xã Vai Khác");
        var assignment = Guid.CreateVersion7();
        await ElsewhereAsync($"insert into app.role_assignment (id, account_id, organisation_id, role, valid_from) values ('{assignment}', '{account}', '{other}', 'standing-agency-officer', date '2020-01-01')");
        await EventuallyAsync(async () => (await browser.PageAsync("/account", Ct)).Contains("xã Vai Khác", StringComparison.Ordinal));
        for (var i = 0; i < 5; i++)
        {
            await browser.PostAsync("/account/role", new() { ["role"] = assignment.ToString() }, Ct, "/account");
            (await browser.PageAsync("/account", Ct)).ShouldContain("<span class=\"top__authority\">Ủy ban nhân dân xã Vai Khác</span>");
            var first = await site.WithDbAsync(db => Task.FromResult(db.RoleAssignments.Single(r => r.AccountId == account && r.Id != assignment).Id));
            await browser.PostAsync("/account/role", new() { ["role"] = first.ToString() }, Ct, "/account");
            (await browser.PageAsync("/account", Ct)).ShouldNotContain("<span class=\"top__authority\">Ủy ban nhân dân xã Vai Khác</span>");
        }
    }

    [Fact]
    public async Task Nothing_is_remembered_while_nothing_can_be_heard()
    {
        var (account, session, browser) = await RememberedAsync("mat.tin");
        using var _ = browser;
        await UnheardAsync("account", $"update app.account set display_name = 'Tên Lúc Mất Tin' where id = '{account}'");
        await ElsewhereAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'");
        await EventuallyAsync(() => Task.FromResult(site.Services.GetRequiredService<SessionMemory>().Find(session, Today) is null));
        (await browser.PageAsync("/account", Ct)).ShouldContain(InFrame("Tên Lúc Mất Tin"));
    }

    private static string InFrame(string name) => $"<span class=\"menu__name\">{name}</span>";

    private DateOnly Today => VinhDanh.App.Platform.Clock.VietnamTime.Today(site.Clock);

    /// <summary>Someone signed in whose session the node remembers.</summary>
    private async Task<(Guid Account, Guid Session, Browser Browser)> RememberedAsync(string name)
    {
        var account = await site.AccountAsync(name, Role.StandingAgencyOfficer, await site.OrganisationAsync($"Sở của {name}"));
        var browser = await site.SignedInAsync(name, Ct);
        await browser.PageAsync("/account", Ct);
        var memory = site.Services.GetRequiredService<SessionMemory>();
        await memory.ListeningAsync(Ct).WaitAsync(Soon, Ct);
        var session = await site.WithDbAsync(db => Task.FromResult(db.Sessions.Single(s => s.AccountId == account).Id));
        await EventuallyAsync(async () =>
        {
            await browser.PageAsync("/account", Ct);
            return memory.Find(session, Today) is not null;
        });
        return (account, session, browser);
    }

    /// <summary>As another node would: nothing in this program knows.</summary>
    private Task<int> ElsewhereAsync(string sql) => site.Database.AppConnectionString.ExecuteAsync(sql, Ct);

    /// <summary>A change of which PostgreSQL tells nobody.</summary>
    private Task<int> UnheardAsync(string table, string sql) => site.Database.OwnerConnectionString.ExecuteAsync(
        $"begin; alter table app.{table} disable trigger user; {sql}; alter table app.{table} enable trigger user; commit", Ct);

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!await holds())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException("It did not come about in time.");
            await Task.Delay(10, Ct);
        }
    }

    public sealed class RememberingSite(PostgresCluster cluster) : Site(cluster)
    {
        protected override HostSettings Adjusted(HostSettings settings) => settings with { RemembersSessions = true };
    }
}
