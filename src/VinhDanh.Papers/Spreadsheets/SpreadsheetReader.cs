using ExcelDataReader.Exceptions;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Reads xlsx, xls and csv files as rows of text. What a file is, its first bytes tell; its name is not trusted.</summary>
public static class SpreadsheetReader
{
    /// <param name="input">The file; read to its end, left open.</param>
    /// <param name="fileName">Names the sheet of a text table.</param>
    /// <param name="limits">Bounds; <see cref="SpreadsheetLimits.Default"/> without them.</param>
    /// <exception cref="SpreadsheetUnreadableException">Empty, damaged, protected by a password, of another kind, or beyond the bounds.</exception>
    public static Spreadsheet Read(Stream input, string fileName, SpreadsheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        limits ??= SpreadsheetLimits.Default;
        using var file = Load(input, limits.Bytes);
        var head = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 8));
        if (head.StartsWith("PK"u8)) return new Spreadsheet(SpreadsheetFormat.Xlsx, Workbook(file, packed: true, limits));
        if (head.StartsWith(OldOffice)) return new Spreadsheet(SpreadsheetFormat.Xls, Workbook(file, packed: false, limits));
        if (head.StartsWith("%PDF"u8)) throw new SpreadsheetUnreadableException("Đây là tệp PDF, không phải bảng tính. Hãy gửi tệp .xlsx, .xls hoặc .csv.");
        var sheet = CsvRead.Read(file.ToArray(), Path.GetFileNameWithoutExtension(fileName), limits);
        if (sheet.Rows.Count == 0) throw new SpreadsheetUnreadableException("Tệp không có dòng nào.");
        return new Spreadsheet(SpreadsheetFormat.Csv, [sheet]);
    }

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static MemoryStream Load(Stream input, long limit)
    {
        var file = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            if (file.Length + read > limit)
                throw new SpreadsheetUnreadableException($"Tệp lớn hơn {limit / (1024 * 1024)} MB.");
            file.Write(buffer, 0, read);
        }
        if (file.Length == 0) throw new SpreadsheetUnreadableException("Tệp rỗng.");
        return file;
    }

    private static List<SpreadsheetSheet> Workbook(MemoryStream file, bool packed, SpreadsheetLimits limits)
    {
        try
        {
            return WorkbookRead.Read(file, packed, limits);
        }
        catch (InvalidPasswordException e)
        {
            throw new SpreadsheetUnreadableException("Bảng tính được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.", e);
        }
        catch (Exception e) when (e is not SpreadsheetUnreadableException and not OutOfMemoryException)
        {
            // The reader has no common exception for damaged files: index, format, XML and zip errors all occur.
            throw new SpreadsheetUnreadableException("Bảng tính bị hỏng hoặc không đúng định dạng Excel.", e);
        }
    }
}
