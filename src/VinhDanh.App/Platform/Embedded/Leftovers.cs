using System.Diagnostics;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>Ends what an earlier run left behind. Called only while the data folder's lock is held.</summary>
internal static class Leftovers
{
    private static readonly (int Signal, TimeSpan Patience)[] Steps =
    [
        (Native.Interrupt, TimeSpan.FromSeconds(20)), // clean; one that is stopping already takes it well
        (Native.Quit, TimeSpan.FromSeconds(5)), // at once, with recovery at the next start
        (Native.Kill, TimeSpan.FromSeconds(5)),
    ];

    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.OrphanStays"/>.</exception>
    public static async Task EndAsync(ClusterLayout layout, ClusterUser user, CancellationToken ct)
    {
        foreach (var (signal, patience) in Steps)
        {
            var waited = Stopwatch.StartNew();
            if (!Signal(layout, user, signal)) break;
            while (ClusterProcesses.All(layout, user).Count > 0 && waited.Elapsed < patience)
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
        }

        if (ClusterProcesses.All(layout, user) is [var stubborn, ..])
            throw new EmbeddedRefusalException(new EmbeddedRefusal.OrphanStays(stubborn));
        RemoveStaleFiles(layout, user);
    }

    /// <summary>
    /// Removes the pid file and the socket of a cluster none of whose processes lives. postgres would do so itself, but takes
    /// a pid file for valid when its number belongs to another process by now, as it does in a restarted container.
    /// </summary>
    public static void RemoveStaleFiles(ClusterLayout layout, ClusterUser user)
    {
        if (PostmasterFile.Read(layout.PostmasterPid) is not { } stale || ClusterProcesses.All(layout, user).Count > 0) return;
        if (stale.SocketFolder is { } folder && folder.Contains(layout.Hash, StringComparison.Ordinal))
            foreach (var name in (string[])[$".s.PGSQL.{stale.Port}", $".s.PGSQL.{stale.Port}.lock"])
                File.Delete(Path.Combine(folder, name));
        File.Delete(layout.PostmasterPid);
    }

    // Backends without a postmaster do not heed its signals, so a postmaster is asked alone and only then everything else.
    private static bool Signal(ClusterLayout layout, ClusterUser user, int signal)
    {
        var all = ClusterProcesses.All(layout, user);
        var postmaster = PostmasterFile.Read(layout.PostmasterPid)?.Pid;
        if (signal == Native.Interrupt && postmaster is { } pid && all.Contains(pid)) Native.Signal(pid, signal);
        else ClusterProcesses.Signal(layout, user, signal == Native.Interrupt ? Native.Quit : signal);
        return all.Count > 0;
    }
}
