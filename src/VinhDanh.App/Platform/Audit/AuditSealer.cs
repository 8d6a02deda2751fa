using Npgsql;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Orders entries that are not sealed yet and adds them to the chain, a batch at a time. Writers never wait for it.</summary>
public sealed partial class AuditSealer(NpgsqlDataSource database, RootsLog roots, TimeProvider time, ILogger<AuditSealer> log)
{
    public const int BatchSize = 10_000;

    /// <summary>How far back the quick look reaches; whatever became visible later than that is found by the thorough one.</summary>
    public static readonly TimeSpan QuickLook = TimeSpan.FromHours(1);

    // Ids and times are given before a transaction commits: only “not sealed yet” says what is new, never “greater than the last”.
    private const string Unsealed = """
        select e.id, e.hash from app.audit_entry e
        where e.at >= $1 and not exists (select 1 from app.audit_sealed s where s.entry_id = e.id)
        order by e.at, e.id limit $2
        """;

    private long? _noted;

    /// <summary>Seals one batch of whatever is visible now.</summary>
    /// <returns>Null when there was nothing to seal, or another node seals.</returns>
    public async Task<SealedBatch?> SealOnceAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await SealOnceAsync(connection, thorough: true, ct);
    }

    /// <param name="connection">The leader's own; its session may hold the sealer's lock already.</param>
    /// <param name="thorough">Looks at all entries, not only at recent ones.</param>
    internal async Task<SealedBatch?> SealOnceAsync(NpgsqlConnection connection, bool thorough, CancellationToken ct)
    {
        var batch = await StoreAsync(connection, thorough, ct);
        await NoteAsync(connection, ct);
        if (batch is not null) LogSealed(log, batch.BatchNo, batch.EntryCount, Convert.ToHexStringLower(batch.Seal));
        return batch;
    }

    private async Task<SealedBatch?> StoreAsync(NpgsqlConnection connection, bool thorough, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var take = new NpgsqlCommand($"select pg_try_advisory_xact_lock({AdvisoryLocks.AuditSealer})", connection))
            if (await take.ExecuteScalarAsync(ct) is not true) return null;

        var (ids, hashes) = await UnsealedAsync(connection, thorough ? DateTimeOffset.MinValue : time.GetUtcNow() - QuickLook, ct);
        if (ids.Count == 0) return null;
        var (lastNo, previous) = await LastAsync(connection, ct);
        var now = time.GetUtcNow();
        // PostgreSQL keeps microseconds; what is hashed must be what is stored.
        var sealedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var root = AuditChain.Root(hashes);
        var batch = new SealedBatch(lastNo + 1, sealedAt, ids.Count, AuditChain.Seal(lastNo + 1, sealedAt, ids.Count, root, previous));

        await ExecuteAsync(connection,
            "insert into app.audit_seal (batch_no, sealed_at, entry_count, root, previous, seal) values ($1, $2, $3, $4, $5, $6)",
            ct, batch.BatchNo, batch.SealedAt, batch.EntryCount, root, previous, batch.Seal);
        await ExecuteAsync(connection,
            "insert into app.audit_sealed (entry_id, batch_no, position) select id, $1, n - 1 from unnest($2) with ordinality as x(id, n)",
            ct, batch.BatchNo, ids.ToArray());
        await transaction.CommitAsync(ct);
        return batch;
    }

    /// <summary>Copies to the log what is not in it yet: this batch, and those a crash kept from being noted.</summary>
    private async Task NoteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        _noted ??= roots.LastBatch;
        await using var command = new NpgsqlCommand(
            "select batch_no, sealed_at, entry_count, seal from app.audit_seal where batch_no > $1 order by batch_no", connection);
        command.Parameters.Add(new() { Value = _noted.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            roots.Append(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(3))));
            _noted = reader.GetInt64(0);
        }
    }

    private async Task<(long BatchNo, byte[] Seal)> LastAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select batch_no, seal from app.audit_seal order by batch_no desc limit 1", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var last = await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Beginning);
        _noted ??= roots.LastBatch;
        if (_noted > last.Item1)
        {
            LogShorter(log, last.Item1, _noted.Value);
            // Noted anew from here: the log then holds two seals for one number, and verification names the first.
            _noted = last.Item1;
        }

        return last;
    }

    private static async Task<(List<Guid> Ids, List<byte[]> Hashes)> UnsealedAsync(NpgsqlConnection connection, DateTimeOffset since, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Unsealed, connection);
        command.Parameters.Add(new() { Value = since.ToUniversalTime() });
        command.Parameters.Add(new() { Value = BatchSize });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (ids, hashes) = (new List<Guid>(), new List<byte[]>());
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetGuid(0));
            hashes.Add(reader.GetFieldValue<byte[]>(1));
        }

        return (ids, hashes);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1201, LogLevel.Information, "Audit batch {BatchNo} of {EntryCount} entries sealed: {Seal}")]
    private static partial void LogSealed(ILogger log, long batchNo, int entryCount, string seal);

    [LoggerMessage(1202, LogLevel.Critical, "The audit chain ends at batch {BatchNo}, but batch {NotedBatchNo} was noted outside: run verify")]
    private static partial void LogShorter(ILogger log, long batchNo, long notedBatchNo);
}

/// <param name="Seal">The chain's newest root: it commits to this batch and all before it.</param>
public sealed record SealedBatch(long BatchNo, DateTimeOffset SealedAt, int EntryCount, byte[] Seal);
