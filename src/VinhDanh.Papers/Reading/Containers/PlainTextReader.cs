using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Plain text: a paragraph a line, tables as lines of tab-separated cells, with traces of marks from text recognition.</summary>
internal static partial class PlainTextReader
{
    public static RawPaper Read(string text, string format, ReadOptions options)
    {
        var lines = CleanMarks(text).Split('\n');
        var pieces = new List<Piece>();
        var (paragraph, table) = (0, -1);
        for (var at = 0; at < lines.Length;)
        {
            if (lines[at].Contains('\t') && IsRow(lines[at]))
            {
                table++;
                at = ReadTable(lines, at, table, pieces);
            }
            else
            {
                var clean = PlainText.Clean(DropTags(lines[at]));
                if (clean.Length > 0) pieces.Add(new Piece { Text = clean, Paragraph = paragraph });
                paragraph++;
                at++;
            }
            if (pieces.Count > options.MaxBlocks) throw new PaperUnreadableException(UnreadableCode.TooLarge);
        }
        for (var i = 0; i < pieces.Count; i++) pieces[i].Id = i;
        return new RawPaper(format, pieces);
    }

    /// <summary>Emphasis signs go; a heading glued to its neighbour by them (“PHỤ LỤC 1**BIỂU …”) is parted again.</summary>
    private static string CleanMarks(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n').Replace('\v', '\n');
        text = GluedMark().Replace(text, "\n");
        text = text.Replace("**", "", StringComparison.Ordinal);
        text = GluedNumber().Replace(text, "\n");
        return StrayMark().Replace(Emphasis().Replace(text, "$1"), "");
    }

    private static int ReadTable(string[] lines, int at, int table, List<Piece> pieces)
    {
        var (row, width) = (0, 0);
        var rows = new List<Piece>();
        while (at < lines.Length && IsRow(lines[at]))
        {
            var whole = lines[at++];
            width = Math.Max(width, Count(whole));
            while (Continues(lines, at, whole, width) is var next && next > at)
            {
                whole += "\n" + string.Join('\n', lines[at..next].Where(l => l.Trim().Length > 0));
                at = next;
            }
            var cells = whole.Split('\t').Select((cell, i) => new TableCell(Paragraphs(cell), i, 1, DownMerge.None)).ToList();
            if (cells.All(c => c.IsBlank)) continue;
            rows.Add(new Piece
            {
                Text = string.Join(" | ", cells.Where(c => !c.IsBlank).Select(c => c.Text.Replace('\n', ' '))),
                Table = table,
                Row = row++,
                Cells = cells,
            });
        }
        pieces.AddRange(LayoutTable.Opened(rows));
        return at;
    }

    /// <summary>Where the cell that the row breaks off in goes on: the line after those that still belong to it.</summary>
    private static int Continues(string[] lines, int at, string row, int width)
    {
        var next = at;
        while (next < lines.Length && lines[next].Trim().Length == 0) next++;
        if (next >= lines.Length) return at;
        var line = lines[next].TrimStart();
        if (line.StartsWith("<p>", StringComparison.OrdinalIgnoreCase)) return next + 1;
        if (next > at || width < 3) return at;
        var missing = width - Count(row);
        var more = line.Count(c => c == '\t');
        return missing > 0 && more > 0 && more <= missing && !RowStart().IsMatch(line) ? next + 1 : at;
    }

    private static int Count(string row) => row.Count(c => c == '\t') + 1;

    private static bool IsRow(string line) => line.Contains('\t') && line.Trim().Length > 0 && line.TrimEnd().Contains('\t');

    private static List<string> Paragraphs(string cell) =>
        [.. ParagraphEnd().Split(cell).SelectMany(part => SoftLines.Split(DropTags(part)))];

    private static string DropTags(string text) => text.Contains('<') ? Tag().Replace(text, "") : text;

    [GeneratedRegex(@"(?<=[^\s*:/“(\-])\*{2,3}(?=[\p{Lu}\d(])")]
    private static partial Regex GluedMark();

    /// <summary>“I. MỤC ĐÍCH, YÊU CẦU1. Mục đích”.</summary>
    [GeneratedRegex(@"(?<=^[IVX]+\.\s[\p{Lu}\s,;–\-]{4,120}\p{Lu})(?=\d\.\s?\p{Lu}\p{Ll})", RegexOptions.Multiline)]
    private static partial Regex GluedNumber();

    [GeneratedRegex(@"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"(?<=[^\s*])\*(?=[ \t]*$)", RegexOptions.Multiline)]
    private static partial Regex StrayMark();

    [GeneratedRegex(@"</p>|<br\s*/?>|<p>", RegexOptions.IgnoreCase)]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(@"</?(i|b|u|p|em|strong|br|sup|sub|span|table|tr|td|th|tbody|thead|div)(\s[^<>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(-|[IVX]+\.?|\d{1,3}\.?)\s*\t")]
    private static partial Regex RowStart();
}
