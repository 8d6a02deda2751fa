using System.Net;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Shell;

public sealed class TooManyRequestsTests(TooManyRequestsTests.NarrowSite site) : IClassFixture<TooManyRequestsTests.NarrowSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_too_often_is_told_so_in_words()
    {
        using var browser = site.Open();
        for (var i = 0; i < NarrowSite.Allowed; i++) await browser.GetAsync("/sign-in", Ct);

        using var answer = await browser.GetAsync("/sign-in", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("<h1>Thao tác quá nhanh</h1>");
        page.ShouldContain("Chờ một phút rồi thử lại.");
    }

    public sealed class NarrowSite(PostgresCluster cluster) : Site(cluster)
    {
        public const int Allowed = 3;

        protected override HostSettings Adjusted(HostSettings settings) => settings with { RequestsPerTenSeconds = Allowed };
    }
}
