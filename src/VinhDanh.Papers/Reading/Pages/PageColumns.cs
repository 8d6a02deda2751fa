using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>The head and the end of a document stand in two columns: each is read down by itself.</summary>
internal static partial class PageColumns
{
    private const double Gap = 11;

    public static IEnumerable<Piece> Of(IReadOnlyList<PageLine> lines)
    {
        if (lines.Count == 0) yield break;
        var middle = (lines.Min(l => l.Left) + lines.Max(l => l.Right)) / 2;
        var parts = lines.SelectMany(l => l.Segments(Gap)).ToList();
        foreach (var (text, page) in Joined(parts.Where(p => Centre(p) < middle))) yield return Piece(text, page, 0);
        foreach (var (text, page) in Joined(parts.Where(p => Centre(p) >= middle))) yield return Piece(text, page, 1);
    }

    private static double Centre(PageLine part) => (part.Left + part.Right) / 2;

    private static Piece Piece(string text, int page, int cell) => new() { Text = text, Page = page, Cell = cell, FromLayout = true };

    /// <summary>Wrapped lines: a year alone, the rest of a recipient, a name of an office that goes on.</summary>
    private static List<(string Text, int Page)> Joined(IEnumerable<PageLine> parts)
    {
        var result = new List<(string Text, int Page)>();
        foreach (var part in parts)
        {
            var text = part.Text;
            var before = result.Count > 0 ? result[^1].Text : "";
            var goesOn = before.Length > 0 && (YearAlone().IsMatch(text) && before.Contains("ngày", StringComparison.OrdinalIgnoreCase)
                || (Marker.Of(before).Kind == MarkerKind.Bullet && Marker.Of(text).Kind == MarkerKind.None && !PlainWords.IsUpper(text) && before[^1] is not (';' or '.'))
                || before.EndsWith('-') && PlainWords.IsUpper(before));
            if (goesOn) result[^1] = (before + " " + text, result[^1].Page);
            else result.Add((text, part.Page));
        }
        return result;
    }

    [GeneratedRegex(@"^(năm\s+)?20\d\d$")]
    private static partial Regex YearAlone();
}
