using System.Diagnostics;
using System.Globalization;

namespace VinhDanh.Bench;

/// <summary>A server in a process of its own, so that its processor time and memory are its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    /// <summary>What a server of this project prints when it may be asked.</summary>
    public const string ReadyMark = "ready at ";

    private readonly Process _process;
    private readonly Task _reading;

    private Child(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        // Whatever it prints later is read away, or it would stop when the pipe is full.
        _reading = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Address { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory it holds now (resident set), in MiB.</summary>
    public double ResidentMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>This program again, in another mode.</summary>
    public static Task<Child> SelfAsync(CancellationToken ct, params string[] arguments) =>
        StartAsync(Environment.ProcessPath!, arguments, line => line.StartsWith(ReadyMark, StringComparison.Ordinal) ? new Uri(line[ReadyMark.Length..]) : null, ct);

    /// <param name="ready">The address, once a printed line tells that the server answers; null before.</param>
    public static async Task<Child> StartAsync(string program, IEnumerable<string> arguments, Func<string, Uri?> ready, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["LANG"] = "C.UTF-8";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (ready(line) is { } address) return new(process, address);
        }

        await process.WaitForExitAsync(ct);
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode} before it answered."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }
}
