using System.Globalization;
using VinhDanh.App.Shell.Binding;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>The rows of an uploaded table under the meanings of its columns.</summary>
/// <param name="Headers">Texts of the header row.</param>
/// <param name="Columns">Column (from 0) by meaning.</param>
/// <param name="Missing">Required meanings that no column has.</param>
public sealed record ImportTable(
    IReadOnlyList<string> Headers, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Missing, IReadOnlyList<SpreadsheetRow> Rows)
{
    /// <summary>Reads the first sheet that has a header row.</summary>
    /// <param name="chosen">The officer's choice of columns; null: as guessed.</param>
    /// <exception cref="SpreadsheetUnreadableException">Not a table, or none with a header row.</exception>
    public static ImportTable Read(Stream file, string fileName, DirectoryImportPurpose purpose, IReadOnlyDictionary<string, int>? chosen = null) => Read(file, fileName, ImportColumns.Of(purpose), chosen);

    /// <inheritdoc cref="Read(Stream, string, DirectoryImportPurpose, IReadOnlyDictionary{string, int}?)"/>
    /// <param name="meanings">What the columns may hold.</param>
    public static ImportTable Read(Stream file, string fileName, IReadOnlyList<ColumnMeaning> meanings, IReadOnlyDictionary<string, int>? chosen = null)
    {
        var matcher = new ColumnMatcher(meanings);
        foreach (var sheet in SpreadsheetReader.Read(file, fileName).Sheets)
        {
            var match = matcher.Match(sheet);
            if (match.HeaderIndex < 0) continue;
            var headers = sheet.Rows[match.HeaderIndex].Cells;
            var columns = chosen ?? match.Columns;
            return new(headers, columns, [.. meanings.Where(m => m.Required && !columns.ContainsKey(m.Key)).Select(m => m.Key)], [.. sheet.Rows.Skip(match.HeaderIndex + 1)]);
        }
        throw new SpreadsheetUnreadableException("Không tìm thấy dòng tiêu đề. Bảng cần một dòng tiêu đề như trong tệp mẫu.");
    }

    internal TableRow Row(SpreadsheetRow row) => new(row, Columns);
}

/// <summary>One row; collects what is wrong with it.</summary>
internal sealed class TableRow(SpreadsheetRow row, IReadOnlyDictionary<string, int> columns)
{
    public int Number => row.Number;
    public List<string> Errors { get; } = [];

    /// <summary>Text of a column; null when it is empty or the table has none such.</summary>
    public string? this[string key] => columns.TryGetValue(key, out var column) && row[column] is { Length: > 0 } text ? text : null;

    /// <summary>Parts of a cell, parted by semicolons or lines.</summary>
    public IReadOnlyList<string> List(string key) =>
        [.. (this[key] ?? "").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public DateOnly? Date(string key, string words)
    {
        if (this[key] is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)) return iso;
        if (VietnameseValues.TryDate(text, out var date)) return date;
        Errors.Add($"{words}: “{text}” không phải là ngày, cần viết dạng 15/01/2024.");
        return null;
    }

    /// <summary>A year of birth, or the year of a date of birth, whichever end of the text it stands at.</summary>
    public short? BirthYear(string key, DateOnly today)
    {
        if (this[key] is not { } text) return null;
        foreach (var digits in text.Length > 4 ? (string[])[text[^4..], text[..4]] : [text])
        {
            if (short.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1900 && year <= today.Year) return year;
        }
        Errors.Add($"Năm sinh: “{text}” không đúng.");
        return null;
    }

    public string? Limited(string key, string words, int most)
    {
        if (this[key] is not { } text) return null;
        if (text.Length <= most) return text;
        Errors.Add($"{words} dài quá {most} ký tự.");
        return null;
    }
}
