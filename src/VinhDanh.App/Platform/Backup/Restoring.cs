using Npgsql;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Platform.Backup;

/// <summary>Puts a checked backup into an empty place: files, noted seals, then the database in one transaction.</summary>
/// <param name="owner">Role that owns the schema, in an empty database.</param>
/// <param name="app">Role that serves.</param>
/// <param name="bucket">Where files go; null: into the data folder.</param>
internal sealed class Restoring(string owner, string app, string dataDirectory, BucketSettings? bucket = null)
{
    /// <summary>The database's one transaction is committed.</summary>
    public bool DatabaseWritten { get; private set; }

    /// <exception cref="BackupRefusedException">The program is older than the backup.</exception>
    public static void RefuseNewer(Manifest manifest)
    {
        var known = Migration.BuiltIn()[^1].Number;
        if (manifest.Migration > known) throw new BackupRefusedException(new BackupTrouble.Newer(manifest.Program, manifest.Migration, known));
    }

    /// <exception cref="BackupRefusedException">The database is not empty, or lacks what its administrator must add.</exception>
    public static async Task RefuseUnfitAsync(string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(owner, ct);
        await using (var command = new NpgsqlCommand("select to_regnamespace('app') is not null", connection))
            if (await command.ExecuteScalarAsync(ct) is true) throw new BackupRefusedException(new BackupTrouble.DatabaseNotEmpty(connection.Database));
        var missing = new List<string>();
        await using (var command = new NpgsqlCommand("select name from unnest($1) as name where name not in (select extname from pg_extension)", connection))
        {
            command.Parameters.Add(new() { Value = ClusterContent.Extensions.ToArray() });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) missing.Add(reader.GetString(0));
        }

        if (missing.Count > 0) throw new BackupRefusedException(new BackupTrouble.ExtensionsMissing(missing));
    }

    /// <exception cref="EmbeddedRefusalException">PostgreSQL's programs for this server can't read the dump: it is of a newer PostgreSQL.</exception>
    public async Task RefuseUnreadableAsync(CheckedBackup backup, CancellationToken ct) => await (await ToolsAsync(ct)).ListAsync(backup.Dump, ct);

    /// <returns>What the audit says of itself in the new place.</returns>
    public async Task<AuditReport> RunAsync(CheckedBackup backup, CancellationToken ct)
    {
        var store = FileStores.Of(new HostSettings(app, dataDirectory) { Bucket = bucket });
        using var connections = store as IDisposable;
        foreach (var sha256 in backup.Files) await KeepAsync(store, backup, sha256, ct);
        var roots = RootsLog.PathIn(dataDirectory);
        SafeWriting.MakeFolder(Path.GetDirectoryName(roots)!);
        await SafeWriting.WriteAsync(roots, await File.ReadAllBytesAsync(backup.Roots, ct), ct);
        SafeWriting.SyncNames(Path.GetDirectoryName(roots)!);

        await (await ToolsAsync(ct)).RestoreAsync(new NpgsqlConnectionStringBuilder(owner), backup.Dump, ct);
        DatabaseWritten = true;
        await CompareRowsAsync(backup.Manifest, ct);
        var role = new NpgsqlConnectionStringBuilder(app).Username ?? ClusterContent.AppRole;
        await Migrator.MigrateAsync(owner, Migration.BuiltIn(), ct, role);
        await Migrator.GrantAsync(owner, role, ct);
        await AnalyseAsync(ct);
        return await new AuditVerification(app, RootsLog.Read(roots), expected: null).RunAsync(ct);
    }

    private async Task<PostgresTools> ToolsAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(owner, ct);
        return PostgresTools.For(connection.PostgreSqlVersion.Major);
    }

    private static async Task KeepAsync(IFileStore store, CheckedBackup backup, string sha256, CancellationToken ct)
    {
        await using var content = new FileStream(backup.PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read);
        using var incoming = (await store.ReceiveAsync(content, long.MaxValue, ct))!;
        // Checked a while ago; a disk that reads otherwise now is not believed.
        if (Convert.ToHexStringLower(incoming.Sha256) != sha256) throw new BackupRefusedException(new BackupTrouble.Altered(BackupFolder.PathOf(sha256)));
        await store.KeepAsync(incoming, ct);
    }

    private async Task CompareRowsAsync(Manifest manifest, CancellationToken ct)
    {
        await using var connection = await OpenAsync(owner, ct);
        var found = await TableRows.CountAsync(connection, ct);
        foreach (var table in manifest.Rows.Keys.Union(found.Keys, StringComparer.Ordinal))
        {
            var (written, restored) = (manifest.Rows.GetValueOrDefault(table), found.GetValueOrDefault(table));
            if (written != restored) throw new BackupRefusedException(new BackupTrouble.CountsDiffer(table, written, restored));
        }
    }

    /// <summary>Without figures PostgreSQL would choose slow ways until it finds the time to count.</summary>
    private async Task AnalyseAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(owner, ct);
        await using var command = new NpgsqlCommand("analyze", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string text, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }
}
