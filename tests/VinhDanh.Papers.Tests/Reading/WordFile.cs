using System.IO.Compression;
using System.Text;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Small Word files out of XML; a line of text stands for a paragraph.</summary>
internal static class WordFile
{
    public const string Ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    public static byte[] Of(string body, params (string Path, string Xml)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(zip, "word/document.xml", $"<w:document {Ns}><w:body>{body}</w:body></w:document>");
            foreach (var (path, xml) in parts) Write(zip, path, xml);
        }
        return file.ToArray();
    }

    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Paragraphs(params string[] lines) => string.Concat(lines.Select(l => P(l)));

    /// <summary>Cells by “|”; “^” starts a merge downwards, “"” goes on with it; “&gt;n ” spans n columns; “/” parts paragraphs.</summary>
    public static string Table(params string[] rows) => "<w:tbl>" + string.Concat(rows.Select(Row)) + "</w:tbl>";

    private static string Row(string row) => "<w:tr>" + string.Concat(row.Split('|').Select(Cell)) + "</w:tr>";

    private static string Cell(string cell)
    {
        var properties = "";
        if (cell.StartsWith('>'))
        {
            properties += $"<w:gridSpan w:val=\"{cell[1]}\"/>";
            cell = cell[3..];
        }
        if (cell.StartsWith('^')) (properties, cell) = (properties + "<w:vMerge w:val=\"restart\"/>", cell[1..]);
        else if (cell == "\"") (properties, cell) = (properties + "<w:vMerge/>", "");
        return $"<w:tc><w:tcPr>{properties}</w:tcPr>{string.Concat(cell.Split(" / ").Select(p => P(p)))}</w:tc>";
    }

    private static void Write(ZipArchive zip, string path, string xml)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
