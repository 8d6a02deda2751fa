using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Watch;

namespace VinhDanh.App.Tests.Security;

/// <summary>A server that was named and sends everybody on is not followed: what was meant for it would go to whom it names.</summary>
public sealed class RedirectedClientsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_object_store_is_not_followed_elsewhere(int status)
    {
        await using var away = await Away.StartAsync(status);
        var folder = Directory.CreateTempSubdirectory("vinhdanh-away-").FullName;
        using var store = new BucketFileStore(new(away.Address, "vinh-danh", "a", "b") { Patience = TimeSpan.FromSeconds(5) }, folder);
        using (var incoming = await store.ReceiveAsync(new MemoryStream("bí mật"u8.ToArray()), 100, Ct))
        {
            await Should.ThrowAsync<Exception>(() => store.KeepAsync(incoming!, Ct));
            await Should.ThrowAsync<Exception>(() => store.OpenReadAsync(incoming!.Sha256, Ct));
        }

        away.Asked.ShouldNotBeEmpty();
        away.Asked.ShouldAllBe(path => path.StartsWith("/vinh-danh/", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_collector_is_not_followed_elsewhere()
    {
        await using var away = await Away.StartAsync(307);
        var exporter = new OtlpExporterOptions();
        Telemetry.Address(exporter, away.Address);
        using var client = exporter.HttpClientFactory();
        using var answer = await client.PostAsync(exporter.Endpoint, new ByteArrayContent([1]), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        away.Asked.ShouldBe(["/v1/metrics"]);
    }

    private sealed class Away(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<string> Asked { get; } = [];
        public Uri Address { get; private set; } = null!;

        public static async Task<Away> StartAsync(int status)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var away = new Away(builder.Build());
            await away.BeginAsync(status);
            return away;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task BeginAsync(int status)
        {
            app.Run(http =>
            {
                Asked.Enqueue(http.Request.Path);
                http.Response.StatusCode = status;
                http.Response.Headers.Location = new Uri(Address, "elsewhere").ToString();
                return Task.CompletedTask;
            });
            await app.StartAsync(Ct);
            Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        }
    }
}
