using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.Inspections.Reminders;

/// <summary>Runs the reminders of inspections of the day.</summary>
public sealed class InspectionReminderJob(InspectionReminders reminders) : IJobHandler
{
    public static string Kind => "inspections.daily";
    public static string Label => "Nhắc việc kiểm tra hằng ngày";

    public Task RunAsync(JobRun run, CancellationToken ct) => reminders.RunAsync(ct);
}

/// <summary>Puts one job a day into the queue, for the hour of the other reminders.</summary>
public sealed class InspectionReminderSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<InspectionReminderSchedule> log) : JobSchedule(settings, scopes, log)
{
    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    protected override Task PlanAsync(JobQueue queue, CancellationToken ct)
    {
        var today = time.Today();
        return queue.AddAsync<InspectionReminderJob>(new { day = today }, ct, $"inspections/{today:yyyy-MM-dd}", VietnamTime.StartOf(today) + ReminderSchedule.HourOfDay);
    }
}
