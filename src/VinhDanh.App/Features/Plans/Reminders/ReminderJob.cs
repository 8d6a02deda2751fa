using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Runs the reminders of the day.</summary>
public sealed class ReminderJob(DailyReminders reminders) : IJobHandler
{
    public static string Kind => "reminders.daily";
    public static string Label => "Nhắc việc hằng ngày";

    public Task RunAsync(JobRun run, CancellationToken ct) => reminders.RunAsync(ct);
}

/// <summary>Puts one job a day into the queue, for 07:00 of Việt Nam; every node asks, the key lets one through.</summary>
public sealed partial class ReminderSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<ReminderSchedule> log) : BackgroundService
{
    public static readonly TimeSpan HourOfDay = TimeSpan.FromHours(7);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Today's job; when the program was not running at seven, it is due at once.</summary>
    public static Task<bool> PlanAsync(JobQueue queue, TimeProvider time, CancellationToken ct)
    {
        var today = time.Today();
        return queue.AddAsync<ReminderJob>(new { day = today }, ct, $"reminders/{today:yyyy-MM-dd}", VietnamTime.StartOf(today) + HourOfDay);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.BackgroundWork) return;
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await PlanAsync(scope.ServiceProvider.GetRequiredService<JobQueue>(), time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // PostgreSQL restarts; the next round plans the same day.
                LogInterrupted(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2201, LogLevel.Warning, "Planning the reminders of the day was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
