using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Watch;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Runs the reminders of the day.</summary>
public sealed class ReminderJob(DailyReminders reminders, WorkMetrics metrics) : IJobHandler
{
    public static string Kind => "reminders.daily";
    public static string Label => "Nhắc việc hằng ngày";

    public async Task RunAsync(JobRun run, CancellationToken ct) => metrics.Reminded(await reminders.RunAsync(ct));
}

/// <summary>Puts one job a day into the queue, for 07:00 of Việt Nam.</summary>
public sealed class ReminderSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<ReminderSchedule> log) : JobSchedule(settings, scopes, log)
{
    public static readonly TimeSpan HourOfDay = TimeSpan.FromHours(7);

    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Today's job; when the program was not running at seven, it is due at once.</summary>
    public static Task<bool> PlanAsync(JobQueue queue, TimeProvider time, CancellationToken ct)
    {
        var today = time.Today();
        return queue.AddAsync<ReminderJob>(new { day = today }, ct, $"reminders/{today:yyyy-MM-dd}", VietnamTime.StartOf(today) + HourOfDay);
    }

    protected override Task PlanAsync(JobQueue queue, CancellationToken ct) => PlanAsync(queue, time, ct);
}
