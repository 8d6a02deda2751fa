using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace VinhDanh.Bench;

/// <summary>What the published program weighs: on the wire and in memory.</summary>
internal static partial class ProgramMeasure
{
    private const double Kilobyte = 1024;

    public static async IAsyncEnumerable<Result> AllAsync(Ground ground, string program, Options options, [EnumeratorCancellation] CancellationToken ct)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        await using var child = await Child.StartAsync(program,
            ["serve", "--port", port, "--data", ground.Files, "--database", ground.App, "--clock", "2026-06-01"],
            line => line.Contains($":{port}", StringComparison.Ordinal) ? new Uri($"http://127.0.0.1:{port}") : null, ct);
        if (options.Wants("memory")) yield return Result.Only("memory after start, before the first page", child.ResidentMiB, "MiB");
        using var officer = await Visitor.SignedInAsync(child.Address, "br, gzip", ct);
        // The account's page stands in where there is no list, and the line says so.
        var page = await officer.TryGetAsync(ListMeasure.Page, ct) is null ? "/account" : ListMeasure.Page;
        if (options.Wants("weight"))
        {
            yield return Result.AtMost($"first view of {page}, all files, compressed", await FirstViewAsync(officer, page, ct) / Kilobyte, 120, "KB");
            var filtered = await officer.GetAsync(page + "?state=late", ct, ("HX-Request", "true"));
            yield return Result.AtMost($"a filter change of {page}, compressed", filtered.Length / Kilobyte, 15, "KB");
        }

        if (!options.Wants("memory")) yield break;
        for (var i = 0; i < 100; i++) await officer.GetAsync(page, ct);
        yield return Result.Only("memory after a hundred pages", child.ResidentMiB, "MiB");
    }

    /// <summary>Bytes of the page and of every file that a browser without a cache fetches for it.</summary>
    private static async Task<long> FirstViewAsync(Visitor officer, string path, CancellationToken ct)
    {
        using var plain = await Visitor.SignedInAsync(officer.Address, "", ct);
        var page = Encoding.UTF8.GetString(await plain.GetAsync(path, ct));
        var modules = MountedModules().Matches(page).SelectMany(m => m.Groups[1].Value.Split(' ')).ToHashSet();
        var files = Files().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .Concat(ModulePaths().Matches(page).Where(m => modules.Contains(m.Groups[1].Value)).Select(m => WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Select(file => file.Split('#')[0]).Distinct().ToList();
        long bytes = (await officer.GetAsync(path, ct)).Length;
        foreach (var file in files) bytes += (await officer.GetAsync(file, ct)).Length;
        return bytes;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("(?:<link[^>]+href|<script[^>]+src|<img[^>]+src|<use[^>]+href)=\"([^\"]+)\"")]
    private static partial Regex Files();

    [GeneratedRegex("data-module=\"([^\"]+)\"")]
    private static partial Regex MountedModules();

    [GeneratedRegex("<meta name=\"module\" data-name=\"([^\"]+)\" content=\"([^\"]+)\"")]
    private static partial Regex ModulePaths();
}
