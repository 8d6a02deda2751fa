using System.Diagnostics;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>
/// The program's private PostgreSQL: run by one process per data folder, reachable through a Unix socket that only its
/// account (and root) may open, and used by every other command that is started meanwhile.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly ClusterLayout _layout;
    private readonly string _socketFolder;
    private readonly FolderLock _lock;
    private readonly Supervisor? _supervisor;
    private readonly ClusterUser _user;
    private readonly bool _waitsForGuests;
    private int _disposed;

    private EmbeddedPostgres(
        ClusterLayout layout, ClusterUser user, string socketFolder, FolderLock held, Supervisor? supervisor, bool waitsForGuests) =>
        (_layout, _user, _socketFolder, _lock, _supervisor, _waitsForGuests) = (layout, user, socketFolder, held, supervisor, waitsForGuests);

    /// <summary>The real path of the data folder.</summary>
    public string DataDirectory => _layout.Data;

    /// <summary>False when the cluster is another process's, which this one only uses.</summary>
    public bool IsHost => _supervisor is not null;

    /// <summary>The postmaster's process; 0 when it is just being started again.</summary>
    public int PostmasterPid => PostmasterFile.Read(_layout.PostmasterPid)?.Pid ?? 0;

    /// <summary>Role <c>vinhdanh_owner</c>: owns the database and its schema, runs migrations.</summary>
    public string OwnerConnectionString => ConnectionString(ClusterContent.Database, ClusterContent.OwnerRole);

    /// <summary>Role <c>vinhdanh_app</c>: what the program serves as; neither superuser nor owner of anything.</summary>
    public string AppConnectionString => ConnectionString(ClusterContent.Database, ClusterContent.AppRole);

    /// <summary>The superuser, for making and dropping databases in tests and for repair by hand.</summary>
    public string SuperUserConnectionString => ConnectionString("postgres", ClusterFiles.SuperUser);

    /// <summary>The newest installed server of version 15 or later.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.BinariesMissing"/>.</exception>
    public static PostgresBinaries FindBinaries() => PostgresBinaries.Newest(PostgresBinaries.DebianRoot);

    /// <summary>Runs the cluster for a server: made when missing, what a crash left behind ended first.</summary>
    /// <exception cref="EmbeddedRefusalException">Above all <see cref="EmbeddedRefusal.AlreadyRunning"/>.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedOptions options, CancellationToken ct)
    {
        var (layout, user) = await ClusterLayout.PrepareAsync(options.DataDirectory, ct);
        var held = await TakeOverAsync(layout, user, options, ct);
        return await HostAsync(layout, user, held, options, isServer: true, ct);
    }

    /// <summary>Empties the data folder for good, whatever lies in it, with processes that an earlier run left behind.</summary>
    /// <exception cref="EmbeddedRefusalException">It is in use, or no data folder.</exception>
    public static async Task EraseAsync(EmbeddedOptions options, CancellationToken ct)
    {
        var (layout, user) = await ClusterLayout.PrepareAsync(options.DataDirectory, ct);
        using var held = await TakeOverAsync(layout, user, options, ct);
        await Leftovers.EndAsync(layout, user, ct);
        // The lock stays: removed, it would let the next one lock a file of the same name while this one still works.
        foreach (var folder in Directory.EnumerateDirectories(layout.Data)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(layout.Data))
            if (file != layout.HostLock && file != layout.GuestLock) File.Delete(file);
    }

    /// <summary>
    /// For a command that ends by itself: uses the cluster that runs, or runs it until disposed. Disposing then waits for
    /// other commands that joined meanwhile.
    /// </summary>
    /// <exception cref="EmbeddedRefusalException">It can't be had, or does not get ready in time.</exception>
    public static async Task<EmbeddedPostgres> JoinAsync(EmbeddedOptions options, CancellationToken ct)
    {
        var (layout, user) = await ClusterLayout.PrepareAsync(options.DataDirectory, ct);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (FolderLock.TryTake(layout.HostLock, user, exclusive: true) is { } held)
                return await HostAsync(layout, user, held, options, isServer: false, ct);

            // First announced as a guest, then looked at: a host that ends waits for guests it can see.
            var guest = FolderLock.TryTake(layout.GuestLock, user, exclusive: false);
            if (guest is not null
                && FolderLock.Read(layout.HostLock) is { IsReady: true }
                && PostmasterFile.Read(layout.PostmasterPid) is { IsReady: true, SocketFolder: { } socket } file
                && ClusterProcesses.BelongsTo(file.Pid, layout, user))
            {
                return new EmbeddedPostgres(layout, user, socket, guest, supervisor: null, waitsForGuests: false);
            }

            guest?.Dispose();
            if (waited.Elapsed > options.StartTimeout)
                throw new EmbeddedRefusalException(new EmbeddedRefusal.Busy(layout.Data, FolderLock.Read(layout.HostLock)?.Pid ?? 0));
            await Task.Delay(Poll, ct);
        }
    }

    /// <summary>A host stops the cluster cleanly; a guest just leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        if (_supervisor is not null)
        {
            using var guests = _waitsForGuests ? await LastGuestGoneAsync() : null;
            await _supervisor.StopAsync();
            _supervisor.Dispose();
            SocketFolder.Remove(_socketFolder);
        }

        _lock.Dispose();
    }

    /// <summary>A connection string to any database of the cluster, as any of its roles.</summary>
    public string ConnectionString(string database, string role) => ClusterContent.ConnectionString(_socketFolder, database, role);

    private static async Task<FolderLock> TakeOverAsync(ClusterLayout layout, ClusterUser user, EmbeddedOptions options, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (FolderLock.TryTake(layout.HostLock, user, exclusive: true) is { } held) return held;
            var holder = FolderLock.Read(layout.HostLock);
            if (holder is { IsServer: true })
                throw new EmbeddedRefusalException(new EmbeddedRefusal.AlreadyRunning(layout.Data, holder.Pid));
            if (waited.Elapsed > options.BusyTimeout)
                throw new EmbeddedRefusalException(new EmbeddedRefusal.Busy(layout.Data, holder?.Pid ?? 0));
            await Task.Delay(Poll, ct);
        }
    }

    private static async Task<EmbeddedPostgres> HostAsync(
        ClusterLayout layout, ClusterUser user, FolderLock held, EmbeddedOptions options, bool isServer, CancellationToken ct)
    {
        Supervisor? supervisor = null;
        string? socketFolder = null;
        try
        {
            var me = new Holder(Environment.ProcessId, isServer, IsReady: false);
            held.Write(me);
            var binaries = PostgresBinaries.For(layout.Cluster, options.BinariesRoot);
            await Leftovers.EndAsync(layout, user, ct);
            await user.MakePrivateFolderAsync(layout.Log, ct);
            await ClusterFiles.InitialiseAsync(binaries, layout, user, options, ct);
            socketFolder = await SocketFolder.MakeAsync(layout, user, ct);
            await ClusterFiles.ConfigureAsync(layout, user, socketFolder, options, ct);
            supervisor = new Supervisor(binaries, layout, user, options);
            await supervisor.StartAsync(ct);
            await ClusterContent.EnsureAsync(socketFolder, ct);
            held.Write(me with { IsReady = true });
            return new EmbeddedPostgres(layout, user, socketFolder, held, supervisor, waitsForGuests: !isServer);
        }
        catch
        {
            if (supervisor is not null)
            {
                await supervisor.StopAsync();
                supervisor.Dispose();
            }

            if (socketFolder is not null) SocketFolder.Remove(socketFolder);
            held.Dispose();
            throw;
        }
    }

    private async Task<FolderLock> LastGuestGoneAsync()
    {
        while (true)
        {
            if (FolderLock.TryTake(_layout.GuestLock, _user, exclusive: true) is { } alone) return alone;
            await Task.Delay(Poll);
        }
    }
}
