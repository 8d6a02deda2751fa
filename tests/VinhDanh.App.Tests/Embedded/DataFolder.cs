using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Embedded;

/// <summary>A data folder of one test, and what the tests of the private PostgreSQL do with it.</summary>
public sealed class DataFolder : IDisposable
{
    // Making a cluster takes a second of processor time; most tests are about what comes after, and copy one that is made.
    private static readonly Lazy<Task<DataFolder>> Made = new(MakeTemplateAsync);

    private readonly string _root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"vinhdanh-embedded-{Guid.NewGuid():N}");

    public DataFolder(string below = "data") => Path = System.IO.Path.Combine(_root, below);

    public string Path { get; }

    public string Cluster => System.IO.Path.Combine(Path, "postgres");

    public EmbeddedOptions Options => new() { DataDirectory = Path, Durable = false };

    public Task<EmbeddedPostgres> StartAsync(CancellationToken ct) => EmbeddedPostgres.StartAsync(Options, ct);

    public Task<EmbeddedPostgres> JoinAsync(CancellationToken ct) => EmbeddedPostgres.JoinAsync(Options, ct);

    /// <summary>Puts a cluster there that is made and stopped.</summary>
    public async Task<DataFolder> MakeAsync(CancellationToken ct)
    {
        var made = await Made.Value;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        (await CommandOutput.OfAsync(new("cp", ["-a", "--", made.Path, Path]), null, ct)).Checked("cp");
        return this;
    }

    /// <summary>Starts a cluster that was made before.</summary>
    public async Task<EmbeddedPostgres> StartMadeAsync(CancellationToken ct) => await (await MakeAsync(ct)).StartAsync(ct);

    internal async Task<(ClusterLayout Layout, ClusterUser User)> LookAsync(CancellationToken ct) =>
        await ClusterLayout.PrepareAsync(Path, ct);

    private static async Task<DataFolder> MakeTemplateAsync()
    {
        var folder = new DataFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var postgres = await folder.StartAsync(CancellationToken.None);
        return folder;
    }

    public static async Task<EmbeddedRefusal> RefusalOf(Func<Task> start) =>
        (await Should.ThrowAsync<EmbeddedRefusalException>(start)).Refusal;

    public void Dispose()
    {
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }
}
