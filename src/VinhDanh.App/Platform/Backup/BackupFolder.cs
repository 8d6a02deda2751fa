using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Platform.Backup;

/// <summary>
/// Names in a place for backups: each backup is a folder <c>vinhdanh-yyyyMMdd-HHmmss</c> (Vietnam's time) that needs no other; until it is whole it is called
/// <c>….partial</c>. In it <see cref="Sums"/>, written last, lists everything else.
/// </summary>
internal static partial class BackupFolder
{
    public const string Sums = "SHA256SUMS", Manifest = "manifest.json", Dump = "database.dump", Roots = "roots.log", Files = "files";
    public const string Partial = ".partial";
    private const string Prefix = "vinhdanh-";

    /// <summary>A name in the place that is not taken.</summary>
    public static string NameIn(string place, DateTimeOffset at)
    {
        var name = Prefix + VietnamTime.Local(at).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(place, name);
        // Letters sort after nothing, so the newest of one second still comes last.
        for (var letter = 'b'; Directory.Exists(path) || Directory.Exists(path + Partial); letter++) path = Path.Combine(place, name + letter);
        return path;
    }

    /// <summary>Whole backups of a place, the newest first.</summary>
    public static IReadOnlyList<string> All(string place) => [.. Named(place).Where(path => !path.EndsWith(Partial, StringComparison.Ordinal))];

    /// <summary>What broken-off commands left.</summary>
    public static IReadOnlyList<string> Unfinished(string place) => [.. Named(place).Where(path => path.EndsWith(Partial, StringComparison.Ordinal))];

    /// <summary>The backup that somebody means: the folder itself, or the newest whole one in it.</summary>
    /// <exception cref="BackupRefusedException">There is none.</exception>
    public static string Choose(string given)
    {
        if (!Directory.Exists(given)) throw new BackupRefusedException(new BackupTrouble.None(given));
        if (given.EndsWith(Partial, StringComparison.Ordinal)) throw new BackupRefusedException(new BackupTrouble.CutShort(given));
        if (File.Exists(Path.Combine(given, Sums))) return given;
        if (((string[])[Manifest, Dump, Roots]).Any(name => File.Exists(Path.Combine(given, name)))) throw new BackupRefusedException(new BackupTrouble.CutShort(given));
        if (All(given) is [var newest, ..])
            return File.Exists(Path.Combine(newest, Sums)) ? newest : throw new BackupRefusedException(new BackupTrouble.CutShort(newest));
        throw new BackupRefusedException(Unfinished(given) is [var left, ..] ? new BackupTrouble.CutShort(left) : new BackupTrouble.None(given));
    }

    public static string PathOf(string sha256) => $"{Files}/{sha256[..2]}/{sha256[2..4]}/{sha256}";

    /// <returns>The digest that the path of a stored file promises; null for the other three.</returns>
    /// <exception cref="FormatException">No path of a backup.</exception>
    public static string? DigestIn(string path)
    {
        if (path is Manifest or Dump or Roots) return null;
        return StoredFile().Match(path) is { Success: true } match && PathOf(match.Groups[1].Value) == path ? match.Groups[1].Value : throw new FormatException(path);
    }

    private static IEnumerable<string> Named(string place) =>
        Directory.Exists(place) ? Directory.EnumerateDirectories(place, Prefix + "*").OrderDescending(StringComparer.Ordinal) : [];

    [GeneratedRegex("^files/[0-9a-f]{2}/[0-9a-f]{2}/([0-9a-f]{64})$")]
    private static partial Regex StoredFile();
}
