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

/// <summary>Puts one job an hour into the queue.</summary>
public sealed class WordCountSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<WordCountSchedule> log) : JobSchedule(settings, scopes, log)
{
    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    public static Task<bool> PlanAsync(JobQueue queue, TimeProvider time, CancellationToken ct)
    {
        var hour = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);
        return queue.AddAsync<WordCountJob>(new { hour }, ct, $"search.words/{hour}");
    }

    protected override Task PlanAsync(JobQueue queue, CancellationToken ct) => PlanAsync(queue, time, ct);
}
