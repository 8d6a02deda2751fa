using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Word packages to pieces, by the XML itself: files of many hands are read that a strict object model refuses.</summary>
internal sealed class DocxReader
{
    private readonly ReadOptions _options;
    private readonly WordNumbering _numbering;
    private readonly List<Piece> _pieces = [];
    private int _paragraphs;
    private int _tables;

    private DocxReader(ReadOptions options, WordNumbering numbering)
    {
        _options = options;
        _numbering = numbering;
    }

    /// <exception cref="PaperUnreadableException">See <see cref="DocxPackage"/>.</exception>
    public static RawPaper Read(byte[] content, ReadOptions options)
    {
        var package = DocxPackage.Open(content, options);
        var main = package.Main();
        var body = main.Word("body") ?? throw new PaperUnreadableException(UnreadableCode.Broken);
        var reader = new DocxReader(options, new WordNumbering(package.Part("word/numbering.xml"), package.Part("word/styles.xml")));
        reader.Walk(body, part: null);
        reader.Notes(package.Part("word/footnotes.xml"), "footnote");
        reader.Notes(package.Part("word/endnotes.xml"), "endnote");
        return new RawPaper("docx", reader._pieces);
    }

    private void Walk(XElement parent, string? part)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    Paragraph(element, part);
                    break;
                case "tbl":
                    Table(element, part);
                    break;
                case "AlternateContent":
                    if ((element.Word("Choice") ?? element.Word("Fallback")) is { } shown) Walk(shown, part);
                    break;
                case "del" or "moveFrom" or "sectPr" or "sdtPr":
                    break;
                default:
                    Walk(element, part);
                    break;
            }
        }
    }

    private void Paragraph(XElement element, string? part)
    {
        var paragraph = WordParagraph.Of(element);
        var index = _paragraphs++;
        foreach (var text in Lines(element, paragraph)) Add(new Piece { Text = text, Paragraph = index, Part = part });
        foreach (var box in paragraph.Boxes) Walk(box, "text-box");
    }

    /// <summary>A typed line break parts a paragraph only where the next line starts like a paragraph of its own.</summary>
    private IEnumerable<string> Lines(XElement element, WordParagraph paragraph, bool inCell = false)
    {
        var lines = SoftLines.Split(paragraph.Text);
        var number = _numbering.Next(element.Word("pPr"));
        if (lines.Count == 0)
        {
            // Number columns are often empty paragraphs of a list: the number is all there is to see.
            if (inCell && number is not null and not "-") yield return number;
            yield break;
        }
        yield return number is null ? lines[0] : number + " " + lines[0];
        foreach (var line in lines.Skip(1)) yield return line;
    }

    private void Table(XElement table, string? part)
    {
        var index = _tables++;
        var rows = Rows(table).ToList();
        var row = 0;
        var later = new List<XElement>();
        var read = new List<Piece>();
        foreach (var element in rows)
        {
            var properties = element.Word("trPr");
            var at = row++;
            if (properties?.Word("del") is not null) continue;
            var cells = Cells(element, later);
            if (cells.All(c => c.IsBlank)) continue;
            read.Add(new Piece
            {
                Text = string.Join(" | ", cells.Where(c => !c.IsBlank).Select(c => c.Text.Replace('\n', ' '))),
                Table = index,
                Row = at,
                Cells = cells,
                MarkedHeader = properties?.Word("tblHeader").IsOn() == true,
                Part = part,
            });
        }
        foreach (var piece in LayoutTable.Opened(read)) Add(piece);
        foreach (var nested in later)
        {
            if (nested.Name.LocalName == "tbl") Table(nested, "nested-table");
            else Walk(nested, "text-box");
        }
    }

    private static IEnumerable<XElement> Rows(XElement table)
    {
        foreach (var element in table.Elements())
        {
            if (element.Name.LocalName == "tr") yield return element;
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "bookmarkStart")
                foreach (var row in Rows(element)) yield return row;
        }
    }

    private List<TableCell> Cells(XElement row, List<XElement> later)
    {
        var cells = new List<TableCell>();
        var column = int.TryParse(row.Word("trPr")?.Word("gridBefore")?.Value("val"), out var before) ? Math.Clamp(before, 0, 100) : 0;
        foreach (var element in CellElements(row))
        {
            var properties = element.Word("tcPr");
            var span = int.TryParse(properties?.Word("gridSpan")?.Value("val"), out var given) ? Math.Clamp(given, 1, 100) : 1;
            if (properties?.Word("cellDel") is null)
            {
                var merge = properties?.Word("vMerge") is not { } down ? DownMerge.None
                    : down.Value("val") == "restart" ? DownMerge.First : DownMerge.Covered;
                cells.Add(new TableCell(CellText(element, later), column, span, merge));
            }
            column += span;
        }
        return cells;
    }

    private static IEnumerable<XElement> CellElements(XElement row)
    {
        foreach (var element in row.Elements())
        {
            if (element.Name.LocalName == "tc") yield return element;
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "customXml")
                foreach (var cell in CellElements(element)) yield return cell;
        }
    }

    private List<string> CellText(XElement parent, List<XElement> later)
    {
        var texts = new List<string>();
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    var paragraph = WordParagraph.Of(element);
                    texts.AddRange(Lines(element, paragraph, inCell: true));
                    later.AddRange(paragraph.Boxes);
                    break;
                case "tbl":
                    later.Add(element);
                    break;
                case "tcPr" or "del" or "moveFrom" or "sdtPr":
                    break;
                default:
                    texts.AddRange(CellText(element, later));
                    break;
            }
        }
        return texts;
    }

    private void Notes(XElement? notes, string part)
    {
        if (notes is null) return;
        foreach (var note in notes.Elements().Where(n => n.Name.LocalName == part && n.Value("type") is null or "normal")) Walk(note, part);
    }

    private void Add(Piece piece)
    {
        if (_pieces.Count >= _options.MaxBlocks) throw new PaperUnreadableException(UnreadableCode.TooLarge);
        piece.Id = _pieces.Count;
        _pieces.Add(piece);
    }
}
