using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Backup;

/// <summary>A PostgreSQL server as somebody else would run it: on a TCP port of this machine, with passwords, and nothing of the program in it.</summary>
internal sealed class ExternalServer : IDisposable
{
    public const string Password = "mot-hai-ba";

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"vinhdanh-external-{Guid.NewGuid():N}")).FullName;
    private readonly string _binaries = EmbeddedPostgres.FindBinaries().Folder;

    public ExternalServer()
    {
        var passwords = Path.Combine(_folder, "password");
        File.WriteAllText(passwords, Password + "\n");
        // A server is never root's.
        if (Environment.IsPrivilegedProcess) Run("chown", "-R", "postgres:", _folder);
        AsServer("initdb", "-D", Data, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={passwords}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        AsServer("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories='' -c fsync=off", "start");
    }

    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        AsServer("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private void AsServer(string program, params string[] arguments)
    {
        var command = Path.Combine(_binaries, program);
        if (Environment.IsPrivilegedProcess) Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", command, .. arguments]);
        else Run(command, arguments);
    }

    private void Run(string program, params string[] arguments)
    {
        // Its output goes nowhere: the server that stays behind would hold a pipe open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = _folder })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
