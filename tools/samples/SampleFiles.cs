using System.Text;
using VinhDanh.Papers.Spreadsheets;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Samples;

/// <summary>Makes every sample file from its source: documents from samples/source/*.yaml, workbooks from samples/*.csv.</summary>
public static class SampleFiles
{
    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["directory"] = ["DANH BẠ TỔ CHỨC TỈNH AN THỊNH", Remark],
        ["people"] = ["DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG", Remark],
    };

    private const string Remark = "Tài liệu mẫu: cơ quan, địa danh và tên người đều do chương trình đặt ra.";

    /// <param name="folder">The folder “samples”.</param>
    /// <returns>Names and content of the made files.</returns>
    public static IEnumerable<(string Name, byte[] Content)> Make(string folder)
    {
        foreach (var source in Directory.GetFiles(Path.Combine(folder, "source"), "*.yaml").Order(StringComparer.Ordinal))
        {
            using var reader = File.OpenText(source);
            var (file, document) = SampleYaml.Read(reader);
            using var docx = new MemoryStream();
            DocxWriter.Write(document, docx);
            yield return (file + ".docx", docx.ToArray());
            yield return (file + ".txt", Encoding.UTF8.GetBytes(PlainTextWriter.Write(document)));
        }
        foreach (var (name, titles) in Titles) yield return (name + ".xlsx", Workbook(Path.Combine(folder, name + ".csv"), titles));
    }

    private static byte[] Workbook(string path, string[] titles)
    {
        using var input = File.OpenRead(path);
        var rows = SpreadsheetReader.Read(input, path).Sheets[0].Rows;
        var header = rows[0].Cells;
        var columns = header.Select((h, i) => new SheetColumn(
            h,
            rows.Skip(1).Any(r => IsDate(r[i])) ? CellKind.Date : CellKind.Text,
            Math.Clamp(rows.Max(r => r[i].Length) + 2, 8, 28))).ToList();
        using var output = new MemoryStream();
        XlsxWriter.Write(titles[0], [new SheetModel
        {
            Name = Path.GetFileNameWithoutExtension(path),
            TitleLines = titles,
            Columns = columns,
            Rows = rows.Skip(1).Select(r => (IReadOnlyList<SheetCell>)[.. header.Select((_, i) => Cell(r[i]))]),
        }], output);
        return output.ToArray();
    }

    private static SheetCell Cell(string text) => IsDate(text) ? DateOnly.ParseExact(text, "yyyy-MM-dd") : text;

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);
}
