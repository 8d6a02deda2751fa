using Npgsql;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Backup;

/// <summary>
/// One moment of the database, kept open while it is copied: <c>pg_dump</c> is told to see the same (<see cref="Id"/>), so lists and counts are those of the dump
/// whatever people write meanwhile.
/// </summary>
internal sealed class DatabaseSnapshot : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private DatabaseSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, string id) => (_connection, _transaction, Id) = (connection, transaction, id);

    public string Id { get; }

    public int ServerMajor => _connection.PostgreSqlVersion.Major;

    /// <summary>The very server the snapshot is of: a connection string may name several.</summary>
    public NpgsqlConnectionStringBuilder Server { get; private init; } = null!;

    /// <exception cref="BackupRefusedException">The database is not the program's.</exception>
    public static async Task<DatabaseSnapshot> TakeAsync(string connectionString, CancellationToken ct)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(target.ConnectionString);
        NpgsqlTransaction? transaction = null;
        try
        {
            await connection.OpenAsync(ct);
            transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
            await using var command = new NpgsqlCommand("select to_regclass('app.schema_migration') is not null", connection);
            if (await command.ExecuteScalarAsync(ct) is not true) throw new BackupRefusedException(new BackupTrouble.NothingToBackUp($"“{target.Database}”"));
            // Till the end: no file is erased that the snapshot knows.
            await using var keep = new NpgsqlCommand($"select pg_advisory_xact_lock_shared({AdvisoryLocks.FileErasing})", connection);
            await keep.ExecuteNonQueryAsync(ct);
            await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
            var id = (string)(await export.ExecuteScalarAsync(ct))!;
            target.Host = connection.Host;
            target.Port = connection.Port;
            return new(connection, transaction, id) { Server = target };
        }
        catch
        {
            if (transaction is not null) await transaction.DisposeAsync();
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<SortedDictionary<string, long>> RowsAsync(CancellationToken ct) => TableRows.CountAsync(_connection, ct);

    public async Task<int> MigrationAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(number), 0) from app.schema_migration", _connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Digests and sizes of all files whose bytes the database relies on.</summary>
    public async Task<IReadOnlyList<(string Sha256, long SizeBytes)>> FilesAsync(CancellationToken ct)
    {
        // By way of json: a database that an older program left, backed up before it is migrated, has no such column.
        await using var command = new NpgsqlCommand(
            "select sha256, size_bytes from app.stored_file f where to_jsonb(f) ->> 'disposed_at' is null order by sha256", _connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var files = new List<(string, long)>();
        while (await reader.ReadAsync(ct)) files.Add((Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1)));
        return files;
    }

    /// <summary>How many batches of the audit are sealed, and the newest seal.</summary>
    public async Task<(long Batches, string? Seal)> AuditAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select batch_no, seal from app.audit_seal order by batch_no desc limit 1", _connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1))) : (0, null);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>Rows of every table of schema <c>app</c>.</summary>
internal static class TableRows
{
    public static async Task<SortedDictionary<string, long>> CountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var names = new List<string>();
        await using (var command = new NpgsqlCommand(
            "select relname from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') and not relispartition", connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var quote = new NpgsqlCommandBuilder();
        foreach (var name in names)
        {
            await using var count = new NpgsqlCommand($"select count(*) from app.{quote.QuoteIdentifier(name)}", connection) { CommandTimeout = 0 };
            rows.Add(name, (long)(await count.ExecuteScalarAsync(ct))!);
        }

        return rows;
    }
}
