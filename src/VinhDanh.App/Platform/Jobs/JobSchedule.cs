using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>Asks again and again for the job of the day, or of the hour: every node asks, and the job's once-key lets one through.</summary>
public abstract partial class JobSchedule(HostSettings settings, IServiceScopeFactory scopes, ILogger log) : BackgroundService
{
    /// <summary>Between two rounds; shorter than what the job's key stands for.</summary>
    protected abstract TimeSpan Pause { get; }

    protected abstract Task PlanAsync(JobQueue queue, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.BackgroundWork) return;
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await PlanAsync(scope.ServiceProvider.GetRequiredService<JobQueue>(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // PostgreSQL restarts; the next round plans the same job.
                LogInterrupted(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1304, LogLevel.Warning, "Planning a job was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
