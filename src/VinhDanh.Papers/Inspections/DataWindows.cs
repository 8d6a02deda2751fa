using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Inspections;

/// <summary>Which figures a question asks for: “(số liệu tính từ 01/2023 đến thời điểm kiểm tra)”. Periods of programmes (“giai đoạn 2021-2025”) are none.</summary>
internal static partial class DataWindows
{
    public static IEnumerable<DataWindow> Of(string text, SourcePlace source)
    {
        foreach (Match match in FromTo().Matches(text))
        {
            var (from, start) = First(match);
            var (to, end) = Last(match);
            yield return new DataWindow(match.Value.Trim(), from, to, start, end, source)
            {
                Since = match.Groups["event"] is { Success: true } since ? since.Value.Trim() : null,
            };
        }
        foreach (Match match in WholeYear().Matches(text))
        {
            var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
            yield return new DataWindow(match.Value.Trim(' ', '('), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), WindowStart.Year, WindowEnd.Year, source);
        }
    }

    private static (DateOnly? Day, WindowStart Kind) First(Match match)
    {
        if (match.Groups["event"].Success) return (null, WindowStart.Event);
        var (day, month, year) = (Number(match, "d1"), Number(match, "m1"), Number(match, "y1"));
        var kind = day is not null ? WindowStart.Day : month is not null ? WindowStart.Month : WindowStart.Year;
        return Date(year, month ?? 1, day ?? 1) is { } date ? (date, kind) : (null, WindowStart.Unread);
    }

    private static (DateOnly? Day, WindowEnd Kind) Last(Match match)
    {
        if (match.Groups["visit"].Success) return (null, WindowEnd.Inspection);
        if (match.Groups["now"].Success) return (null, WindowEnd.Report);
        var (day, month, year) = (Number(match, "d2"), Number(match, "m2"), Number(match, "y2"));
        if (day is { } exact) return Date(year, month ?? 0, exact) is { } date ? (date, WindowEnd.Day) : (null, WindowEnd.Unread);
        if (Date(year, month ?? 12, 1) is not { } first) return (null, WindowEnd.Unread);
        return (first.AddMonths(1).AddDays(-1), month is null ? WindowEnd.Year : WindowEnd.Month);
    }

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(int? year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month) ? new DateOnly(year.Value, month, day) : null;

    // A year may be a blank (“01/202…”, “01/20__”): the window is there, its day is not.
    [GeneratedRegex(@"(?<!giai đoạn\s|thời kỳ\s)(?<!\w)(?:số liệu\s+)?(?:(?:được|tính|lấy|thống kê)\s+){0,3}(?:kể\s+)?từ\s+(?:thời điểm\s+|mốc\s+|đầu\s+)?"
        + @"(?:(?:ngày\s+)?(?<d1>\d{1,2})\s*[/.\-]\s*(?<m1>\d{1,2})\s*[/.\-]\s*(?<y1>\d{4}|[\d.…_]{1,6})|ngày\s+(?<d1>\d{1,2})\s+tháng\s+(?<m1>\d{1,2})\s+năm\s+(?<y1>\d{4})"
        + @"|(?:tháng\s+)?(?<m1>\d{1,2})\s*(?:[/.\-]|\s+năm)\s*(?<y1>\d{4}|[\d.…_]{1,6})|năm\s+(?<y1>\d{4})|(?:khi|lúc|ngày)\s+(?<event>\p{Ll}[^.;()]{2,80}?))"
        + @"\s*(?:,\s*)?(?:(?:cho\s+)?(?:đến|tới)|[-–])\s+(?:hết\s+|cuối\s+)?"
        + @"(?:(?<visit>(?:thời điểm|ngày|khi|lúc)\s+(?:được\s+|tiến hành\s+|đoàn\s+)?(?:kiểm tra|thanh tra|giám sát|làm việc))|(?<now>nay|hiện nay|hiện tại|(?:thời điểm|ngày)\s+(?:hiện tại|báo cáo|lập báo cáo))"
        + @"|(?:ngày\s+)?(?<d2>\d{1,2})\s*[/.\-]\s*(?<m2>\d{1,2})\s*[/.\-]\s*(?<y2>\d{4}|[\d.…_]{1,6})|ngày\s+(?<d2>\d{1,2})\s+tháng\s+(?<m2>\d{1,2})\s+năm\s+(?<y2>\d{4})"
        + @"|(?:tháng\s+)?(?<m2>\d{1,2})\s*(?:[/.\-]|\s+năm)\s*(?<y2>\d{4}|[\d.…_]{1,6})|năm\s+(?<y2>\d{4}))(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"(?:(?:số liệu|thống kê)\s+(?:tính\s+)?(?:trong\s+|của\s+)?|tính\s+trong\s+|\((?:trong\s+)?)năm\s+(?<year>20\d\d)(?=\s*[).,;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex WholeYear();
}
