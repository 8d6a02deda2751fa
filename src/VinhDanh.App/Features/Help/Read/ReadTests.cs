using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Features.Help.Read;

public sealed class ReadTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_is_sent_to_the_door()
    {
        using var browser = site.Open();
        var answer = await browser.GetAsync("/help", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_the_guide_with_its_table_of_contents()
    {
        var unit = await site.OrganisationAsync("Phường Lâm Kiều");
        await site.AccountAsync("doc.huong.dan", Role.UnitOfficer, unit);
        using var browser = await site.SignedInAsync("doc.huong.dan", Ct);
        var answer = await browser.GetAsync("/help", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("href=\"#nap-ke-hoach\"");
        page.ShouldContain("<h2 id=\"nap-ke-hoach\">");
    }
}
