using System.CommandLine;
using Npgsql;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The database a command works on: the private cluster, or an external one.</summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private OpenDatabase(EmbeddedPostgres? embedded, string app, string? owner, string data)
    {
        (_embedded, AppConnectionString, OwnerConnectionString, DataDirectory) = (embedded, app, owner, data);
    }

    public string AppConnectionString { get; }
    public string? OwnerConnectionString { get; }
    public string DataDirectory { get; }

    /// <param name="serve">True: become the one server of the data folder; false: join a running one, or run it meanwhile.</param>
    public static async Task<OpenDatabase> OpenAsync(ParseResult parsed, CommonOptions options, bool serve, ILogger log, CancellationToken ct)
    {
        var data = parsed.GetValue(options.Data)!.FullName;
        if (File.Exists(Path.Combine(data, ClusterLayout.RestoreMark)))
            throw new CommandRefusalException(Words.Of(
                $"Việc khôi phục vào {data} đã bị ngắt giữa chừng, dữ liệu ở đó không đầy đủ. Chạy “./run reset --data {data}” rồi khôi phục lại.",
                $"Restoring into {data} was broken off; what lies there is not whole. Run “./run reset --data {data}” and restore again."));
        if (parsed.GetValue(options.Database) is { Length: > 0 } external)
        {
            DatabaseConnection.Refuse("--database", external);
            DatabaseConnection.Refuse("--database-owner", parsed.GetValue(options.DatabaseOwner));
            await RefusePowerfulRoleAsync(external, ct);
            return new(null, external, parsed.GetValue(options.DatabaseOwner), data);
        }

        var settings = new EmbeddedOptions { DataDirectory = data, Logger = log };
        var embedded = serve ? await EmbeddedPostgres.StartAsync(settings, ct) : await EmbeddedPostgres.JoinAsync(settings, ct);
        return new(embedded, embedded.AppConnectionString, embedded.OwnerConnectionString, data);
    }

    /// <summary>Brings the schema up to date where this command may; an external database without an owner is only checked.</summary>
    public async Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken ct)
    {
        if (OwnerConnectionString is { } owner)
        {
            var role = new NpgsqlConnectionStringBuilder(AppConnectionString).Username ?? ClusterContent.AppRole;
            return await Migrator.MigrateAsync(owner, Migration.BuiltIn(), ct, role);
        }

        await using var connection = new NpgsqlConnection(AppConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select coalesce(max(number), 0) from app.schema_migration", connection);
        var newest = Migration.BuiltIn()[^1].Number;
        int standing;
        try
        {
            standing = (int)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            standing = 0;
        }

        return standing == newest
            ? []
            : throw new CommandRefusalException(Words.Of(
                $"Cơ sở dữ liệu đang ở bước {standing:0000}, chương trình cần bước {newest:0000}. Chạy “./run migrate --database-owner …” trước.",
                $"The database stands at migration {standing:0000}, this program needs {newest:0000}. Run “./run migrate --database-owner …” first."));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_embedded is not null) await _embedded.DisposeAsync();
    }

    /// <summary>A role that may do anything would make the audit's promise empty.</summary>
    private static async Task RefusePowerfulRoleAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            select r.rolsuper or exists (
                select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'app' and pg_has_role(r.oid, c.relowner, 'member'))
            from pg_roles r where r.rolname = current_user
            """, connection);
        if (await command.ExecuteScalarAsync(ct) is true)
            throw new CommandRefusalException(Words.Of(
                "Từ chối phục vụ bằng vai trò quản trị hoặc sở hữu bảng: hãy dùng vai trò ứng dụng riêng cho --database.",
                "Refusing to serve as superuser or table owner: give --database a role of its own."));
    }
}
