using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Watch;

/// <summary>
/// Hands figures to an OpenTelemetry collector where one is set; without one nothing is measured for it and nothing leaves the machine. Figures only: traces would carry addresses, and
/// some addresses are secret links.
/// </summary>
public sealed partial class Telemetry(HostSettings settings, IServiceProvider services, ILogger<Telemetry> log) : BackgroundService
{
    /// <summary>Of the framework, of Npgsql (its pool), and our own.</summary>
    internal static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", "VinhDanh.Jobs", WorkMetrics.Meter];

    private MeterProvider? _provider;

    /// <summary>Before the first request is served: what nobody listens to is not counted.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Collector is { } collector) _provider = ProviderFor(collector);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _provider?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_provider is null) return;
        var work = services.GetRequiredService<WorkMetrics>();
        using var timer = new PeriodicTimer(settings.CollectorEvery / 2);
        do
        {
            try
            {
                await work.SampleAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                work.Forget();
                LogUnread(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private MeterProvider ProviderFor(Uri collector) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(r => r.AddService("vinhdanh", serviceVersion: ProgramVersion.Text, serviceInstanceId: Environment.MachineName))
        .AddMeter(Meters)
        .AddOtlpExporter((exporter, reader) =>
        {
            Address(exporter, collector);
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.CollectorEvery.TotalMilliseconds;
        })
        .Build();

    /// <summary>A collector that sends on elsewhere is not the one that was named.</summary>
    internal static void Address(OtlpExporterOptions exporter, Uri collector)
    {
        (exporter.Endpoint, exporter.Protocol) = (new Uri(collector, "v1/metrics"), OtlpExportProtocol.HttpProtobuf);
        exporter.HttpClientFactory = () => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMilliseconds(exporter.TimeoutMilliseconds) };
    }

    [LoggerMessage(1801, LogLevel.Warning, "How the work stands could not be read for the collector")]
    private static partial void LogUnread(ILogger log, Exception e);
}
