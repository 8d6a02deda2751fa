using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Platform.Search;

/// <summary>The one search over everything; the page that asks it is a feature of its own.</summary>
public sealed class SearchFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<WordCounts>();
        services.AddScoped<Searcher>();
        services.AddJob<WordCountJob>();
        services.AddHostedService<WordCountSchedule>();
    }
}

/// <summary>Counts the words of all entries anew.</summary>
public sealed class WordCountJob(WordCounts counts) : IJobHandler
{
    public static string Kind => "search.words";
    public static string Label => "Đếm từ cho tra cứu";

    public Task RunAsync(JobRun run, CancellationToken ct) => counts.CountAsync(ct);
}

/// <summary>Puts one job an hour into the queue; every node asks, the key lets one through.</summary>
public sealed partial class WordCountSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<WordCountSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public static Task<bool> PlanAsync(JobQueue queue, TimeProvider time, CancellationToken ct)
    {
        var hour = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);
        return queue.AddAsync<WordCountJob>(new { hour }, ct, $"search.words/{hour}");
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
                // PostgreSQL restarts; the next round plans the same hour.
                LogInterrupted(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2301, LogLevel.Warning, "Planning the count of words was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
