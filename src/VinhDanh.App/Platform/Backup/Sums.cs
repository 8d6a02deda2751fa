using System.Text;

namespace VinhDanh.App.Platform.Backup;

/// <summary>
/// The list of a backup, in the form of <c>sha256sum</c>, so that it can be checked without this program. Read strictly: its own bytes have no digest, so every
/// one of them must be as it was written.
/// </summary>
internal static class Sums
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(IReadOnlyDictionary<string, string> sha256ByPath) =>
        Strict.GetBytes(string.Concat(sha256ByPath.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Value}  {e.Key}\n")));

    /// <returns>Digests by path.</returns>
    /// <exception cref="FormatException">It is not what this program writes.</exception>
    public static SortedDictionary<string, string> Read(byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("Not UTF-8.", e);
        }

        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n')[..^1])
        {
            if (line.Length < 67 || line[64..66] != "  ") throw new FormatException(line);
            var (sha256, path) = (line[..64], line[66..]);
            if (!sha256.All(char.IsAsciiHexDigitLower) || (BackupFolder.DigestIn(path) ?? sha256) != sha256 || !found.TryAdd(path, sha256)) throw new FormatException(line);
        }

        // Order and the last line's end: written again it must be the same.
        return Write(found).AsSpan().SequenceEqual(bytes) ? found : throw new FormatException("Not as it was written.");
    }
}
