using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>Runs due jobs on this node, two at a time.</summary>
public sealed partial class JobRunning(HostSettings settings, IServiceProvider services, ILogger<JobRunning> log) : BackgroundService
{
    private const int Runners = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.BackgroundWork ? Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => RunAsync(stoppingToken))) : Task.CompletedTask;

    private async Task RunAsync(CancellationToken ct)
    {
        var runner = services.GetRequiredService<JobRunner>();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await runner.RunNextAsync(ct)) continue;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The queue itself failed (PostgreSQL restarts); leases and the next round put it right.
                LogInterrupted(log, e);
            }

            await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1303, LogLevel.Warning, "The job queue was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
