namespace VinhDanh.App.Platform.Watch;

/// <summary>How the program stands, for who looks after it: figures for a collector, and what the page of the system shows.</summary>
public sealed class WatchFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<WorkStandingReading>();
        services.AddSingleton<WorkMetrics>();
        services.AddHostedService<Telemetry>();
    }
}
