using System.Text.Json;
using Npgsql;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>
/// Takes due jobs one at a time under a lease. Two runners never hold one job: a claim skips rows that another claims at
/// that moment, and a lease that is not renewed (its runner died) is free again when it ends.
/// </summary>
public sealed partial class JobRunner(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, JobMetrics metrics, TimeProvider time, ILogger<JobRunner> log)
{
    public const int MaximumAttempts = 8;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(k => k.Name);

    /// <summary>Names this runner in the table: machine, process, and which of its runners.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Wait before the next try: half a minute, doubled each time, at most six hours.</summary>
    public static TimeSpan BackOff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempts - 1), TimeSpan.FromHours(6).TotalSeconds));

    /// <returns>False when nothing is due.</returns>
    public async Task<bool> RunNextAsync(CancellationToken ct)
    {
        await GiveUpOnKillersAsync(ct);
        if (await ClaimAsync(ct) is not { } run) return false;
        var started = time.GetTimestamp();
        try
        {
            await WorkAsync(run, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // This node stops: another one may begin at once, and the try does not count.
            await NoteAsync("locked_until = null, locked_by = null, attempts = attempts - 1", run, CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            // Whatever a handler throws is the job's failure, not the runner's; a person sees it on the jobs page.
            await NoteFailureAsync(run, e, ct);
            return true;
        }

        if (await NoteAsync("done_at = $3, locked_until = null, locked_by = null, last_error = null", run, ct, time.GetUtcNow()))
            metrics.Done(run.Kind, time.GetElapsedTime(started));
        return true;
    }

    private async Task<JobRun?> ClaimAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            update app.job set attempts = attempts + 1, locked_until = $2, locked_by = $3
            where id = (
                select id from app.job
                where done_at is null and failed_at is null and run_at <= $1 and (locked_until is null or locked_until < $1) and kind = any($4)
                order by run_at, id limit 1
                for update skip locked)
            returning id, kind, payload::text, attempts
            """);
        var now = time.GetUtcNow();
        foreach (var value in (object[])[now, now + Lease, Name, _kinds.Keys.ToArray()]) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        using var payload = JsonDocument.Parse(reader.GetString(2));
        return new(reader.GetGuid(0), reader.GetString(1), payload.RootElement.Clone(), reader.GetInt32(3));
    }

    private async Task WorkAsync(JobRun run, CancellationToken ct)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var over = new CancellationTokenSource();
        var renewing = RenewAsync(run, lost, over.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().RequestId = $"job:{run.Id}";
            var handler = (IJobHandler)scope.ServiceProvider.GetRequiredService(_kinds[run.Kind].Handler);
            await handler.RunAsync(run, lost.Token);
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    /// <summary>Keeps the lease while the handler works; when it is lost (a long pause of this machine), the handler is told to stop.</summary>
    private async Task RenewAsync(JobRun run, CancellationTokenSource lost, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 4, time, over);
                if (await NoteAsync("locked_until = $3", run, over, time.GetUtcNow() + Lease)) continue;
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The handler has finished.
        }
        catch (NpgsqlException e)
        {
            // Without the database the lease can't be kept: another runner will take the job, so this one stops.
            LogLeaseLost(log, run.Id, e);
            await lost.CancelAsync();
        }
    }

    private async Task NoteFailureAsync(JobRun run, Exception e, CancellationToken ct)
    {
        LogFailed(log, run.Id, run.Kind, run.Attempt, e);
        var error = $"{e.GetType().Name}: {e.Message}";
        if (error.Length > 2000) error = error[..2000];
        var now = time.GetUtcNow();
        var noted = run.Attempt >= MaximumAttempts
            ? await NoteAsync("failed_at = $3, last_error = $4, locked_until = null, locked_by = null", run, ct, now, error)
            : await NoteAsync("run_at = $3, last_error = $4, locked_until = null, locked_by = null", run, ct, now + BackOff(run.Attempt), error);
        if (noted) metrics.Failed(run.Kind, gaveUp: run.Attempt >= MaximumAttempts);
    }

    /// <summary>A job that ends its runner each time it runs is never noted as failed by the runner itself.</summary>
    private async Task GiveUpOnKillersAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            update app.job set failed_at = $1, locked_until = null, locked_by = null,
                last_error = coalesce(last_error, 'the runner stopped in the middle of every try')
            where done_at is null and failed_at is null and attempts >= $2 and locked_until < $1
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = MaximumAttempts });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>False when the job is no longer this runner's at this try.</returns>
    private async Task<bool> NoteAsync(string set, JobRun run, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(
            $"update app.job set {set} where id = $1 and locked_by = $2 and attempts = {run.Attempt} and done_at is null and failed_at is null");
        command.Parameters.Add(new() { Value = run.Id });
        command.Parameters.Add(new() { Value = Name });
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    [LoggerMessage(1301, LogLevel.Warning, "Job {JobId} ({Kind}) failed at try {Attempt}")]
    private static partial void LogFailed(ILogger log, Guid jobId, string kind, int attempt, Exception e);

    [LoggerMessage(1302, LogLevel.Warning, "The lease of job {JobId} could not be renewed")]
    private static partial void LogLeaseLost(ILogger log, Guid jobId, Exception e);
}
