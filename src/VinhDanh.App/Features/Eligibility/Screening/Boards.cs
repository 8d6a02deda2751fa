using VinhDanh.App.Features.Achievements.Digests;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>
/// Boards made for somebody a moment ago, so that turning a page or changing a filter does not judge a province again. A board stands while no record has
/// changed, and never for long: people move, lists are made.
/// </summary>
public sealed partial class Boards(IServiceScopeFactory scopes, TimeProvider time, IHostApplicationLifetime life, ILogger<Boards> log)
{
    private const int MostKept = 8;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Path, string Regime, int Year), Making> _made = [];

    /// <param name="patience">How long to wait for one that has to be made.</param>
    /// <returns>Null: it is being made; ask again.</returns>
    /// <exception cref="Exception">Making it failed.</exception>
    public async Task<Board?> FindAsync(string path, Regime regime, int year, RecordStamp stamp, TimeSpan patience, CancellationToken ct)
    {
        Task<Board> task;
        lock (_lock)
        {
            var key = (path, regime.Id, year);
            if (_made.TryGetValue(key, out var making) && making.Task.IsFaulted)
            {
                // Whoever asks first after a failure is told of it; the next one has it tried again.
                _made.Remove(key);
            }
            else if (making is null || !Stands(making, stamp))
            {
                foreach (var old in _made.OrderBy(m => m.Value.Since).Take(_made.Count - MostKept + 1).Select(m => m.Key).ToList()) _made.Remove(old);
                _made[key] = making = new(Task.Run(() => MakeAsync(path, regime, year), CancellationToken.None), stamp.Newest, time.GetUtcNow());
            }
            task = making.Task;
        }
        await Task.WhenAny(task, Task.Delay(patience, ct));
        return task.IsCompleted ? await task : null;
    }

    /// <summary>A list was made: who is on it is ready no more.</summary>
    public void Forget()
    {
        lock (_lock) _made.Clear();
    }

    /// <summary>One that is still being made stands whatever has changed since.</summary>
    private bool Stands(Making making, RecordStamp stamp) =>
        !making.Task.IsCompleted || (!stamp.Stale && making.Newest == stamp.Newest && time.GetUtcNow() - making.Since < GoodFor);

    private async Task<Board> MakeAsync(string path, Regime regime, int year)
    {
        await using var scope = scopes.CreateAsyncScope();
        var began = time.GetTimestamp();
        var board = await scope.ServiceProvider.GetRequiredService<Screener>().RunAsync(path, regime, year, life.ApplicationStopping);
        LogMade(log, board.Judged, board.Finds.Count, (long)time.GetElapsedTime(began).TotalMilliseconds);
        return board;
    }

    [LoggerMessage(1701, LogLevel.Information, "Screened {Judged} records: {Finds} finds in {Milliseconds} ms")]
    private static partial void LogMade(ILogger log, int judged, int finds, long milliseconds);

    private sealed record Making(Task<Board> Task, long Newest, DateTimeOffset Since);
}
