using Npgsql;

namespace VinhDanh.App.Platform.Watch;

/// <summary>How the work apart from requests stands at this moment, on all nodes together.</summary>
/// <param name="JobsDue">Waiting, and their time has come.</param>
/// <param name="OldestJob">For how long the first of them has been due; zero: none is.</param>
/// <param name="JobsFailed">Given up; a person decides.</param>
/// <param name="OldestMail">For how long the first mail that waits has been in the outbox.</param>
/// <param name="OldestUnsealed">Age of the first audit entry that is not sealed yet, as far as the sealer's quick look reaches.</param>
public sealed record WorkStanding(long JobsWaiting, long JobsDue, TimeSpan OldestJob, long JobsFailed, long MailsWaiting, TimeSpan OldestMail, long MailsFailed, TimeSpan OldestUnsealed);

/// <summary>Reads it, in one statement.</summary>
public sealed class WorkStandingReading(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<WorkStanding> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            select j.waiting, j.due, j.oldest, j.failed, m.waiting, m.oldest, m.failed, e.oldest
            from (select count(*) filter (where failed_at is null) as waiting, count(*) filter (where failed_at is null and run_at <= $1) as due,
                         min(run_at) filter (where failed_at is null and run_at <= $1) as oldest, count(*) filter (where failed_at is not null) as failed
                  from app.job where done_at is null) j,
                 (select count(*) filter (where failed_at is null) as waiting, min(created_at) filter (where failed_at is null) as oldest, count(*) filter (where failed_at is not null) as failed
                  from app.outgoing_mail where sent_at is null) m,
                 (select min(a.at) as oldest from app.audit_entry a where a.at >= $2 and not exists (select 1 from app.audit_sealed s where s.entry_id = a.id)) e
            """);
        var now = time.GetUtcNow();
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - Audit.AuditSealer.QuickLook });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetInt64(0), reader.GetInt64(1), Age(2), reader.GetInt64(3), reader.GetInt64(4), Age(5), reader.GetInt64(6), Age(7));

        // What is dated a moment ahead, by another node's clock, is new.
        TimeSpan Age(int column) => reader.IsDBNull(column) || reader.GetFieldValue<DateTimeOffset>(column) is var at && at > now ? TimeSpan.Zero : now - at;
    }
}
