using System.Diagnostics;

namespace VinhDanh.App.Tests.Support;

/// <summary>A server of others' making from <c>tests/node</c> (which ./test installs): it prints its port when it listens, and ends when its input does.</summary>
internal sealed class NodeServer : IDisposable
{
    private readonly Process _process;
    private readonly Task _rest;

    public NodeServer(string script, params string[] arguments)
    {
        var folder = Path.Combine(Seeds.Root, "tests", "node");
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var line = _process.StandardOutput.ReadLine();
        Port = int.TryParse(line, out var port) ? port : throw new InvalidOperationException($"{script} did not start (npm ci in tests/node?): {line} {_process.StandardError.ReadToEnd()}");
        // Read away, or the server would wait for a reader.
        _rest = Task.WhenAll(_process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), _process.StandardError.BaseStream.CopyToAsync(Stream.Null));
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _rest.Wait(5000);
        _process.Dispose();
    }
}
