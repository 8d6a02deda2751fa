using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.Bench;

/// <summary>A private PostgreSQL in a temporary folder, migrated, that counts what its statements cost.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private Ground(EmbeddedPostgres postgres, string folder) => (_postgres, _folder) = (postgres, folder);

    /// <summary>As the program serves.</summary>
    public string App => _postgres.AppConnectionString;

    /// <summary>Superuser on the program's database: fills and measures.</summary>
    public string Super => new NpgsqlConnectionStringBuilder(_postgres.SuperUserConnectionString) { Database = "vinhdanh", CommandTimeout = 0 }.ConnectionString;

    /// <summary>Where a program may keep its files.</summary>
    public string Files { get; private init; } = "";

    public static async Task<Ground> MakeAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"vinhdanh-bench-{Guid.NewGuid():N}");
        var files = folder + "-files";
        Directory.CreateDirectory(files);
        var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedOptions
        {
            DataDirectory = folder,
            Durable = false, // filling is not measured; reading is the same
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_preload_libraries"] = "pg_stat_statements", ["maintenance_work_mem"] = "512MB" },
        }, ct);
        var ground = new Ground(postgres, folder) { Files = files };
        await Migrator.MigrateAsync(postgres.OwnerConnectionString, ct);
        await ground.ExecuteAsync("create extension pg_stat_statements", ct);
        return ground;
    }

    public async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Super);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Processor time that the processes of PostgreSQL used so far (those that still run).</summary>
    public TimeSpan Processor
    {
        get
        {
            var postmaster = _postgres.PostmasterPid;
            var sum = TimeSpan.Zero;
            foreach (var process in Process.GetProcesses())
            {
                using (process)
                    if (process.Id == postmaster || ParentOf(process.Id) == postmaster) sum += process.TotalProcessorTime;
            }

            return sum;
        }
    }

    // proc(5): "pid (name) state parent …", and the name may hold anything. Null: it has ended since it was listed.
    private static int? ParentOf(int pid)
    {
        var file = $"/proc/{pid}/stat";
        if (!File.Exists(file)) return null;
        var stat = File.ReadAllText(file);
        return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds that PostgreSQL spent on the program's statements since they were last forgotten.</summary>
    public async Task<double> SqlMillisecondsAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Super);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            "select coalesce(sum(s.total_exec_time), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'vinhdanh_app'", connection);
        return (double)(await command.ExecuteScalarAsync(ct))!;
    }

    public Task ForgetSqlAsync(CancellationToken ct) => ExecuteAsync("select pg_stat_statements_reset()", ct);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(Files, recursive: true);
    }
}
