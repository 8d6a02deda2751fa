using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace VinhDanh.Papers.Writing;

/// <summary>Cell formats of a workbook; the numbers are places in its list of formats.</summary>
internal static class SheetStyles
{
    public const uint Title = 1;
    public const uint Subtitle = 2;
    public const uint Header = 3;
    public const uint Text = 4;
    public const uint Date = 5;
    public const uint Whole = 6;
    public const uint Fraction = 7;
    public const uint Percent = 8;

    /// <summary>Text that begins like a formula: marked so that it stays text even after someone edits the cell.</summary>
    public const uint QuotedText = 9;

    private const uint DateFormat = 164;
    private const uint PercentFormat = 165;
    private const uint FractionFormat = 166;

    public static S.Stylesheet Stylesheet() => new(
        new S.NumberingFormats(
            new S.NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" },
            new S.NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.0%" },
            new S.NumberingFormat { NumberFormatId = FractionFormat, FormatCode = "#,##0.0#" }),
        new S.Fonts(Font(12), Font(14, bold: true), Font(12, italic: true), Font(12, bold: true)),
        new S.Fills(
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }),
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 }),
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Solid, ForegroundColor = new S.ForegroundColor { Rgb = "FFE8EEF7" } })),
        new S.Borders(new S.Border(), Box()),
        new S.CellStyleFormats(new S.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new S.CellFormats(
            new S.CellFormat { FontId = 0 },
            Format(1, 0, 0, 0, S.HorizontalAlignmentValues.Center),
            Format(2, 0, 0, 0, S.HorizontalAlignmentValues.Center),
            Format(3, 2, 1, 0, S.HorizontalAlignmentValues.Center),
            Format(0, 0, 1, 49, S.HorizontalAlignmentValues.Left),
            Format(0, 0, 1, DateFormat, S.HorizontalAlignmentValues.Center),
            Format(0, 0, 1, 3, S.HorizontalAlignmentValues.Right),
            Format(0, 0, 1, FractionFormat, S.HorizontalAlignmentValues.Right),
            Format(0, 0, 1, PercentFormat, S.HorizontalAlignmentValues.Right),
            Quoted(Format(0, 0, 1, 49, S.HorizontalAlignmentValues.Left))),
        new S.CellStyles(new S.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static S.Font Font(double size, bool bold = false, bool italic = false)
    {
        var font = new S.Font();
        if (bold) font.Append(new S.Bold());
        if (italic) font.Append(new S.Italic());
        font.Append(new S.FontSize { Val = size }, new S.FontName { Val = "Times New Roman" }, new S.FontFamilyNumbering { Val = 1 });
        return font;
    }

    private static S.Border Box()
    {
        T Side<T>() where T : S.BorderPropertiesType, new() => new() { Style = S.BorderStyleValues.Thin };
        return new S.Border(Side<S.LeftBorder>(), Side<S.RightBorder>(), Side<S.TopBorder>(), Side<S.BottomBorder>());
    }

    private static S.CellFormat Format(uint font, uint fill, uint border, uint number, S.HorizontalAlignmentValues horizontal) => new(
        new S.Alignment { Horizontal = horizontal, Vertical = S.VerticalAlignmentValues.Center, WrapText = true })
    {
        FontId = font,
        FillId = fill,
        BorderId = border,
        NumberFormatId = number,
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = fill > 0,
        ApplyBorder = border > 0,
        ApplyNumberFormat = number > 0,
        ApplyAlignment = true,
    };

    private static S.CellFormat Quoted(S.CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }
}
