namespace VinhDanh.App.Platform.Jobs;

/// <summary>The queue of work apart from requests.</summary>
public sealed class JobsFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<JobQueue>();
        services.AddSingleton<JobMetrics>();
        // One object a runner: each has a name of its own.
        services.AddTransient<JobRunner>();
        services.AddHostedService<JobRunning>();
    }
}

public static class JobRegistration
{
    /// <summary>Lets this node do one kind of job.</summary>
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler =>
        services.AddScoped<THandler>().AddSingleton(new JobKind(THandler.Kind, THandler.Label, typeof(THandler)));
}
