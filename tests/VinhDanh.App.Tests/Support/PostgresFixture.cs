using Npgsql;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;

[assembly: AssemblyFixture(typeof(VinhDanh.App.Tests.Support.PostgresCluster))]

namespace VinhDanh.App.Tests.Support;

/// <summary>
/// One private PostgreSQL for the whole run, with one migrated database that each test class clones. Take it as a
/// constructor parameter: <c>public sealed class LettersTests(PostgresCluster cluster)</c>.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    /// <summary>
    /// Memory, where the machine lends enough of it as files: each clone makes and drops a thousand files, and a disk's file system that
    /// doesn't take up inodes just given back (ext4) looks for the free ones longer than the copying takes.
    /// </summary>
    private const string Memory = "/dev/shm";

    private const long MemoryAtLeast = 4L << 30;

    private readonly string _folder = Path.Combine(
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= MemoryAtLeast ? Memory : Path.GetTempPath(), $"vinhdanh-tests-{Guid.NewGuid():N}");
    private EmbeddedPostgres? _postgres;

    public EmbeddedPostgres Postgres => _postgres ?? throw new InvalidOperationException("The cluster has not been started.");

    public async ValueTask InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedOptions { DataDirectory = _folder, Durable = false },
            TestContext.Current.CancellationToken);
        await Migrator.MigrateAsync(Postgres.OwnerConnectionString, TestContext.Current.CancellationToken);
        // A template must have no open connection when it is copied.
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A database of its own with everything migrated, in tens of milliseconds; dropped when disposed.</summary>
    public async Task<TestDatabase> CloneAsync(CancellationToken ct = default)
    {
        var name = $"t_{Guid.NewGuid():N}";
        // Two copies of one template at once would be in each other's way only for the moment each takes to begin.
        await ExecuteAsync($"create database {name} template vinhdanh owner vinhdanh_owner", ct);
        return new TestDatabase(this, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is null) return;
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Postgres.SuperUserConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A migrated database of one test class.</summary>
public sealed class TestDatabase(PostgresCluster cluster, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>Role <c>vinhdanh_owner</c>.</summary>
    public string OwnerConnectionString => cluster.Postgres.ConnectionString(Name, "vinhdanh_owner");

    /// <summary>Role <c>vinhdanh_app</c>, as which the program serves.</summary>
    public string AppConnectionString => cluster.Postgres.ConnectionString(Name, "vinhdanh_app");

    public async ValueTask DisposeAsync()
    {
        foreach (var text in (string[])[OwnerConnectionString, AppConnectionString])
        {
            await using var pool = new NpgsqlConnection(text);
            NpgsqlConnection.ClearPool(pool);
        }

        await cluster.ExecuteAsync($"drop database {Name} with (force)", CancellationToken.None);
    }
}
