using System.Diagnostics;
using System.Text;

namespace VinhDanh.App.Platform.Documents;

/// <summary>Runs LibreOffice, pdftotext or tesseract: bounded in time and memory, without network where the system allows.</summary>
public static class HelperProgram
{
    private static readonly Lazy<bool> CutsNetwork = new(() => Probe("unshare", "--map-root-user", "--net", "true"));
    private static readonly Lazy<bool> CanLimitMemory = new(() => Probe("prlimit", "--as=1073741824", "true"));

    /// <summary>Whether what runs here is without network: it may then be given papers that name addresses.</summary>
    public static bool CanCutNetwork => CutsNetwork.Value;

    /// <returns>Full path of a program on the PATH; null when it is not installed.</returns>
    public static string? Find(params IReadOnlyList<string> names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <param name="program">Full path.</param>
    /// <param name="workFolder">Current folder and HOME of the program; nothing else of ours is told to it.</param>
    /// <exception cref="HelperFailedException">It failed or took too long.</exception>
    public static async Task<byte[]> RunAsync(
        string program, IReadOnlyList<string> arguments, string workFolder, TimeSpan limit, long memoryBytes, CancellationToken ct)
    {
        var command = new List<string>();
        if (CanLimitMemory.Value) command.AddRange(["prlimit", $"--as={memoryBytes}"]);
        if (CanCutNetwork) command.AddRange(["unshare", "--map-root-user", "--net"]);
        command.Add(program);
        command.AddRange(arguments);

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = workFolder;
        start.Environment["LANG"] = "C.UTF-8";
        // One core a helper: a page request must not wait for a scan.
        start.Environment["OMP_THREAD_LIMIT"] = "1";

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        using var process = Process.Start(start)!;
        try
        {
            using var output = new MemoryStream();
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output, timer.Token);
            var complaints = process.StandardError.ReadToEndAsync(timer.Token);
            await process.WaitForExitAsync(timer.Token);
            await copying;
            if (process.ExitCode != 0) throw new HelperFailedException(Path.GetFileName(program), process.ExitCode, await complaints);
            return output.ToArray();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new HelperFailedException(Path.GetFileName(program), -1, $"stopped after {limit.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static async Task<string> TextAsync(
        string program, IReadOnlyList<string> arguments, string workFolder, TimeSpan limit, long memoryBytes, CancellationToken ct) =>
        Encoding.UTF8.GetString(await RunAsync(program, arguments, workFolder, limit, memoryBytes, ct));

    private static bool Probe(string program, params IReadOnlyList<string> arguments)
    {
        if (Find(program) is not { } found) return false;
        using var process = Process.Start(new ProcessStartInfo(found, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A helper program could not do its work on this file.</summary>
public sealed class HelperFailedException(string program, int exitCode, string complaint)
    : Exception($"{program} ended with {exitCode}: {complaint.Trim()}");
