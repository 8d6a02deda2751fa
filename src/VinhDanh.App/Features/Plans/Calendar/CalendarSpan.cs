using System.Globalization;

namespace VinhDanh.App.Features.Plans.Calendar;

/// <summary>What the calendar shows: a month or a quarter.</summary>
/// <param name="First">First day of the first month.</param>
/// <param name="Months">1 or 3.</param>
public sealed record CalendarSpan(DateOnly First, int Months)
{
    public DateOnly Last => First.AddMonths(Months).AddDays(-1);

    /// <summary>As it stands in the address: <c>2024-04</c>, <c>2024-q2</c>.</summary>
    public string Key => Months == 1 ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture) : $"{First.Year}-q{(First.Month + 2) / 3}";
    public string Words => Months == 1 ? $"Tháng {First.Month}/{First.Year}" : $"Quý {(First.Month + 2) / 3}/{First.Year}";
    public CalendarSpan Before => this with { First = First.AddMonths(-Months) };
    public CalendarSpan After => this with { First = First.AddMonths(Months) };
    public CalendarSpan AsMonth => new(First, 1);
    public CalendarSpan AsQuarter => new(new(First.Year, (First.Month - 1) / 3 * 3 + 1, 1), 3);

    /// <summary>Anything that is no month or quarter of 1900–2199 is the month of <paramref name="today"/>.</summary>
    public static CalendarSpan Parse(string? key, DateOnly today)
    {
        if (key is { Length: 7 } && int.TryParse(key[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200 && key[4] == '-')
        {
            if (key[5] == 'q' && key[6] is >= '1' and <= '4') return new(new(year, (key[6] - '1') * 3 + 1, 1), 3);
            if (int.TryParse(key[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12) return new(new(year, month, 1), 1);
        }

        return new(new(today.Year, today.Month, 1), 1);
    }

    /// <summary>Whole weeks from Monday, as a wall calendar has them.</summary>
    public IEnumerable<IReadOnlyList<DateOnly>> Weeks()
    {
        var start = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
        for (var monday = start; monday <= Last; monday = monday.AddDays(7)) yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
    }
}
