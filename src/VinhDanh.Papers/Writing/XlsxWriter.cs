using System.Xml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace VinhDanh.Papers.Writing;

/// <summary>
/// Writes tables as a workbook: real dates, frozen and filtered header, title rows, printed landscape on A4 in the width of
/// the page with the header on every page. Text is never a formula. The same input always gives the same bytes.
/// </summary>
public static class XlsxWriter
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <param name="title">Title in the file's properties.</param>
    /// <param name="sheets">At least one; rows are read while writing.</param>
    /// <param name="output">Receives the file; stays open.</param>
    /// <exception cref="ArgumentException">No sheet, a sheet without columns, a row wider than its columns, or more rows than a sheet holds.</exception>
    public static void Write(string title, IReadOnlyList<SheetModel> sheets, Stream output)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(output);
        if (sheets.Count == 0 || sheets.Any(s => s.Columns.Count == 0))
            throw new ArgumentException("A workbook needs a sheet, and a sheet needs columns.", nameof(sheets));

        var names = SheetText.TabNames(sheets.Select(s => s.Name));
        var paths = sheets.Select((_, i) => $"worksheets/sheet{i + 1}.xml").ToList();
        using var package = new OpcPackage(output);
        Describe(package, paths);
        package.Text("docProps/core.xml", CoreProperties.Xml(title, ""));
        package.Element("xl/styles.xml", SheetStyles.Stylesheet());
        var defined = new S.DefinedNames();
        for (var i = 0; i < sheets.Count; i++)
        {
            var (area, headerRow) = Sheet(package, "xl/" + paths[i], sheets[i]);
            defined.Append(Names(names[i], (uint)i, area, headerRow));
        }
        package.Element("xl/workbook.xml", new S.Workbook(
            new S.BookViews(new S.WorkbookView()),
            new S.Sheets(names.Select((name, i) => new S.Sheet { Name = name, SheetId = (uint)(i + 1), Id = $"rId{i + 1}" })),
            defined));
    }

    private static (string Area, int HeaderRow) Sheet(OpcPackage package, string path, SheetModel sheet)
    {
        using var stream = package.Part(path);
        using var xml = XmlWriter.Create(stream, OpcPackage.XmlSettings);
        var part = new SheetPart(xml, sheet);
        part.Write();
        return (part.Area, part.HeaderRow);
    }

    private static IEnumerable<S.DefinedName> Names(string sheet, uint index, string area, int headerRow)
    {
        var quoted = $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
        yield return new S.DefinedName($"{quoted}!{area}") { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true };
        yield return new S.DefinedName($"{quoted}!${headerRow}:${headerRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = index };
    }

    private static void Describe(OpcPackage package, List<string> paths)
    {
        package.ContentTypes([
            ("xl/workbook.xml", Content + "sheet.main+xml"),
            ("xl/styles.xml", Content + "styles+xml"),
            .. paths.Select(p => ("xl/" + p, Content + "worksheet+xml")),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]);
        package.Relationships("_rels/.rels", [
            ("rId1", Relation + "officeDocument", "xl/workbook.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ]);
        package.Relationships("xl/_rels/workbook.xml.rels", [
            .. paths.Select((p, i) => ($"rId{i + 1}", Relation + "worksheet", p)),
            ("rIdStyles", Relation + "styles", "styles.xml"),
        ]);
    }
}
