using System.Diagnostics;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>Ends what an earlier run left behind. Called only while the data folder's lock is held.</summary>
internal static class Leftovers
{
    /// <summary>A clean stop is asked of a postmaster; backends without one do not heed that, and are ended at once.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.OrphanStays"/>.</exception>
    public static async Task EndAsync(ClusterLayout layout, ClusterUser user, CancellationToken ct)
    {
        if (PostmasterFile.Read(layout.PostmasterPid) is { Pid: var postmaster } && ClusterProcesses.BelongsTo(postmaster, layout, user))
        {
            Native.Signal(postmaster, Native.Interrupt); // one that is stopping already takes it well
            await GoneAsync(layout, user, TimeSpan.FromSeconds(20), ct);
        }

        foreach (var signal in (int[])[Native.Quit, Native.Kill])
        {
            if (ClusterProcesses.All(layout, user).Count == 0) break;
            ClusterProcesses.Signal(layout, user, signal);
            await GoneAsync(layout, user, TimeSpan.FromSeconds(3), ct);
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

    private static async Task GoneAsync(ClusterLayout layout, ClusterUser user, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (ClusterProcesses.All(layout, user).Count > 0 && waited.Elapsed < patience)
            await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
    }
}
