using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What passwords are compared with: those that leaked elsewhere and are tried everywhere, and the words of the place.</summary>
internal static class PasswordLists
{
    private static readonly Lazy<HashSet<string>> LeakedCores = new(() => [.. Lines("common-passwords.txt").Concat(Lines("leaked-passwords.txt.gz")).Select(CoreOf)]);
    private static readonly Lazy<List<string>> Place = new(() => [.. Lines("place-words.txt")]);

    /// <summary>Small letters without marks and blanks, as <see cref="PlainOf"/> makes them.</summary>
    public static IReadOnlyList<string> PlaceWords => Place.Value;

    /// <summary>Leaked, or the same with another case, marks, blanks or other digits and signs around it.</summary>
    public static bool IsLeaked(string password) => LeakedCores.Value.Contains(CoreOf(password));

    /// <summary>“Password123456!” is “password” with a tail that everybody adds; so is “Mật khẩu 1234567” what it says.</summary>
    private static string CoreOf(string password)
    {
        var plain = PlainOf(password);
        var (from, to) = (0, plain.Length);
        while (from < to && !char.IsLetter(plain[from])) from++;
        while (to > from && !char.IsLetter(plain[to - 1])) to--;
        return plain[from..to];
    }

    /// <summary>Small letters, no marks, no blanks; everything else stays.</summary>
    public static string PlainOf(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && !char.IsWhiteSpace(c))
        .Select(c => char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c)));

    public static IEnumerable<string> Lines(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var raw = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(file, StringComparison.Ordinal)))!;
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
        while (text.ReadLine() is { } line)
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) yield return line;
    }
}
