using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Structure;

/// <summary>Lines of a document's head (Decree 30/2020, appendix I).</summary>
internal static partial class HeadLines
{
    public static bool IsMotto(string text)
    {
        var folded = PlainWords.Fold(text);
        return folded.StartsWith("cong hoa xa hoi", StringComparison.Ordinal) || folded.StartsWith("doc lap", StringComparison.Ordinal)
            || folded is "viet nam" or "dang cong san viet nam" or "chu nghia viet nam" or "xa hoi chu nghia viet nam";
    }

    public static bool IsNumber(string text) => NumberLine().IsMatch(text);

    /// <returns>Number and symbol of “Số: 04 /KH-HĐTĐKT”; the number is null where the blank was not filled in.</returns>
    public static (string? Number, string? Symbol) Number(string text)
    {
        var match = NumberLine().Match(text);
        if (!match.Success) return (null, null);
        var symbol = Spaces().Replace(match.Groups["symbol"].Value, "").TrimEnd('.', ',');
        var count = match.Groups["count"].Value;
        return (count.Length == 0 ? null : Spaces().Replace(count, "") + match.Groups["by"].Value.PadLeft(1, '/') + symbol, symbol);
    }

    public static bool IsPlaceAndDate(string text) => PlaceDate().IsMatch(text);

    /// <returns>Place, date as written, and the date where day, month and year are all there.</returns>
    public static (string? Place, string? Text, DateOnly? Date, int? Year) PlaceAndDate(string text)
    {
        var match = PlaceDate().Match(text);
        if (!match.Success) return (null, null, null, null);
        var place = match.Groups["place"].Value.Trim(' ', ',', '.');
        var year = int.TryParse(match.Groups["year"].Value, out var y) ? y : (int?)null;
        DateOnly? date = year is { } of && int.TryParse(match.Groups["day"].Value, out var day) && int.TryParse(match.Groups["month"].Value, out var month)
            && DateOnly.TryParse($"{of:D4}-{month:D2}-{day:D2}", System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return (place.Length == 0 ? null : place, Spaces().Replace(match.Groups["text"].Value, " ").Trim(), date, year);
    }

    /// <summary>“V/v …” of an official letter.</summary>
    public static bool IsAbout(string text) => About().IsMatch(text);

    public static bool IsAddressee(string text) => PlainWords.Fold(text).StartsWith("kinh gui", StringComparison.Ordinal);

    /// <summary>“Về việc …” without these words.</summary>
    public static string WithoutAbout(string text) => About().Replace(text, "").Trim();

    [GeneratedRegex(@"^(V/v|v/v|V/V|Về việc)\s*:?\s*")]
    private static partial Regex About();

    [GeneratedRegex(@"^(Số|So|SỐ)\s*:?\s*(?<count>\d[\d\s]*?[a-zA-Z]?)?\s*[.…_]*\s*(?<by>[-/])?\s*(?<symbol>(\d{4}\s*/\s*)?\p{Lu}[\p{L}\d]*(\s*[-–/&]\s*\p{L}[\p{L}\d&.]*)*)\s*$")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^(?<place>[\p{L}\s.\-]{0,60}?)[,\s]*(?<text>ngày\s*(?<day>\d{1,2})?[\s.…_]*tháng\s*(?<month>\d{1,2})?[\s.…_]*năm\s*(?<year>\d{4})?)[\s.…_]*$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceDate();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
