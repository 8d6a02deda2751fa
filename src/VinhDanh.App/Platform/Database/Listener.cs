using Npgsql;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Database;

/// <summary>Hears PostgreSQL's messages (LISTEN) on a connection of its own, from the first moment somebody wants them; a lost connection is made again.</summary>
public abstract partial class Listener(HostSettings settings, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected abstract IReadOnlyList<string> Channels { get; }

    /// <summary>Messages are heard from now on; what was said before is not known.</summary>
    protected abstract void Began();

    protected abstract void Heard(string payload);

    /// <summary>Nothing is heard until <see cref="Began"/>.</summary>
    protected virtual void Lost()
    {
    }

    protected void Want() => _wanted.TrySetResult();

    /// <summary>Ends when changes from now on are heard.</summary>
    public Task ListeningAsync(CancellationToken ct) => _listening.Task.WaitAsync(ct);

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
                // PostgreSQL restarts: whoever hears counts again when the connection is back.
                LogInterrupted(log, e);
            }
            finally
            {
                Lost();
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
        connection.Notification += (_, notification) => Heard(notification.Payload);
        await using (var listen = new NpgsqlCommand(string.Join("; ", Channels.Select(c => $"listen {c}")), connection)) await listen.ExecuteNonQueryAsync(ct);
        Began();
        _listening.TrySetResult();
        while (true) await connection.WaitAsync(ct);
    }

    [LoggerMessage(1401, LogLevel.Warning, "Listening to PostgreSQL was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
