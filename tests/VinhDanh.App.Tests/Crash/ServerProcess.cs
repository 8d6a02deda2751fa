using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Crash;

/// <summary>The real program in a process of its own, on its own private PostgreSQL; killed and started again by the test.</summary>
internal sealed partial class ServerProcess(string data, int port) : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly ConcurrentQueue<string> _output = new();
    private readonly HttpClient _probe = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
    private Process? _process;

    public Uri Address => _probe.BaseAddress!;

    public string Output => string.Join('\n', _output.TakeLast(60));

    /// <summary>As the terminal prints it, a moment after the program answers.</summary>
    public async Task<string> FirstRunPathAsync(CancellationToken ct)
    {
        while (true)
        {
            if (FirstRun().Match(string.Join('\n', _output)) is { Success: true } found) return found.Value;
            await Task.Delay(20, ct);
        }
    }

    /// <summary>Ends when the program answers.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        _process = Launch("serve", "--data", data, "--port", port.ToString());
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!await AnswersAsync(ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Output}");
            await Task.Delay(20, ct);
        }
    }

    /// <summary>kill -9: no handler runs, nothing is written on the way out.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        Native.Signal(_process!.Id, Native.Kill);
        await _process.WaitForExitAsync(ct);
        _process.Dispose();
    }

    /// <summary>kill -9 of PostgreSQL's first process, once one runs.</summary>
    public async Task KillPostgresAsync(CancellationToken ct)
    {
        var file = Path.Combine(data, "postgres", "postmaster.pid");
        while (true)
        {
            if (File.Exists(file) && (await File.ReadAllTextAsync(file, ct)).Split('\n') is [var first, ..]
                && int.TryParse(first, out var pid) && Directory.Exists($"/proc/{pid}"))
            {
                Native.Signal(pid, Native.Kill);
                return;
            }

            await Task.Delay(10, ct);
        }
    }

    /// <summary>As a service manager stops it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        Native.Signal(_process!.Id, Terminate);
        await _process.WaitForExitAsync(ct);
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>Another command of the program on the same data.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string command, CancellationToken ct, params string[] arguments)
    {
        using var process = Launch([command, "--data", data, .. arguments]);
        var error = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync(CancellationToken.None);
        _probe.Dispose();
        // Ends what a kill left behind, then removes the folder.
        await EmbeddedPostgres.EraseAsync(new EmbeddedOptions { DataDirectory = data }, CancellationToken.None);
        Directory.Delete(data, recursive: true);
    }

    private static Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "vinhdanh"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("VINHDANH_DATABASE");
        return Process.Start(start)!;
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            return (await _probe.GetAsync(new Uri("/health/live", UriKind.Relative), ct)).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            // Not listening yet, or busy starting.
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) _output.Enqueue(line);
    }

    [GeneratedRegex("/first-run/[0-9a-f]{64}")]
    private static partial Regex FirstRun();
}
