using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>What recognition of scans does to documents: specks read as signs, Roman numerals read as letters.</summary>
internal static partial class ScanMending
{
    public static List<PageWord> Mended(List<PageWord> words) => [.. words.Where(w => !Speck().IsMatch(w.Text)).Select(w => MisreadWord().IsMatch(w.Text) ? w with { Text = Roman(w.Text) } : w)];

    /// <summary>“HI. NỘI DUNG” was “III. NỘI DUNG”: a numeral before a heading in capitals.</summary>
    public static string Numeral(string line)
    {
        var match = Misread().Match(line);
        if (!match.Success) return line;
        var numeral = Roman(match.Groups["numeral"].Value);
        return numeral.Length <= 4 ? numeral + line[match.Groups["numeral"].Length..] : line;
    }

    private static string Roman(string text) =>
        text.Replace("H", "II", StringComparison.Ordinal).Replace('l', 'I').Replace('1', 'I').Replace('|', 'I');

    [GeneratedRegex(@"^(?=[IVX]*[Hl|])[HIVXl|]{2,4}\.$")]
    private static partial Regex MisreadWord();

    [GeneratedRegex(@"^[^\p{L}\p{N}\-–+•“”""(%&/.,:;]+[-–]?$")]
    private static partial Regex Speck();

    [GeneratedRegex(@"^(?<numeral>(?=[HIVXl1|]*[HIl|])[HIVXl1|]{1,4})[.,]\s(?=\p{Lu}{2,}[\s,]+\p{Lu}{2,})")]
    private static partial Regex Misread();
}
