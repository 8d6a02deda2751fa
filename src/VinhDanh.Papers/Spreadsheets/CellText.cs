using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Makes one text of what stands in a cell.</summary>
internal static partial class CellText
{
    private static readonly string[] DateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <param name="value">What the file holds: text, number, date, truth value or nothing.</param>
    /// <param name="format">Number format of the cell; a format of zeros keeps leading zeros (“001”).</param>
    public static string Of(object? value, string? format) => value switch
    {
        null => "",
        DateTime date => Date(date),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        double number => Number(number, format),
        _ => Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>NFC, plain spaces, trimmed; a whole cell such as “5/3/2026” becomes 2026-03-05 (day first, as written in Viet Nam).</summary>
    public static string Clean(string text)
    {
        text = text.Normalize(NormalizationForm.FormC).Replace('\u00A0', ' ').Replace("\u200B", "", StringComparison.Ordinal)
            .Replace("\uFEFF", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        return text.Length is >= 8 and <= 10
            && DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;
    }

    private static string Date(DateTime date) => date.ToString(
        date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double number, string? format)
    {
        if (Math.Abs(number) >= 1e15 || double.IsNaN(number)) return number.ToString("R", CultureInfo.InvariantCulture);
        if (format is not null && Zeros().IsMatch(format) && number >= 0 && number == Math.Floor(number))
            return number.ToString(format, CultureInfo.InvariantCulture);
        // 15 digits: what a spreadsheet holds; drops the dust of binary fractions (0.1 + 0.2).
        return ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^0+$")]
    private static partial Regex Zeros();
}
