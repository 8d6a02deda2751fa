using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Line breaks typed inside a paragraph.</summary>
internal static partial class SoftLines
{
    /// <returns>Clean, non-empty paragraphs. A line goes on with the one before unless it starts like a paragraph of its own.</returns>
    public static IReadOnlyList<string> Split(string text)
    {
        var result = new List<string>();
        foreach (var raw in text.Split('\n'))
        {
            var line = PlainText.Clean(raw);
            if (line.Length == 0) continue;
            if (result.Count > 0 && !Starts(result[^1], line)) result[^1] = result[^1] + " " + line;
            else result.Add(line);
        }
        return result;
    }

    private static bool Starts(string before, string line) =>
        Marker().IsMatch(line) || (char.IsUpper(line[0]) && (before.Length <= 60 || ".;:,!?".Contains(before[^1], StringComparison.Ordinal)));

    [GeneratedRegex(@"^([-–—•+*]|\(?([IVX]+|\d{1,2}(\.\d{1,2})*|[a-zđ])[.)])\s")]
    private static partial Regex Marker();
}
