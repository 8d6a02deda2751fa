using Npgsql;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>The roles, the database and the extensions; what is missing is made at each start, so an interrupted first start mends itself.</summary>
internal static class ClusterContent
{
    public const string Database = "vinhdanh";

    /// <summary>Owns the database and its schema; runs migrations.</summary>
    public const string OwnerRole = "vinhdanh_owner";

    /// <summary>What the program serves as: reads and writes rows, owns nothing.</summary>
    public const string AppRole = "vinhdanh_app";

    public static readonly IReadOnlyList<string> Extensions = ["citext", "unaccent", "pg_trgm", "ltree", "btree_gist", "pgcrypto"];

    public static async Task EnsureAsync(string socketFolder, CancellationToken ct)
    {
        await using (var server = await OpenAsync(socketFolder, "postgres", ct))
        {
            foreach (var role in (string[])[OwnerRole, AppRole])
                if (!await ExistsAsync(server, "select exists (select from pg_roles where rolname = $1)", role, ct))
                    await ExecuteAsync(server, $"create role {role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls", ct);
            if (!await ExistsAsync(server, "select exists (select from pg_database where datname = $1)", Database, ct))
                await ExecuteAsync(
                    server,
                    $"create database {Database} owner {OwnerRole} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'",
                    ct);
        }

        await using var database = await OpenAsync(socketFolder, Database, ct);
        foreach (var extension in Extensions)
            if (!await ExistsAsync(database, "select exists (select from pg_extension where extname = $1)", extension, ct))
                await ExecuteAsync(database, $"create extension {extension}", ct);
    }

    public static string ConnectionString(string socketFolder, string database, string role) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Port = SocketFolder.Port,
            Database = database,
            Username = role,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string socketFolder, string database, CancellationToken ct)
    {
        // Not pooled: an idle connection would stand in the way of cloning the database as a template.
        var text = ConnectionString(socketFolder, database, ClusterFiles.SuperUser);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
