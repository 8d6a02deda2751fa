using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Writing;

/// <summary>Writes a table as comma-separated text: UTF-8 with mark (so that spreadsheet programs show Vietnamese), dates as yyyy-MM-dd.</summary>
public static class CsvText
{
    /// <param name="sheet">Columns and rows; titles and widths are not written.</param>
    /// <param name="output">Receives the text; stays open.</param>
    /// <param name="guardFormulas">Puts an apostrophe before text that a spreadsheet program would run as a formula.</param>
    public static void Write(SheetModel sheet, Stream output, bool guardFormulas = true)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var text = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        text.Write(string.Join(',', sheet.Columns.Select(c => Quoted(c.Header, guardFormulas))) + "\n");
        foreach (var row in sheet.Rows)
        {
            var cells = sheet.Columns.Select((_, i) => i < row.Count ? Quoted(Of(row[i]), guardFormulas && row[i].Text is not null) : "");
            text.Write(string.Join(',', cells) + "\n");
        }
    }

    private static string Quoted(string text, bool guardFormula)
    {
        text = XmlText.Clean(text);
        if (guardFormula && SheetText.LooksLikeFormula(text)) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\n\r") || text != text.Trim()
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static string Of(SheetCell cell) =>
        cell.Text
        ?? cell.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? cell.Number?.ToString(CultureInfo.InvariantCulture)
        ?? "";
}
