using Npgsql;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Audit;

/// <summary>
/// Seals every second while this node leads; other nodes wait for the leader's lock. Polled, not notified: NOTIFY would make
/// all writers commit one after another.
/// </summary>
public sealed partial class AuditSealing(HostSettings settings, AuditSealer sealer, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int ThoroughEvery = 600;
    private const int TriesAtTheEnd = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.BackgroundWork) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LeadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // PostgreSQL restarts, a disk fills: entries wait and health tells. Sealing must not end for the life of the node.
                LogInterrupted(log, e);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>A clean stop leaves nothing unsealed that was visible.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!settings.BackgroundWork) return;
        for (var left = TriesAtTheEnd; left > 0; left--)
        {
            try
            {
                await SealRestAsync(cancellationToken);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                // Another node leads, and seals what is left.
                return;
            }
            catch (NpgsqlException e)
            {
                // PostgreSQL is just starting again, or went first; then the next start seals what is left.
                LogInterrupted(log, e);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SealRestAsync(CancellationToken ct)
    {
        await using var connection = await OwnConnectionAsync(ct);
        // The session that led until now may take a moment to end and let go of the lock.
        await using (var wait = new NpgsqlCommand($"set lock_timeout = '5s'; select pg_advisory_lock({AdvisoryLocks.AuditSealer})", connection))
            await wait.ExecuteNonQueryAsync(ct);
        while (await sealer.SealOnceAsync(connection, thorough: true, ct) is not null)
        {
        }
    }

    private async Task LeadAsync(CancellationToken ct)
    {
        await using var connection = await OwnConnectionAsync(ct);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({AdvisoryLocks.AuditSealer})", connection) { CommandTimeout = 0 })
            await wait.ExecuteNonQueryAsync(ct);
        for (var round = 0; ; round++)
        {
            // A full batch is followed by the next at once.
            while (await sealer.SealOnceAsync(connection, thorough: round % ThoroughEvery == 0, ct) is { EntryCount: AuditSealer.BatchSize })
            {
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>Not of the pool: the lock lives and dies with this session, and after a crash of PostgreSQL the pool holds dead ones.</summary>
    private async Task<NpgsqlConnection> OwnConnectionAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    [LoggerMessage(1203, LogLevel.Warning, "Sealing the audit was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
