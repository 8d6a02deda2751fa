using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

public sealed class ReadinessTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_not_ready_while_entries_wait_for_their_seal_longer_than_a_minute()
    {
        var organisation = await site.OrganisationAsync("Ủy ban nhân dân phường Chờ");
        await site.AccountAsync("cho.niem.phong", Role.UnitOfficer, organisation);
        using var officer = await site.SignedInAsync("cho.niem.phong", Ct); // leaves entries; nothing seals in tests
        (await ReadyAsync(officer)).ShouldBe((HttpStatusCode.OK, "ready"));

        site.Clock.At += TimeSpan.FromMinutes(2);
        var (status, text) = await ReadyAsync(officer);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldEndWith("audit entries unsealed for a minute");

        await site.Services.GetRequiredService<AuditSealer>().SealOnceAsync(Ct);
        (await ReadyAsync(officer)).ShouldBe((HttpStatusCode.OK, "ready"));
    }

    private static async Task<(HttpStatusCode, string)> ReadyAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/health/ready", Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
