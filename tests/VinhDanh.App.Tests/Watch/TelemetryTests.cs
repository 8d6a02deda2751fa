using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Watch;

/// <summary>The program with a collector that keeps what it is sent.</summary>
public sealed class CollectedSite(PostgresCluster cluster) : Site(cluster), IAsyncLifetime
{
    private readonly WebApplication _collector = Collector();

    public Channel<(string Path, string Type, string Body)> Sent { get; } = Channel.CreateUnbounded<(string, string, string)>();

    private Uri? CollectorAddress { get; set; }

    protected override HostSettings Adjusted(HostSettings settings) => settings with { Collector = CollectorAddress, CollectorEvery = TimeSpan.FromMilliseconds(300) };

    public new async ValueTask InitializeAsync()
    {
        _collector.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            await Sent.Writer.WriteAsync((http.Request.Path, http.Request.ContentType ?? "", Encoding.UTF8.GetString(body.ToArray())), http.RequestAborted);
        });
        await _collector.StartAsync();
        CollectorAddress = new Uri(_collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        await base.InitializeAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _collector.DisposeAsync();
    }

    private static WebApplication Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}

/// <summary>Meters are of the whole process: what other sites count at the same time would be in what this one sends.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithMeters
{
    public const string Name = "alone with meters";
}

[Collection(AloneWithMeters.Name)]
public sealed class TelemetryTests(CollectedSite site) : IClassFixture<CollectedSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_sent_requests_queue_outbox_audit_and_the_pool_and_no_secret_of_an_address()
    {
        using var browser = site.Open();
        (await browser.GetAsync("/invitation/bi-mat-trong-duong-dan", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        string[] wanted = ["vinhdanh.jobs.oldest_due", "vinhdanh.mail.waiting", "vinhdanh.audit.unsealed_age", "http.server.request.duration", "db.client.connection", "errors/{code"];
        var missing = wanted.ToHashSet(StringComparer.Ordinal);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20)); // what never comes ends the wait, and is named
        var all = new StringBuilder();
        while (missing.Count > 0 && await NextAsync(patience.Token) is { } sent)
        {
            (sent.Path, sent.Type).ShouldBe(("/v1/metrics", "application/x-protobuf"));
            all.AppendLine(sent.Body);
            missing.RemoveWhere(m => sent.Body.Contains(m, StringComparison.Ordinal));
        }

        missing.ShouldBeEmpty();
        all.ToString().ShouldNotContain("bi-mat");
        all.ToString().ShouldNotContain("Password", Case.Insensitive);
    }

    /// <returns>Null: nothing came any more.</returns>
    private async Task<(string Path, string Type, string Body)?> NextAsync(CancellationToken patience)
    {
        try
        {
            return await site.Sent.Reader.ReadAsync(patience);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
