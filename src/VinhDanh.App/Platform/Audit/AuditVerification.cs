using Npgsql;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Reads the whole audit and says whether it is what was sealed. Only reads.</summary>
/// <param name="connectionString">Any role that may read the audit.</param>
/// <param name="noted">The copy outside the database; empty when there is none.</param>
/// <param name="expected">A seal noted by hand, hexadecimal.</param>
public sealed class AuditVerification(string connectionString, IReadOnlyList<RootsLog.Line> noted, string? expected)
{
    /// <summary>Transactions are far shorter: an entry older than a seal by this much was there or was not written yet.</summary>
    public static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, long> _seals = new(StringComparer.OrdinalIgnoreCase);
    private long _entries;

    public async Task<AuditReport> RunAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        // One snapshot: what is sealed meanwhile is another run's business.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var batches = await BatchesAsync(connection, ct);
        var found = await FirstBreakAsync(connection, batches, ct);
        var unsealed = await ScalarAsync(connection,
            "select count(*) from app.audit_entry e where not exists (select 1 from app.audit_sealed s where s.entry_id = e.id)", ct);
        return new(batches.Count, _entries, unsealed, batches.Count == 0 ? null : Convert.ToHexStringLower(batches[^1].Seal), found);
    }

    private async Task<AuditBreak?> FirstBreakAsync(NpgsqlConnection connection, List<Batch> batches, CancellationToken ct)
    {
        var previous = new Batch(0, DateTimeOffset.MinValue, 0, [], [], AuditChain.Beginning);
        foreach (var batch in batches)
        {
            if (OfChain(batch, previous) is { } broken) return broken;
            var members = await BatchMembers.ReadAsync(connection, batch.No, ct);
            if (members.FirstBreak(batch, previous) is { } changed) return changed;
            _entries += batch.EntryCount;
            _seals[Convert.ToHexStringLower(batch.Seal)] = batch.No;
            previous = batch;
        }

        return OfCopies(batches) ?? await StrayAsync(connection, batches, ct);
    }

    private static AuditBreak? OfChain(Batch batch, Batch previous)
    {
        if (batch.No != previous.No + 1) return new AuditBreak.BatchDeleted(previous.No + 1);
        if (!AuditChain.Seal(batch.No, batch.SealedAt, batch.EntryCount, batch.Root, batch.Previous).AsSpan().SequenceEqual(batch.Seal))
            return new AuditBreak.SealForged(batch.No);
        return batch.Previous.AsSpan().SequenceEqual(previous.Seal) ? null : new AuditBreak.ChainBroken(batch.No);
    }

    private AuditBreak? OfCopies(List<Batch> batches)
    {
        foreach (var line in noted)
        {
            if (line.BatchNo > batches.Count) return new AuditBreak.TailCut(batches.Count, line.BatchNo);
            if (!_seals.TryGetValue(line.Seal, out var number) || number != line.BatchNo) return new AuditBreak.NotAsNoted(line.BatchNo);
        }

        return expected is not null && !_seals.ContainsKey(expected.Trim()) ? new AuditBreak.ExpectedMissing(expected.Trim()) : null;
    }

    /// <summary>Memberships of batches that don't exist, and unsealed entries that are older than the newest seal.</summary>
    private static async Task<AuditBreak?> StrayAsync(NpgsqlConnection connection, List<Batch> batches, CancellationToken ct)
    {
        if (await NowhereAsync(connection, batches.Count, ct) is { } nowhere) return nowhere;
        if (batches.Count == 0) return null;
        await using var command = new NpgsqlCommand("""
            select e.id, e.at from app.audit_entry e
            where e.at < $1 and not exists (select 1 from app.audit_sealed s where s.entry_id = e.id)
            order by e.at, e.id limit 1
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = batches[^1].SealedAt - LongestTransaction });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new AuditBreak.EntryBackdated(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), batches[^1].SealedAt)
            : null;
    }

    private static async Task<List<Batch>> BatchesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select batch_no, sealed_at, entry_count, root, previous, seal from app.audit_seal order by batch_no", connection)
        { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var batches = new List<Batch>();
        while (await reader.ReadAsync(ct))
            batches.Add(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2),
                reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5)));
        return batches;
    }

    private static async Task<AuditBreak.EntryInserted?> NowhereAsync(NpgsqlConnection connection, long lastBatchNo, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select entry_id, batch_no from app.audit_sealed where batch_no < 1 or batch_no > $1 order by batch_no, position limit 1", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = lastBatchNo });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetInt64(1), reader.GetGuid(0)) : null;
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <param name="Entries">Sealed entries that were proved.</param>
/// <param name="Unsealed">Written since the last seal; not proved yet.</param>
/// <param name="Newest">The newest seal, hexadecimal: what to note elsewhere. Null before the first.</param>
/// <param name="Break">Null: everything is as it was sealed.</param>
public sealed record AuditReport(long Batches, long Entries, long Unsealed, string? Newest, AuditBreak? Break);

internal sealed record Batch(long No, DateTimeOffset SealedAt, int EntryCount, byte[] Root, byte[] Previous, byte[] Seal);
