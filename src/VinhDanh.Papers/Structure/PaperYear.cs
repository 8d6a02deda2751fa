using System.Globalization;
using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Structure;

/// <summary>The year a document plans for, and years that contradict it.</summary>
internal static partial class PaperYear
{
    /// <param name="opening">The sentences before the first heading: they name the year where the title does not.</param>
    public static int? Of(string? title, IEnumerable<string> opening, int? dateYear) =>
        First(title) ?? dateYear ?? opening.Reverse().Select(First).FirstOrDefault(y => y is not null);

    /// <summary>“năm 2024”, but not “năm học 2023 - 2024”.</summary>
    public static int? First(string? text) =>
        text is not null && Year().Match(text) is { Success: true } match ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\b[Nn]ăm\s+(?<year>(19|20)\d\d)\b(?!\s*[-–]\s*20)")]
    private static partial Regex Year();
}
