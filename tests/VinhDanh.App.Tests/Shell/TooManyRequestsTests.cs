using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Security;
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
        site.Lines.ShouldContain(l => l.StartsWith("Refused for too many requests: GET sign-in", StringComparison.Ordinal));
    }

    public sealed class NarrowSite(PostgresCluster cluster) : Site(cluster)
    {
        public const int Allowed = 3;
        private readonly LogSecretsTests.Kept _kept = new();

        public IEnumerable<string> Lines => _kept.Lines;

        protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<ILoggerProvider>(_kept);

        protected override HostSettings Adjusted(HostSettings settings) => settings with { RequestsPerTenSeconds = Allowed };
    }
}
