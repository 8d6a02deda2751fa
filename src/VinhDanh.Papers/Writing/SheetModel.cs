namespace VinhDanh.Papers.Writing;

/// <summary>One sheet of a workbook: title rows, one header row, typed rows.</summary>
public sealed record SheetModel
{
    /// <summary>Name on the tab; characters a tab cannot hold are replaced and it is cut to 31 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Lines above the table, across its width; the first is large.</summary>
    public IReadOnlyList<string> TitleLines { get; init; } = [];

    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    /// <summary>Read once, while writing; a short row leaves its last cells empty.</summary>
    public required IEnumerable<IReadOnlyList<SheetCell>> Rows { get; init; }
}

/// <param name="Header">Heading of the column.</param>
/// <param name="Kind">How its numbers are shown; text in any column stays text.</param>
/// <param name="Width">Width in characters, 1–255.</param>
public sealed record SheetColumn(string Header, CellKind Kind = CellKind.Text, double Width = 20);

public enum CellKind
{
    Text,

    /// <summary>Shown as dd/mm/yyyy.</summary>
    Date,

    /// <summary>Shown in groups of three, without decimals when whole.</summary>
    Number,

    /// <summary>A share: 0.125 is shown as 12.5%.</summary>
    Percent,
}

/// <summary>A value of one cell; text, dates and numbers convert by themselves, null is empty.</summary>
public readonly record struct SheetCell
{
    public string? Text { get; private init; }
    public DateOnly? Date { get; private init; }
    public decimal? Number { get; private init; }

    public static implicit operator SheetCell(string? text) => new() { Text = text };
    public static implicit operator SheetCell(DateOnly date) => new() { Date = date };
    public static implicit operator SheetCell(DateOnly? date) => new() { Date = date };
    public static implicit operator SheetCell(int number) => new() { Number = number };
    public static implicit operator SheetCell(int? number) => new() { Number = number };
    public static implicit operator SheetCell(long number) => new() { Number = number };
    public static implicit operator SheetCell(decimal number) => new() { Number = number };
    public static implicit operator SheetCell(decimal? number) => new() { Number = number };

    public static SheetCell FromString(string? text) => text;
    public static SheetCell FromDateOnly(DateOnly date) => date;
    public static SheetCell FromDecimal(decimal number) => number;
}
