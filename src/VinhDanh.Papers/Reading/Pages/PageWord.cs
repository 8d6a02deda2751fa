using System.Globalization;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>A word where it stands on its page; units are points (TSV) or pseudo-points (layout text).</summary>
internal sealed record PageWord(int Page, double Left, double Top, double Right, double Height, string Text)
{
    public double Middle => (Left + Right) / 2;

    public double Centre => Top + (Height / 2);
}

/// <summary>Words with places, from <c>pdftotext -tsv</c>, <c>tesseract … tsv</c> or <c>pdftotext -layout</c>.</summary>
internal static class PageWords
{
    private const double CharWidth = 6;
    private const double LineHeight = 12;

    /// <summary>No page is wider in points; a wider one is counted in pixels.</summary>
    private const double PixelsFrom = 1300;
    private const double ShortSide = 595;
    private const double LongSide = 842;

    public static List<PageWord> Parse(string text) =>
        text.StartsWith("level\t", StringComparison.Ordinal) ? FromTsv(text) : FromLayout(text);

    /// <summary>
    /// Both programs print level, page, …, left, top, width, height, confidence, text; level 1 is a page, 4 a line, 5 a word.
    /// Pixels of a scan are brought to the points of an A4 page; words take the height of their line.
    /// </summary>
    private static List<PageWord> FromTsv(string text)
    {
        var words = new List<PageWord>();
        var (scale, lineTop, lineHeight) = (1.0, 0.0, 0.0);
        foreach (var line in text.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields.Length < 11 || !int.TryParse(fields[1], out var page) || !Number(fields[6], out var left) || !Number(fields[7], out var top)
                || !Number(fields[8], out var width) || !Number(fields[9], out var height)) continue;
            switch (fields[0])
            {
                case "1":
                    scale = width > PixelsFrom ? (width > height ? LongSide : ShortSide) / width : 1;
                    lineHeight = 0;
                    break;
                case "4":
                    (lineTop, lineHeight) = (top, height);
                    break;
                case "5" when fields.Length >= 12 && !string.IsNullOrWhiteSpace(fields[11]):
                    if (scale != 1 && lineHeight > 0) (top, height) = (lineTop, lineHeight);
                    words.Add(new PageWord(page, left * scale, top * scale, (left + width) * scale, height * scale, fields[11].Trim()));
                    break;
            }
        }
        return words;
    }

    private static bool Number(string field, out double value) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static List<PageWord> FromLayout(string text)
    {
        var words = new List<PageWord>();
        var (page, row) = (1, 0);
        foreach (var raw in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            var line = raw;
            for (; line.StartsWith('\f'); line = line[1..]) (page, row) = (page + 1, 0);
            var at = 0;
            while (at < line.Length)
            {
                while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
                var start = at;
                while (at < line.Length && !char.IsWhiteSpace(line[at])) at++;
                if (at > start) words.Add(new PageWord(page, start * CharWidth, row * LineHeight, at * CharWidth, LineHeight, line[start..at]));
            }
            row++;
        }
        return words;
    }
}

/// <summary>Words on one base line.</summary>
internal sealed record PageLine(int Page, IReadOnlyList<PageWord> Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Top => Words.Min(w => w.Top);

    public double Height => Words.Max(w => w.Height);

    public string Text { get; } = Containers.PlainText.Clean(string.Join(' ', Words.Select(w => w.Text)));

    public static List<PageLine> Of(IEnumerable<PageWord> words)
    {
        var lines = new List<PageLine>();
        foreach (var page in words.GroupBy(w => w.Page).OrderBy(g => g.Key))
        {
            var open = new List<PageWord>();
            var centre = 0.0;
            foreach (var word in page.OrderBy(w => w.Centre).ThenBy(w => w.Left))
            {
                if (open.Count > 0 && word.Centre - centre > word.Height * 0.5) Close();
                if (open.Count == 0) centre = word.Centre;
                open.Add(word);
            }
            Close();

            void Close()
            {
                if (open.Count > 0) lines.Add(new PageLine(page.Key, [.. open.OrderBy(w => w.Left)]));
                open.Clear();
            }
        }
        return [.. lines.Where(l => l.Text.Length > 0)];
    }

    /// <summary>Parts of the line with wide gaps between them: the columns of a head or of an end.</summary>
    public IEnumerable<PageLine> Segments(double gap)
    {
        var from = 0;
        for (var at = 1; at <= Words.Count; at++)
        {
            if (at < Words.Count && Words[at].Left - Words[at - 1].Right <= gap) continue;
            yield return new PageLine(Page, [.. Words.Skip(from).Take(at - from)]);
            from = at;
        }
    }
}
