using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>Lines of running text to paragraphs: by markers, indents, gaps, and lines that end early.</summary>
internal static class PageParagraphs
{
    public static List<(string Text, int Page)> Of(IReadOnlyList<PageLine> lines)
    {
        var result = new List<(string Text, int Page)>();
        if (lines.Count == 0) return result;
        var (left, right) = (Common(lines.Select(l => l.Left)), lines.Max(l => l.Right));
        var pitch = Pitch(lines);
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0 && GoesOn(lines[at - 1], lines[at], left, right, pitch)) result[^1] = (result[^1].Text + " " + lines[at].Text, result[^1].Page);
            else result.Add((lines[at].Text, lines[at].Page));
        }
        return result;
    }

    private static bool GoesOn(PageLine before, PageLine line, double left, double right, double pitch)
    {
        var text = line.Text;
        if (Marker.Of(text).Kind != MarkerKind.None) return false;
        var width = Math.Max(1, right - left);
        var full = before.Right > right - (width * 0.12);
        var ended = before.Text[^1] is '.' or ';' or ':' or '!' or '?';
        var indented = line.Left > left + (width * 0.035);
        if (before.Page != line.Page) return !indented && full && !ended;
        var gap = line.Top - before.Top;
        if (gap > pitch * 1.45) return false;
        if (IsCentred(before, left, right) && IsCentred(line, left, right))
            return PlainWords.IsUpper(before.Text) == PlainWords.IsUpper(text) && before.Text[0] != '(' == (text[0] != '(') || (before.Text.Contains('(') && !before.Text.Contains(')'));
        if (indented && (ended || !full)) return false;
        return full || (char.IsLower(text[0]) && !ended);
    }

    private static bool IsCentred(PageLine line, double left, double right)
    {
        var (before, after) = (line.Left - left, right - line.Right);
        return before > (right - left) * 0.06 && Math.Abs(before - after) < (right - left) * 0.08;
    }

    private static double Common(IEnumerable<double> values) =>
        values.GroupBy(v => Math.Round(v / 3)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Average();

    /// <summary>The usual distance between lines of one paragraph.</summary>
    private static double Pitch(IReadOnlyList<PageLine> lines)
    {
        var gaps = lines.Zip(lines.Skip(1)).Where(p => p.First.Page == p.Second.Page).Select(p => p.Second.Top - p.First.Top).Where(g => g > 1).Order().ToList();
        return gaps.Count == 0 ? lines[0].Height * 1.2 : gaps[gaps.Count / 3];
    }
}
