namespace VinhDanh.Papers.Spreadsheets;

/// <summary>A workbook or a text table as read.</summary>
public sealed record Spreadsheet(SpreadsheetFormat Format, IReadOnlyList<SpreadsheetSheet> Sheets);

public enum SpreadsheetFormat
{
    Xlsx,
    Xls,
    Csv,
}

/// <param name="Name">Name on the tab; the file's name for a text table.</param>
/// <param name="Rows">Rows that have any text.</param>
public sealed record SpreadsheetSheet(string Name, IReadOnlyList<SpreadsheetRow> Rows);

/// <param name="Number">Row in the file, from 1; for a text table the line where it begins.</param>
/// <param name="Cells">Text of the cells (NFC, trimmed); whole cells that are dates read yyyy-MM-dd.</param>
public sealed record SpreadsheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>Text of a column, counted from 0; empty beyond the last.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>Bounds of what is read.</summary>
public sealed record SpreadsheetLimits
{
    public static SpreadsheetLimits Default { get; } = new();

    /// <summary>Most bytes of the file.</summary>
    public long Bytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Most bytes of a packed file once unpacked: a small file must not unpack to fill the memory.</summary>
    public long UnpackedBytes { get; init; } = 300 * 1024 * 1024;

    /// <summary>Most rows with text, over all sheets.</summary>
    public int Rows { get; init; } = 100_000;

    public int Columns { get; init; } = 256;
}

/// <summary>A file that cannot be read as a table. The message is for the person who sent it.</summary>
public sealed class SpreadsheetUnreadableException : Exception
{
    public SpreadsheetUnreadableException()
        : this("Không đọc được bảng tính này.")
    {
    }

    public SpreadsheetUnreadableException(string message)
        : base(message)
    {
    }

    public SpreadsheetUnreadableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
