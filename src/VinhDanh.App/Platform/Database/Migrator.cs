using Npgsql;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Platform.Database;

/// <summary>A database that this build must not touch; the message says why.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);

/// <summary>Brings a database to this build's schema: forward only, one transaction a file, one node at a time.</summary>
public static class Migrator
{
    /// <returns>The migrations applied now; empty when the database was up to date.</returns>
    /// <exception cref="MigrationRefusedException">An applied file was changed, or the database is newer than this build.</exception>
    public static Task<IReadOnlyList<Migration>> MigrateAsync(string ownerConnectionString, CancellationToken ct) =>
        MigrateAsync(ownerConnectionString, Migration.BuiltIn(), ct);

    /// <param name="ownerConnectionString">A direct connection as the role that owns the schema.</param>
    /// <param name="migrations">In order of number.</param>
    public static async Task<IReadOnlyList<Migration>> MigrateAsync(
        string ownerConnectionString, IReadOnlyList<Migration> migrations, CancellationToken ct, string appRole = ClusterContent.AppRole)
    {
        // Not pooled: the lock belongs to the session, and must go with it even when this process is killed.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLocks.Migration})", ct);
        await ExecuteAsync(connection, """
            create schema if not exists app;
            create table if not exists app.schema_migration (
                number      integer     not null,
                name        text        not null,
                checksum    text        not null,
                applied_at  timestamptz not null default clock_timestamp(),
                constraint schema_migration_pk primary key (number)
            );
            """, ct);

        var applied = await AppliedAsync(connection, ct);
        RefuseUnknownPast(applied, migrations);
        var waiting = migrations.Where(m => !applied.ContainsKey(m.Number)).ToList();
        foreach (var migration in waiting) await ApplyAsync(connection, migration, ct);
        if (waiting.Count > 0) await GrantAsync(connection, appRole, ct);
        return waiting;
    }

    private static void RefuseUnknownPast(Dictionary<int, string> applied, IReadOnlyList<Migration> migrations)
    {
        foreach (var (number, checksum) in applied)
        {
            var known = migrations.FirstOrDefault(m => m.Number == number)
                ?? throw new MigrationRefusedException(
                    $"The database has migration {number:0000}, which this version does not know: a newer version has run on it.");
            if (known.Checksum != checksum)
                throw new MigrationRefusedException($"Migration {known.Name} was changed after it had been applied.");
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number, checksum from app.schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(ct)) applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, migration.Sql, ct);
        await using var note = new NpgsqlCommand(
            "insert into app.schema_migration (number, name, checksum) values ($1, $2, $3)", connection, transaction);
        note.Parameters.Add(new() { Value = migration.Number });
        note.Parameters.Add(new() { Value = migration.Name });
        note.Parameters.Add(new() { Value = migration.Checksum });
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Gives the application's role its rights in a schema that was put there otherwise.</summary>
    public static async Task GrantAsync(string ownerConnectionString, string appRole, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(ct);
        await GrantAsync(connection, appRole, ct);
    }

    /// <summary>The application's role reads and writes rows; of the audit it can only add and read.</summary>
    private static async Task GrantAsync(NpgsqlConnection connection, string appRole, CancellationToken ct)
    {
        var role = new NpgsqlCommandBuilder().QuoteIdentifier(appRole);
        await ExecuteAsync(connection, $"""
            grant usage on schema app to {role};
            grant select, insert, update, delete on all tables in schema app to {role};
            revoke update, delete, truncate on app.audit_entry, app.audit_seal, app.audit_sealed from {role};
            revoke insert, update, delete, truncate on app.schema_migration from {role};
            """, ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
