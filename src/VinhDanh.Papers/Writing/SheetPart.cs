using System.Globalization;
using System.Xml;

namespace VinhDanh.Papers.Writing;

/// <summary>Writes one sheet straight to its part, row by row, so that its size in memory does not grow with its rows.</summary>
internal sealed class SheetPart(XmlWriter xml, SheetModel sheet)
{
    public const int RowLimit = 1_048_576;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Points of a line of 12-point text.</summary>
    private const double LineHeight = 15.75;

    private int _row;

    /// <summary>Row of the header, from 1.</summary>
    public int HeaderRow => sheet.TitleLines.Count == 0 ? 1 : sheet.TitleLines.Count + 2;

    private string LastColumn => SheetText.ColumnName(sheet.Columns.Count - 1);

    /// <summary>The table with its header, such as “$A$4:$F$120”; known after writing.</summary>
    public string Area => $"$A${HeaderRow}:${LastColumn}${Math.Max(_row, HeaderRow)}";

    public void Write()
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", Main);
        Before();
        xml.WriteStartElement("sheetData");
        Titles();
        Header();
        foreach (var row in sheet.Rows) Row(row);
        xml.WriteEndElement();
        After();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private void Before()
    {
        xml.WriteStartElement("sheetPr");
        Empty("pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews");
        Start("sheetView", ("workbookViewId", "0"));
        Empty("pane", ("ySplit", Text(HeaderRow)), ("topLeftCell", $"A{HeaderRow + 1}"), ("activePane", "bottomLeft"), ("state", "frozen"));
        Empty("selection", ("pane", "bottomLeft"), ("activeCell", $"A{HeaderRow + 1}"), ("sqref", $"A{HeaderRow + 1}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Empty("sheetFormatPr", ("defaultRowHeight", "15.75"));
        xml.WriteStartElement("cols");
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var width = Math.Clamp(sheet.Columns[i].Width, 1, 255).ToString(CultureInfo.InvariantCulture);
            Empty("col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", width), ("customWidth", "1"));
        }
        xml.WriteEndElement();
    }

    private void Titles()
    {
        for (var i = 0; i < sheet.TitleLines.Count; i++)
        {
            StartRow();
            TextCell(0, sheet.TitleLines[i], i == 0 ? SheetStyles.Title : SheetStyles.Subtitle);
            xml.WriteEndElement();
        }
        if (sheet.TitleLines.Count > 0) _row++; // an empty row parts titles from table
    }

    private void Header()
    {
        StartRow(sheet.Columns.Max(c => Lines(c.Header, c.Width * 0.9))); // bold letters are wider
        for (var i = 0; i < sheet.Columns.Count; i++) TextCell(i, sheet.Columns[i].Header, SheetStyles.Header);
        xml.WriteEndElement();
    }

    private void Row(IReadOnlyList<SheetCell> cells)
    {
        if (cells.Count > sheet.Columns.Count) throw new ArgumentException($"A row of sheet “{sheet.Name}” is wider than its columns.", nameof(cells));
        if (_row == RowLimit) throw new ArgumentException($"Sheet “{sheet.Name}” has more rows than a sheet can hold.", nameof(cells));
        var lines = 1;
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Text is { } text) lines = Math.Max(lines, Lines(text, sheet.Columns[i].Width));
        StartRow(lines);
        for (var i = 0; i < sheet.Columns.Count; i++) Cell(i, i < cells.Count ? cells[i] : default, sheet.Columns[i].Kind);
        xml.WriteEndElement();
    }

    private void Cell(int column, SheetCell cell, CellKind kind)
    {
        // Day 60 of the calendar of spreadsheets is a 29 February 1900 that never was; days before it are written as text.
        if (cell.Date is { } date && date < new DateOnly(1900, 3, 1)) cell = date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

        if (cell.Text is { Length: > 0 } text)
            TextCell(column, text, SheetText.LooksLikeFormula(text) ? SheetStyles.QuotedText : SheetStyles.Text);
        else if (cell.Date is { } day)
            NumberCell(column, Text(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber), SheetStyles.Date);
        else if (cell.Number is { } number)
            NumberCell(column, number.ToString(CultureInfo.InvariantCulture), NumberStyle(kind, number));
        else
            Empty("c", ("r", Reference(column)), ("s", Text((int)SheetStyles.Text)));
    }

    private static uint NumberStyle(CellKind kind, decimal number) =>
        kind == CellKind.Percent ? SheetStyles.Percent : number == decimal.Truncate(number) ? SheetStyles.Whole : SheetStyles.Fraction;

    private void TextCell(int column, string text, uint style)
    {
        Start("c", ("r", Reference(column)), ("s", Text((int)style)), ("t", "inlineStr"));
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(SheetText.Cell(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void NumberCell(int column, string number, uint style)
    {
        Start("c", ("r", Reference(column)), ("s", Text((int)style)));
        xml.WriteElementString("v", number);
        xml.WriteEndElement();
    }

    private void After()
    {
        Empty("autoFilter", ("ref", Area.Replace("$", "", StringComparison.Ordinal)));
        if (sheet.TitleLines.Count > 0 && sheet.Columns.Count > 1)
        {
            xml.WriteStartElement("mergeCells");
            for (var i = 1; i <= sheet.TitleLines.Count; i++) Empty("mergeCell", ("ref", $"A{i}:{LastColumn}{i}"));
            xml.WriteEndElement();
        }
        Empty("printOptions", ("horizontalCentered", "1"));
        Empty("pageMargins", ("left", "0.6"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Empty("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&CTrang &P/&N");
        xml.WriteEndElement();
    }

    private void StartRow(int lines = 1)
    {
        Start("row", ("r", Text(++_row)));
        // Not every program fits rows to wrapped text when it opens a file; 409 points is the most a row can have.
        if (lines > 1) xml.WriteAttributeString("ht", Math.Min(lines * LineHeight, 409).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Lines the text takes in a column, counting about one letter a unit of width.</summary>
    private static int Lines(string text, double width)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines()) lines += 1 + (int)(Math.Max(0, line.Length - 1) / Math.Max(1, width));
        return lines;
    }

    private string Reference(int column) => SheetText.ColumnName(column) + Text(_row);

    private void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
    }

    private void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
