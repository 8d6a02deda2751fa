using System.Globalization;
using System.Text;

namespace VinhDanh.App.Platform.Embedded;

/// <summary><c>postmaster.pid</c>, as PostgreSQL writes it.</summary>
/// <param name="SocketFolder">Null until the socket is open.</param>
internal sealed record PostmasterFile(int Pid, int Port, string? SocketFolder, bool IsReady)
{
    /// <returns>Null when there is none or it is still being written.</returns>
    public static PostmasterFile? Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status.
        if (lines is not [var first, ..] || !int.TryParse(first, out var pid)) return null;
        var port = lines.Length > 3 && int.TryParse(lines[3], out var number) ? number : 0;
        var socket = lines.Length > 4 && lines[4].Length > 0 ? lines[4] : null;
        return new PostmasterFile(pid, port, socket, lines.Length > 7 && lines[7].Trim() == "ready");
    }
}

/// <summary>
/// The processes of one cluster, found through <c>/proc</c>. A number alone proves nothing: after a crash or a restart of
/// a container it may belong to anything, so a process counts only when it is PostgreSQL, of the cluster's account, and
/// names this cluster.
/// </summary>
internal static class ClusterProcesses
{
    public static IReadOnlyList<int> All(ClusterLayout layout, ClusterUser user) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && BelongsTo(pid, layout, user))];

    public static bool BelongsTo(int pid, ClusterLayout layout, ClusterUser user)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{pid}/status");
            if (Field(status, "Name:") is not ("postgres" or "postmaster")) return false;
            if (Field(status, "State:") is ['Z', ..]) return false;
            if (Field(status, "Uid:").Split('\t')[0] != user.Uid.ToString(CultureInfo.InvariantCulture)) return false;

            var command = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline"));
            return IsPostmasterOf(command.Split('\0'), layout.Cluster)
                || command.StartsWith($"postgres: {layout.ClusterName}: ", StringComparison.Ordinal)
                || WorksIn(pid, layout.Cluster);
        }
        // The process ended while it was looked at.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal to every process of the cluster that is still there.</summary>
    public static void Signal(ClusterLayout layout, ClusterUser user, int signal)
    {
        foreach (var pid in All(layout, user)) Native.Signal(pid, signal);
    }

    private static bool IsPostmasterOf(string[] command, string cluster) =>
        command.Length > 2 && Array.IndexOf(command, "-D") is >= 0 and var at && at + 1 < command.Length && command[at + 1] == cluster;

    // Readable for the same account only (for root in a container often not), hence the last resort; it covers a data
    // folder that was moved while its postmaster ran.
    private static bool WorksIn(int pid, string cluster) =>
        new FileInfo($"/proc/{pid}/cwd").LinkTarget == cluster;

    private static string Field(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";
}
