using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Backup;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Backup;

/// <summary>A site with a programme, files and a sealed audit; a place for backups, and empty places to restore into.</summary>
public sealed class BackupSite(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("vinhdanh-backup-").FullName;
    private readonly List<TestDatabase> _databases = [];

    public Site Site { get; } = new(cluster);
    public SampleProgramme Programme { get; private set; } = null!;
    public string Data => Site.Services.GetRequiredService<HostSettings>().DataDirectory;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Programme = await SampleProgramme.OfAsync(Site);
        await AddFileAsync("Kế hoạch.pdf", "%PDF-1.7 kế hoạch"u8.ToArray());
        await AddFileAsync("Báo cáo.txt", "Báo cáo kết quả thực hiện"u8.ToArray());
        await SealAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A path below the folder of this site's tests that nothing lies at.</summary>
    public string NewPath() => Path.Combine(_root, Guid.NewGuid().ToString("N"));

    public Task<Guid> AddFileAsync(string name, byte[] bytes) => Site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var officer = await db.Accounts.Where(a => a.UserName == "thuong.truc").Select(a => a.Id).SingleAsync(Ct);
        services.GetRequiredService<Actor>().SignIn(officer, null, "Cán bộ thường trực", [], null);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var added = (FileOutcome.Added)await services.GetRequiredService<FileUploads>()
            .AddAsync(new MemoryStream(bytes), name, Programme.Authority, "programme", Programme.Id, Ct);
        await db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
        return added.Reference.Id;
    });

    public Task<SealedBatch?> SealAsync() => Site.Services.GetRequiredService<AuditSealer>().SealOnceAsync(Ct);

    internal Task<MadeBackup> BackUpAsync(string place, IFileStore? store = null) =>
        new BackupMaking(Site.Database.OwnerConnectionString, store ?? Site.Services.GetRequiredService<IFileStore>(), Data, TimeProvider.System).RunAsync(place, Ct);

    /// <summary>A backup of its own for a test that harms it.</summary>
    public async Task<string> NewBackupAsync() => (await BackUpAsync(NewPath())).Folder;

    /// <summary>A database with what its administrator prepares, and nothing of the program.</summary>
    public async Task<TestDatabase> EmptyDatabaseAsync(bool prepared = true)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await cluster.ExecuteAsync($"create database {name} template template0 owner vinhdanh_owner", Ct);
        var database = new TestDatabase(cluster, name);
        _databases.Add(database);
        if (prepared)
            foreach (var extension in ClusterContent.Extensions) await cluster.Postgres.ConnectionString(name, "postgres").ExecuteAsync($"create extension {extension}", Ct);
        return database;
    }

    internal static async Task<AuditReport> RestoreAsync(string backup, TestDatabase into, string data)
    {
        var found = await BackupCheck.RunAsync(BackupFolder.Choose(backup), new HashSet<string>(), Ct);
        Restoring.RefuseNewer(found.Manifest);
        await Restoring.RefuseUnfitAsync(into.OwnerConnectionString, Ct);
        return await new Restoring(into.OwnerConnectionString, into.AppConnectionString, data).RunAsync(found, Ct);
    }

    /// <summary>Every row of every table, as PostgreSQL prints it: equal exactly when the contents are.</summary>
    public static async Task<SortedDictionary<string, string>> ContentsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await TableRows.CountAsync(connection, Ct)).Keys)
        {
            await using var command = new NpgsqlCommand($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') from app.\"{table}\" t", connection);
            contents.Add(table, (string)(await command.ExecuteScalarAsync(Ct))!);
        }

        return contents;
    }

    public static SortedDictionary<string, string> FilesIn(string data)
    {
        var root = Path.Combine(data, "files");
        return new(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(root, path), path => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);
    }
}
