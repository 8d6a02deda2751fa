using System.Diagnostics;
using System.Text;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>
/// The private folder of the cluster's socket: short, because a socket's path may have 107 bytes, and therefore not in the
/// data folder. Others learn it from <c>postmaster.pid</c>, never by computing it.
/// </summary>
internal static class SocketFolder
{
    /// <summary>With it postgres makes <c>.s.PGSQL.5432</c>; the number is only part of the name, there is no TCP port.</summary>
    public const int Port = 5432;

    private const string Run = "/run/vinhdanh";
    private const int LongestSocketPathInBytes = 107;

    /// <summary>Makes the folder (0700, the cluster's account) in the first place that allows it.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.NoSocketFolder"/>.</exception>
    public static async Task<string> MakeAsync(ClusterLayout layout, ClusterUser user, CancellationToken ct)
    {
        var candidates = Candidates(layout, user)
            .Where(folder => Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{Port}") <= LongestSocketPathInBytes).ToList();
        if (user.Drop) await MakeRunAsync(ct); // where it fails (a read-only /run) the next place is tried
        foreach (var folder in candidates)
            if (await TryMakeAsync(folder, user, ct)) return folder;
        throw new EmbeddedRefusalException(new EmbeddedRefusal.NoSocketFolder(candidates));
    }

    /// <summary>Takes the folder away again; one with something in it stays.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    private static IEnumerable<string> Candidates(ClusterLayout layout, ClusterUser user)
    {
        yield return $"{Run}/{layout.Hash}";
        if (!user.Drop && Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
            yield return $"{runtime}/vinhdanh-{layout.Hash}";
        yield return $"/tmp/vinhdanh-{layout.Hash}";
        // Anyone may have taken the name in /tmp first; theirs is not used, another one is.
        yield return $"/tmp/vinhdanh-{layout.Hash}-{Guid.NewGuid():N}"[..48];
    }

    private static async Task<bool> TryMakeAsync(string folder, ClusterUser user, CancellationToken ct)
    {
        // mkdir neither follows a link nor accepts what is there; what is there must pass the check below.
        await user.RunAsync("mkdir", ["-m", "700", "--", folder], ct);
        var seen = await user.RunAsync("stat", ["-c", "%F %u %a", "--", folder], ct);
        return seen.ExitCode == 0 && seen.Output.Trim() == $"directory {user.Uid} 700";
    }

    // Only root can write in /run. Open to all like /tmp, and like there nobody can take another's folder away.
    private static async Task MakeRunAsync(CancellationToken ct) =>
        await CommandOutput.OfAsync(new ProcessStartInfo("install", ["-d", "-m", "1777", "--", Run]), null, ct);
}
