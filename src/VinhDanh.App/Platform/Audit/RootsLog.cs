using System.Globalization;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Audit;

/// <summary>
/// The copy of the chain's seals outside the database, <c>&lt;data&gt;/audit/roots.log</c>: one line a batch,
/// “number time count seal”. Only it (or a seal noted elsewhere) shows that the end of the chain was cut off.
/// </summary>
public sealed class RootsLog(HostSettings settings)
{
    private readonly string _path = PathIn(settings.DataDirectory);

    /// <summary>Number of the last batch noted; 0 when there is none.</summary>
    public long LastBatch => Read(_path) is [.., var last] ? last.BatchNo : 0;

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "audit", "roots.log");

    /// <summary>On disk when this returns.</summary>
    public void Append(Line line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        using (var writer = new StreamWriter(file, leaveOpen: true))
        {
            // A crash may have cut the last line; this one must not grow on to it.
            if (file.Length > 0 && !EndsLine()) writer.Write('\n');
            writer.Write(line + "\n");
        }

        file.Flush(flushToDisk: true);
    }

    /// <returns>The whole lines of a log, in order; none when there is no log.</returns>
    /// <exception cref="InvalidDataException">A line in the middle is none of the program's.</exception>
    public static IReadOnlyList<Line> Read(string path)
    {
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var texts = reader.ReadToEnd().Split('\n');
        var lines = new List<Line>(texts.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length == 0) continue;
            if (Line.TryParse(texts[i]) is { } line) lines.Add(line);
            // Half a line at a place where the program once stopped hard is followed by the whole one.
            else if (!IsCutLine(texts[i])) throw new InvalidDataException($"{path}, line {i + 1}: “{texts[i]}” is not a line of this log.");
        }

        return lines;
    }

    /// <summary>All of it as it stands, also while lines are added; nothing when there is no log.</summary>
    public static async Task<byte[]> CopyAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return [];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        return copy.ToArray();
    }

    private static bool IsCutLine(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or ':' or '-' or '.');

    private bool EndsLine()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <param name="Seal">64 hexadecimal digits.</param>
    public sealed record Line(long BatchNo, DateTimeOffset SealedAt, int EntryCount, string Seal)
    {
        public static Line? TryParse(string text) =>
            text.Split(' ') is [var number, var at, var count, { Length: 64 } seal]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var batchNo)
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var sealedAt)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var entryCount)
                ? new(batchNo, sealedAt, entryCount, seal)
                : null;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{BatchNo} {SealedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ} {EntryCount} {Seal}");
    }
}
