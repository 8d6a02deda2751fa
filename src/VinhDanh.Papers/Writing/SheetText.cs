using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Writing;

/// <summary>What a workbook can hold as text and as names.</summary>
internal static partial class SheetText
{
    /// <summary>Most characters a cell can hold.</summary>
    public const int CellLimit = 32767;

    private const string Cut = "… (nội dung dài hơn một ô bảng tính, đã cắt)";

    /// <summary>Text for a cell; a text longer than a cell can hold is cut and says so.</summary>
    public static string Cell(string text)
    {
        text = XmlText.Clean(text);
        if (text.Length > CellLimit) text = text[..(CellLimit - Cut.Length)] + Cut;
        // “_x000A_” in a file means the character with that code; a written one must be told apart.
        return Escape().Replace(text, "_x005F$&");
    }

    /// <summary>Begins like a formula for a program that reads the text anew.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>Names for the tabs: allowed characters, at most 31, each used once (case ignored).</summary>
    public static IReadOnlyList<string> TabNames(IEnumerable<string> wanted)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var name in wanted)
        {
            var clean = Forbidden().Replace(XmlText.Clean(name), " ").Trim().Trim('\'');
            if (clean.Length == 0) clean = "Bảng";
            var candidate = Shorten(clean, 31);
            for (var n = 2; !used.Add(candidate); n++) candidate = $"{Shorten(clean, 31 - $" ({n})".Length)} ({n})";
            names.Add(candidate);
        }
        return names;
    }

    /// <summary>“A” for 0, “AA” for 26.</summary>
    public static string ColumnName(int index)
    {
        var name = "";
        for (var n = index + 1; n > 0; n = (n - 1) / 26) name = (char)('A' + (n - 1) % 26) + name;
        return name;
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\[\]:*?/\\\n\t]")]
    private static partial Regex Forbidden();
}
