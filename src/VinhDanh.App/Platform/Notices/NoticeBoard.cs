using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Notices;

/// <summary>
/// Hears of changed notices on one connection per node (LISTEN; a trigger notifies) and wakes the streams of the accounts
/// they belong to. Listens from the first stream on.
/// </summary>
public sealed partial class NoticeBoard(HostSettings settings, ILogger<NoticeBoard> log) : BackgroundService
{
    /// <summary>As in db/0020_notices.sql.</summary>
    public const string PostgresChannel = "vinhdanh_notices";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Channel<bool>, Guid> _streams = new();
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many streams of an account are open on this node.</summary>
    public int Open(Guid accountId) => _streams.Values.Count(a => a == accountId);

    /// <summary>A stream of wake-ups; ended by disposing. Several changes at once are one wake-up.</summary>
    public Watch Watch(Guid accountId)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _streams[channel] = accountId;
        _wanted.TrySetResult();
        return new(this, channel);
    }

    /// <summary>Ends when changes from now on are heard.</summary>
    public Task ListeningAsync(CancellationToken ct) => _listening.Task.WaitAsync(ct);

    internal void Remove(Channel<bool> channel) => _streams.TryRemove(channel, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _wanted.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // PostgreSQL restarts: streams stay open and count again when the connection is back.
                LogInterrupted(log, e);
            }

            if (_listening.Task.IsCompleted) _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(settings.Database) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        await connection.OpenAsync(ct);
        connection.Notification += (_, notification) =>
        {
            if (Guid.TryParse(notification.Payload, out var account)) Wake(a => a == account);
        };
        await using (var listen = new NpgsqlCommand($"listen {PostgresChannel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        _listening.TrySetResult();
        // What changed while nobody listened.
        Wake(_ => true);
        while (true) await connection.WaitAsync(ct);
    }

    private void Wake(Func<Guid, bool> wanted)
    {
        foreach (var (channel, account) in _streams)
            if (wanted(account)) channel.Writer.TryWrite(true);
    }

    [LoggerMessage(1401, LogLevel.Warning, "Listening for notices was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}

/// <summary>One open stream.</summary>
public sealed class Watch(NoticeBoard board, Channel<bool> channel) : IDisposable
{
    /// <summary>Ends when something may have changed, or after the time given.</summary>
    public async Task ChangedAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        either.CancelAfter(atMost);
        try
        {
            await channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time is up: the caller looks by itself.
        }
    }

    public void Dispose() => board.Remove(channel);
}
