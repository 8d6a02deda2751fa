using System.Diagnostics;
using VinhDanh.Bench;

// Run as a server of its own by the measurement of the list; see Servers.cs.
if (args is ["page", var pageDatabase, var pageFiles]) return await Servers.PageAsync(pageDatabase, pageFiles);
if (args is ["bare", var bareDatabase]) return await Servers.BareAsync(bareDatabase);

if (Options.Of(args) is not { } options)
{
    await Console.Error.WriteLineAsync("Usage: ./run bench [[--only] read|law|list|directory|search|weight|memory|pages|screening|figures|prefill|summary] [--tasks N]");
    return 64;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // the private PostgreSQL is stopped before the end
    stop.Cancel();
};
var commit = Commit();
var failed = 0;
try
{
    await foreach (var result in Measurements.AllAsync(options, stop.Token))
    {
        Console.WriteLine(result.Line(commit));
        if (result.Passed is false) failed++;
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}

return failed == 0 ? 0 : 1;

static string Commit()
{
    using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty", "--exclude=*"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    var name = git.StandardOutput.ReadToEnd().Trim();
    git.WaitForExit();
    return name.Length > 0 ? name : "no-commit";
}
