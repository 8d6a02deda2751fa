using Microsoft.Extensions.DependencyInjection.Extensions;
using VinhDanh.App.Platform;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Reminders of a programme's work.</summary>
public sealed class RemindersFeature : IFeature
{
    public void Add(IServiceCollection services) => services.TryAddSingleton(_ => WorkingCalendar.LoadEmbedded());
}
