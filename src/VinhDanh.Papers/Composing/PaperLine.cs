using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Composing;

/// <summary>People's own words as lines of a paper, so that a reader takes each for what it is: a number typed at the start of a paragraph would make it a heading.</summary>
internal static class PaperLine
{
    private const string LeadIn = "Cụ thể: ";

    /// <summary>Letters that number the third step; “f”, “j”, “w”, “z” are not used.</summary>
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <summary>One line, plain spaces, without a dash before it or a stop behind it: the paper sets these.</summary>
    public static string Bare(string text)
    {
        var line = PlainText.Clean(text);
        while (Marker.Of(line) is { Kind: MarkerKind.Bullet } bullet) line = bullet.Rest;
        return line.TrimEnd(' ', '.', ';', ':', ',', '/');
    }

    public static List<string> Lines(IEnumerable<string> texts) => [.. texts.Select(Bare).Where(t => t.Length > 0)];

    public static List<string> Lines(string text) => Lines(text.Split('\n'));

    /// <summary>“- …;”, the last with a full stop.</summary>
    public static IEnumerable<string> Bullets(IReadOnlyList<string> lines) => lines.Select((line, i) => $"- {Stopped(line, i == lines.Count - 1 ? "." : ";")}");

    /// <summary>A paragraph of its own: a capital first, and never the look of a number, an appendix or a signature.</summary>
    public static string Paragraph(string text)
    {
        var line = Capital(Bare(text));
        return Stopped(LooksLikeMore(line) ? LeadIn + line : line, ".");
    }

    /// <summary>What <see cref="Paragraph"/> was made of, but for the capital and the stop.</summary>
    public static string OfParagraph(string paragraph)
    {
        var line = Bare(paragraph);
        return line.StartsWith(LeadIn, StringComparison.Ordinal) && LooksLikeMore(line[LeadIn.Length..]) ? line[LeadIn.Length..] : line;
    }

    public static string Capital(string line) => line.Length == 0 ? line : char.ToUpperInvariant(line[0]) + line[1..];

    /// <summary>“a”, “b”, … “đ”; beyond the alphabet “2.24”.</summary>
    public static string Label(int place, int under) => place < Letters.Length ? $"{Letters[place]})" : $"{under}.{place + 1}.";

    /// <summary>The last step of a path for <see cref="Label"/>.</summary>
    public static string Step(int place) => place < Letters.Length ? Letters[place].ToString() : $"{place + 1}";

    private static string Stopped(string line, string stop) => line.Length > 0 && "?!…".Contains(line[^1], StringComparison.Ordinal) ? line : line + stop;

    private static bool LooksLikeMore(string line) =>
        line.Length > 0 && (Marker.Of(line).Kind != MarkerKind.None || char.IsLower(line[0]) || Zones.IsAppendixLabel(new Piece { Text = line }) || TailLines.IsRecipientsLabel(line)
            || TailLines.IsAuthority(line) || TailLines.IsPost(line) || PlainWords.Fold(line).StartsWith("tren day la", StringComparison.Ordinal));
}
