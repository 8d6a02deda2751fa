using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>Where everything of one data folder lies. All paths are real ones (no symbolic links).</summary>
internal sealed record ClusterLayout(string Data)
{
    // postgres builds paths of at most 1023 bytes; what it appends to its folder stays well under 200.
    private const int LongestPathInBytes = 800;

    private static readonly string[] OwnNames = ["postgres", "postgres.init", "server.lock", RestoreMark];

    /// <summary>Lies in the folder while a backup is being restored into it.</summary>
    public const string RestoreMark = "restore.unfinished";

    public string Cluster => Path.Combine(Data, "postgres");

    /// <summary>A cluster in the making; renamed when complete, so that a half-made one is never taken for a whole.</summary>
    public string ClusterInMaking => Path.Combine(Data, "postgres.init");

    public string Log => Path.Combine(Data, "log");

    public string PostgresLog => Path.Combine(Log, "postgres.log");

    public string PostmasterPid => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Held by the one process that runs the cluster.</summary>
    public string HostLock => Path.Combine(Data, "server.lock");

    /// <summary>Held, shared, by every other process that uses the cluster.</summary>
    public string GuestLock => Path.Combine(Data, "guests.lock");

    /// <summary>PostgreSQL's name for this cluster; its processes carry it in their titles.</summary>
    public string ClusterName => "vinhdanh-" + Hash;

    /// <summary>What a folder that was erased, or never used, may hold: <see cref="EmbeddedPostgres.EraseAsync"/> leaves the locks.</summary>
    public static bool IsEmpty(string data) =>
        !Directory.Exists(data) || Directory.EnumerateFileSystemEntries(data).All(path => Path.GetFileName(path) is "server.lock" or "guests.lock");

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Data)))[..16];

    /// <summary>Makes the data folder when missing and looks at whose it is.</summary>
    /// <exception cref="EmbeddedRefusalException">It is something else's, out of reach, or its path too long.</exception>
    public static async Task<(ClusterLayout Layout, ClusterUser User)> PrepareAsync(string dataDirectory, CancellationToken ct)
    {
        var full = Path.GetFullPath(dataDirectory);
        var user = await ClusterUser.ForAsync(full, ct);
        try
        {
            var bytes = Encoding.UTF8.GetByteCount(full);
            if (bytes > LongestPathInBytes)
                throw new EmbeddedRefusalException(new EmbeddedRefusal.PathTooLong(full, bytes, LongestPathInBytes));
            Directory.CreateDirectory(full);
            var real = Native.RealPath(full);
            if (Directory.EnumerateFileSystemEntries(real).Any() && !OwnNames.Any(name => Path.Exists(Path.Combine(real, name))))
                throw new EmbeddedRefusalException(new EmbeddedRefusal.NotADataFolder(real));
            if (user.Drop && await ClusterUser.OwnerOfAsync(real, ct) != user.Uid) Native.ChangeOwner(real, user.Uid, user.Gid);

            // Nothing is made in it before the lock is held: the lock's file is what marks a folder as the program's.
            var made = await user.RunAsync("install", ["-d", "-m", "700", "--", real], ct);
            return made.ExitCode == 0
                ? (new ClusterLayout(real), user)
                : throw new EmbeddedRefusalException(new EmbeddedRefusal.NoAccess(real, user.Name));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or Win32Exception)
        {
            throw new EmbeddedRefusalException(new EmbeddedRefusal.NoAccess(full, user.Name));
        }
    }
}
