using Microsoft.Extensions.DependencyInjection.Extensions;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Reminders of a programme's work: the rules, the daily run, the page that shows what will be sent.</summary>
public sealed class RemindersFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.TryAddSingleton(_ => WorkingCalendar.LoadEmbedded());
        services.AddSingleton<IAuditWords, ReminderAuditWords>();
        services.AddScoped<DailyReminders>();
        services.AddScoped<HandoverReminders>();
        services.AddScoped<LeaderSummaries>();
        services.AddJob<ReminderJob>();
        services.AddHostedService<ReminderSchedule>();
    }
}
