using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>Text with places on pages (PDF, scans) to pieces: head and end by columns, tables by rivers, the rest as paragraphs.</summary>
internal sealed partial class PageReader
{
    private readonly List<PageLine> _lines;
    private readonly List<Piece> _pieces = [];
    private readonly List<PageLine> _text = [];
    private int _tables;

    private PageReader(List<PageLine> lines) => _lines = lines;

    /// <exception cref="PaperUnreadableException">No words (a PDF is then a scan), or more blocks than allowed.</exception>
    public static RawPaper Read(string text, string format, ReadOptions options)
    {
        var words = PageWords.Parse(text);
        var lines = PageLine.Of(format == "scan" ? ScanMending.Mended(words) : words);
        // A PDF without words is a picture of a document.
        if (lines.Count == 0) throw new PaperUnreadableException(format == "pdf" ? UnreadableCode.NeedsTesseract : UnreadableCode.Empty);
        if (lines.Count > options.MaxBlocks * 4L) throw new PaperUnreadableException(UnreadableCode.TooLarge);
        var reader = new PageReader([.. lines.Where(l => !IsPageNumber(l, lines))]);
        reader.Walk();
        for (var i = 0; i < reader._pieces.Count; i++)
        {
            reader._pieces[i].Id = i;
            if (format == "scan" && !reader._pieces[i].IsRow) reader._pieces[i].Text = ScanMending.Numeral(reader._pieces[i].Text);
        }
        return new RawPaper(format, reader._pieces);
    }

    /// <summary>A number alone on the first or last line of its page is no text.</summary>
    private static bool IsPageNumber(PageLine line, List<PageLine> lines)
    {
        if (!PageNumber().IsMatch(line.Text)) return false;
        var page = lines.Where(l => l.Page == line.Page).ToList();
        return ReferenceEquals(page[0], line) || ReferenceEquals(page[^1], line);
    }

    private void Walk()
    {
        var at = Head();
        while (at < _lines.Count)
        {
            var line = _lines[at];
            if (PageTable.StartsHeading(line)) at = Table(at);
            else if (IsRecipients(line)) at = End(at);
            else
            {
                _text.Add(line);
                at++;
            }
        }
        Flush();
    }

    /// <returns>The first line after the two columns of the head; 0 where there is no type line.</returns>
    private int Head()
    {
        var type = _lines.FindIndex(0, Math.Min(40, _lines.Count), l => PaperTypes.IsName(l.Text));
        if (type <= 0) return 0;
        _pieces.AddRange(PageColumns.Of(_lines[..type]));
        return type;
    }

    private int End(int at)
    {
        // The signature may start a line or two above the recipients.
        var above = new List<PageLine>();
        while (_text.Count > 0 && above.Count < 4 && _text[^1].Page == _lines[at].Page && (TailLines.IsAuthority(_text[^1].Text) || TailLines.IsPost(_text[^1].Text)))
        {
            above.Insert(0, _text[^1]);
            _text.RemoveAt(_text.Count - 1);
        }
        Flush();
        var end = at + 1;
        while (end < _lines.Count && !IsAppendix(_lines[end]) && !PageTable.StartsHeading(_lines[end]) && _lines[end].Words.Count <= 22) end++;
        _pieces.AddRange(PageColumns.Of([.. above, .. _lines[at..end]]));
        return end;
    }

    /// <summary>A table from its heading on, over as many pages as keep its columns.</summary>
    private int Table(int at)
    {
        var rows = new PageTableRows();
        var heading = new List<PageLine>();
        var start = at;
        while (at < _lines.Count)
        {
            var until = PageEnd(at);
            var hasHeading = PageTable.StartsHeading(_lines[at]);
            var columns = PageTable.Of(_lines[at..until]) ?? rows.Columns;
            if (columns is null) break;
            if (!hasHeading && rows.Columns is { } known) columns = known;
            if (!hasHeading && !_lines[at..until].Take(4).All(columns.KeepsColumns)) break;
            if (rows.Columns is null) Flush();
            rows.Open(columns, _tables);
            var first = !hasHeading ? at : IsCopy(at, until, heading) ? at + heading.Count : HeadingEnd(at, until, columns);
            if (hasHeading) rows.Heading(_lines[at..first]);
            if (hasHeading && heading.Count == 0) heading = _lines[at..first];
            at = first;
            while (at < until && columns.Holds(_lines[at])) rows.Line(_lines[at++]);
            if (at < until) break;
        }
        if (rows.Columns is null)
        {
            _text.Add(_lines[start]);
            return start + 1;
        }
        _tables++;
        var place = 0;
        foreach (var piece in rows.Pieces) _pieces.Add(Numbered(piece, place++));
        return at;
    }

    private static Piece Numbered(Piece piece, int row) => new() { Text = piece.Text, Table = piece.Table, Row = row, Page = piece.Page, Cells = piece.Cells };

    /// <summary>On a later page the heading ends where its first copy did: what follows may go on with a parted row.</summary>
    private bool IsCopy(int at, int until, List<PageLine> heading) =>
        heading.Count > 0 && at + heading.Count <= until && _lines[at..(at + heading.Count)].Select(l => l.Text).SequenceEqual(heading.Select(h => h.Text));

    private int HeadingEnd(int at, int until, PageTable columns)
    {
        var end = at + 1;
        while (end < until && end - at < 5 && !columns.IsRowStart(_lines[end]) && columns.Cells(_lines[end])[0].Length == 0
            && _lines[end].Top - _lines[end - 1].Top < _lines[end].Height * 1.6 && IsHeadingText(columns, at, end)) end++;
        return end;
    }

    /// <summary>A further line belongs to the heading while the words together still name columns.</summary>
    private bool IsHeadingText(PageTable columns, int at, int end)
    {
        var more = columns.Cells(_lines[end]);
        var before = _lines[at..end].Select(columns.Cells).ToList();
        return more.Select((text, i) => (text, All: string.Join(' ', before.Select(b => b[i]).Append(text)).Trim()))
            .Where(c => c.text.Length > 0).All(c => char.IsLower(c.text[0]) && c.All.Length <= 60);
    }

    private int PageEnd(int at)
    {
        var end = at + 1;
        while (end < _lines.Count && _lines[end].Page == _lines[at].Page && !IsAppendix(_lines[end]) && !IsRecipients(_lines[end])) end++;
        return end;
    }

    private static bool IsAppendix(PageLine line) => AppendixLabel().IsMatch(line.Text);

    private static bool IsRecipients(PageLine line) => PlainWords.Fold(line.Text).StartsWith("noi nhan", StringComparison.Ordinal);

    private void Flush()
    {
        _pieces.AddRange(PageParagraphs.Of(_text).Select(p => new Piece { Text = p.Text, Page = p.Page, Paragraph = _pieces.Count }));
        _text.Clear();
    }

    [GeneratedRegex(@"^[-–]?\s*\d{1,3}\s*[-–]?$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(PHỤ LỤC|Phụ lục|PHỤ BIỂU)\s*(SỐ|số)?\s*(\d{1,2}|[IVX]+)?\s*[.:]?$|^ĐỀ CƯƠNG$")]
    private static partial Regex AppendixLabel();
}
