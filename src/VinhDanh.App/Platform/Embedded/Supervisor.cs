using System.Diagnostics;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>Runs the postmaster and starts it again when it dies unasked.</summary>
/// <remarks>
/// On a thread of its own that lives as long as the postmaster: the kernel's "parent died" signal is bound to the thread that
/// started the child, so a thread of the pool, ended when idle, would take the database down with it.
/// </remarks>
internal sealed partial class Supervisor : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LogCheck = TimeSpan.FromHours(1);
    private const long LongestLogInBytes = 10_000_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly PostgresBinaries _binaries;
    private readonly ClusterLayout _layout;
    private readonly ClusterUser _user;
    private readonly EmbeddedOptions _options;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _logStart;
    private volatile int _pid;
    private volatile bool _firstReady;

    public Supervisor(PostgresBinaries binaries, ClusterLayout layout, ClusterUser user, EmbeddedOptions options)
    {
        (_binaries, _layout, _user, _options) = (binaries, layout, user, options);
        _thread = new Thread(Run) { IsBackground = true, Name = "postgres supervisor" };
    }

    public int Pid => _pid;

    /// <summary>Starts the postmaster; returns when it accepts connections.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.DidNotStart"/>.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        ShortenLog();
        if (File.Exists(_layout.PostgresLog)) _logStart = new FileInfo(_layout.PostgresLog).Length;
        _thread.Start();
        var waited = Stopwatch.StartNew();
        while (!IsReady)
        {
            if (_ended.Task.IsCompleted || waited.Elapsed > _options.StartTimeout)
                throw new EmbeddedRefusalException(new EmbeddedRefusal.DidNotStart("postgres", LastWords()));
            await Task.Delay(Poll, ct);
        }

        _firstReady = true;
    }

    /// <summary>Stops cleanly: sessions are ended, everything is written, no recovery at the next start.</summary>
    public async Task StopAsync()
    {
        _stop.Set();
        if (!_thread.IsAlive) return;
        foreach (var (signal, patience) in ((int, TimeSpan)[])
            [(Native.Interrupt, _options.StopTimeout), (Native.Quit, TimeSpan.FromSeconds(5)), (Native.Kill, TimeSpan.FromSeconds(5))])
        {
            if (_pid is > 0 and var pid && ClusterProcesses.BelongsTo(pid, _layout, _user)) Native.Signal(pid, signal);
            if (await Task.WhenAny(_ended.Task, Task.Delay(patience)) == _ended.Task) break;
        }
    }

    public void Dispose() => _stop.Dispose();

    private bool IsReady => PostmasterFile.Read(_layout.PostmasterPid) is { IsReady: true } file && file.Pid == _pid;

    private void Run()
    {
        try
        {
            var pause = TimeSpan.Zero;
            while (true)
            {
                var ran = Stopwatch.StartNew();
                using (var postmaster = Process.Start(Command())!)
                {
                    _pid = postmaster.Id;
                    if (_stop.IsSet) Native.Signal(_pid, Native.Interrupt); // asked to stop between two lives
                    else if (_firstReady) AnnounceWhenReady(postmaster);
                    while (!postmaster.WaitForExit(LogCheck)) ShortenLog();
                    if (_stop.IsSet || !_firstReady) break;
                    LogDied(_options.Logger, postmaster.ExitCode);
                }

                EndLeftovers();
                pause = ran.Elapsed > LongestPause ? TimeSpan.Zero : Longer(pause);
                if (_stop.Wait(pause)) break;
            }

            _ended.SetResult();
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            LogFailed(_options.Logger, error);
            _ended.SetResult();
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(50) : pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private void AnnounceWhenReady(Process postmaster)
    {
        while (!IsReady)
            if (postmaster.WaitForExit(Poll)) return;
        LogRestarted(_options.Logger, _pid);
        _options.Restarted?.Invoke();
    }

    // Backends outlive a postmaster that was killed until they next look up; a new one refuses to start beside them.
    private void EndLeftovers()
    {
        for (var tries = 0; ClusterProcesses.All(_layout, _user).Count > 0 && !_stop.IsSet; tries++)
        {
            ClusterProcesses.Signal(_layout, _user, tries < 50 ? Native.Quit : Native.Kill);
            _stop.Wait(Poll);
        }

        Leftovers.RemoveStaleFiles(_layout, _user);
    }

    private ProcessStartInfo Command()
    {
        // A session of its own, so that Ctrl-C in the terminal reaches the program alone, which then stops both in order.
        // setpriv asks the kernel to interrupt postgres (a clean, fast stop) when the program dies.
        var start = _user.Start(
            "/bin/sh",
            ["-c", "exec \"$@\" </dev/null >>\"$0\" 2>&1", _layout.PostgresLog, _binaries.Postgres, "-D", _layout.Cluster],
            "--pdeathsig=INT");
        return new ProcessStartInfo("setsid", [start.FileName, .. start.ArgumentList]) { WorkingDirectory = "/" };
    }

    // The log is opened for appending, so postgres goes on at the start of the emptied file.
    private void ShortenLog()
    {
        if (!File.Exists(_layout.PostgresLog) || new FileInfo(_layout.PostgresLog).Length < LongestLogInBytes) return;
        using var shorten = Process.Start(_user.Start("/bin/sh", ["-c", "cp -- \"$0\" \"$0.1\" && : >\"$0\"", _layout.PostgresLog]))!;
        shorten.WaitForExit();
    }

    private string LastWords()
    {
        if (!File.Exists(_layout.PostgresLog)) return "";
        using var log = new StreamReader(_layout.PostgresLog);
        log.BaseStream.Seek(_logStart, SeekOrigin.Begin);
        return string.Join('\n', log.ReadToEnd().Trim().Split('\n').TakeLast(20));
    }

    [LoggerMessage(1001, LogLevel.Error, "PostgreSQL ended by itself (exit code {ExitCode}); it is started again")]
    private static partial void LogDied(ILogger log, int exitCode);

    [LoggerMessage(1002, LogLevel.Information, "PostgreSQL runs again (pid {Pid})")]
    private static partial void LogRestarted(ILogger log, int pid);

    [LoggerMessage(1003, LogLevel.Critical, "PostgreSQL can't be started")]
    private static partial void LogFailed(ILogger log, Exception error);
}
