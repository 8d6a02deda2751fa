using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

/// <summary>One database of audit entries with its sealer, its copy outside, and a hand that may do anything to it.</summary>
internal sealed class AuditDesk : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _source;
    private readonly string _data = Directory.CreateTempSubdirectory("vinhdanh-audit-").FullName;

    private AuditDesk(PostgresCluster cluster, TestDatabase database)
    {
        _database = database;
        _source = NpgsqlDataSource.Create(database.AppConnectionString);
        SuperUser = cluster.Postgres.ConnectionString(database.Name, "postgres");
        Roots = new RootsLog(new HostSettings("", _data));
        Sealer = NewSealer();
    }

    public TestClock Clock { get; } = new();
    public RootsLog Roots { get; }
    public AuditSealer Sealer { get; }
    public string SuperUser { get; }
    public TestDatabase Database => _database;
    public string RootsPath => RootsLog.PathIn(_data);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AuditDesk> OpenAsync(PostgresCluster cluster) => new(cluster, await cluster.CloneAsync(Ct));

    /// <summary>Batches of the sizes given, each a minute after the other.</summary>
    public async Task<List<Guid>> SealedAsync(params int[] sizes)
    {
        var ids = new List<Guid>();
        foreach (var size in sizes)
        {
            for (var i = 0; i < size; i++) ids.Add(await WriteAsync());
            Clock.At += TimeSpan.FromMinutes(1);
            (await Sealer.SealOnceAsync(Ct)).ShouldNotBeNull().EntryCount.ShouldBe(size);
        }

        return ids;
    }

    public async Task<Guid> WriteAsync(DateTimeOffset? at = null)
    {
        Clock.At += TimeSpan.FromMilliseconds(1);
        var id = Guid.CreateVersion7(Clock.At);
        await Database.AppConnectionString.ExecuteAsync("""
            insert into app.audit_entry (id, at, actor_name, action, subject_kind, subject_id, before, after, reason)
            values ($1, $2, 'Người ghi 𠮷', 'task.accepted', 'task', $1, null, '{"kết quả": "đạt", "số": 1.50}', 'đủ hồ sơ')
            """, Ct, id, (at ?? Clock.At).ToUniversalTime());
        return id;
    }

    public AuditSealer NewSealer() => new(_source, Roots, Clock, NullLogger<AuditSealer>.Instance);

    /// <summary>As somebody would who owns the machine: no trigger and no foreign key is in the way.</summary>
    public Task<int> TamperAsync(string sql, params object[] values) =>
        (SuperUser + ";Options=-c session_replication_role=replica").ExecuteAsync(sql, Ct, values);

    public Task<AuditReport> VerifyAsync(string? expect = null, bool withCopy = true) =>
        new AuditVerification(Database.AppConnectionString, withCopy ? RootsLog.Read(RootsPath) : [], expect).RunAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
