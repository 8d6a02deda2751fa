using System.Globalization;
using System.Text;

namespace VinhDanh.App.Platform.Files;

/// <summary>Names that are safe to show, to store and to save under on any system.</summary>
public static class FileNames
{
    public const int MaximumLength = 180;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>
    /// The last part of a path, composed (NFC), without what hides or overrides (control and direction marks) or what file
    /// systems refuse; its extension is one of the kind's.
    /// </summary>
    public static string Safe(string name, FileKind kind)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var letter in last)
        {
            if (char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            kept.Append(letter is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : letter);
        }

        var clean = kept.ToString().TrimEnd(' ', '.');
        var extensions = FileKinds.ExtensionsOf(kind);
        var fits = extensions.FirstOrDefault(e => clean.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = (fits is null ? clean : clean[..^fits.Length]).Trim(' ', '.');
        var extension = fits ?? extensions[0];
        if (stem.Length == 0) stem = "tep";
        if (Reserved.Contains(stem.Split('.')[0])) stem = "_" + stem;
        return Shorten(stem, MaximumLength - extension.Length) + extension;
    }

    private static string Shorten(string stem, int length)
    {
        if (stem.Length <= length) return stem;
        // Never through the middle of a letter and its mark, or of a surrogate pair.
        var cut = stem[..length];
        var whole = StringInfo.ParseCombiningCharacters(stem).Last(i => i <= length);
        return cut[..whole].TrimEnd(' ', '.');
    }
}
