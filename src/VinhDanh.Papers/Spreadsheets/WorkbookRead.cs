using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Reads the sheets of an Excel file, new or old.</summary>
internal static class WorkbookRead
{
    static WorkbookRead() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // old files name code pages

    public static List<SpreadsheetSheet> Read(MemoryStream file, bool packed, SpreadsheetLimits limits)
    {
        if (packed) CheckPacked(file, limits);
        file.Position = 0;
        using var reader = packed ? ExcelReaderFactory.CreateOpenXmlReader(file) : ExcelReaderFactory.CreateBinaryReader(file);
        var sheets = new List<SpreadsheetSheet>();
        var left = limits.Rows;
        do
        {
            var rows = Rows(reader, limits, left);
            left -= rows.Count;
            sheets.Add(new SpreadsheetSheet(reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }

    private static List<SpreadsheetRow> Rows(IExcelDataReader reader, SpreadsheetLimits limits, int left)
    {
        var rows = new List<SpreadsheetRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var cells = new List<string>();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var text = CellText.Of(reader.GetValue(column), reader.GetNumberFormatString(column));
                if (text.Length == 0) continue;
                if (column >= limits.Columns) throw new SpreadsheetUnreadableException($"Bảng có quá {limits.Columns} cột.");
                while (cells.Count < column) cells.Add("");
                cells.Add(text);
            }
            if (cells.Count == 0) continue;
            if (rows.Count == left) throw new SpreadsheetUnreadableException($"Bảng tính có quá {limits.Rows} dòng.");
            rows.Add(new SpreadsheetRow(number, cells));
        }
        return rows;
    }

    /// <summary>Unpacks every part once against the bound: the sizes a package states about itself cannot be trusted.</summary>
    private static void CheckPacked(MemoryStream file, SpreadsheetLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry("xl/workbook.xml") is null && !zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)))
            throw new SpreadsheetUnreadableException("Tệp không phải bảng tính Excel (.xlsx). Hãy lưu lại thành .xlsx, .xls hoặc .csv.");
        var left = limits.UnpackedBytes;
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0) throw new SpreadsheetUnreadableException("Bảng tính quá lớn sau khi giải nén.");
            }
        }
    }
}
