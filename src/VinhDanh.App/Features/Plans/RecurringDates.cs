using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>Turns work that comes again into its due days.</summary>
public static class RecurringDates
{
    private const int Friday = 5;

    /// <summary>Due days from one day to another, both included, ascending.</summary>
    /// <param name="day">
    /// Day of the month (1–31), or of the week (1 Monday – 7 Sunday) for weekly work. Null: the last day of the month, quarter,
    /// half-year or year; Friday for weekly work. A day that a month does not have is its last day.
    /// </param>
    public static IReadOnlyList<DateOnly> Of(Recurrence every, int? day, DateOnly from, DateOnly until)
    {
        var days = every is Recurrence.Week ? Weekly(day ?? Friday, from, until) : Monthly(MonthsOf(every), day, from, until);
        return [.. days.Where(d => d >= from && d <= until)];
    }

    private static IEnumerable<DateOnly> Weekly(int weekday, DateOnly from, DateOnly until)
    {
        var ahead = (weekday % 7 - (int)from.DayOfWeek + 7) % 7;
        for (var number = from.DayNumber + ahead; number <= until.DayNumber; number += 7) yield return DateOnly.FromDayNumber(number);
    }

    /// <summary>Quarters, half-years and years end with their last month: the day is looked for there.</summary>
    private static IEnumerable<DateOnly> Monthly(int step, int? day, DateOnly from, DateOnly until)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= until; month = month.AddMonths(1))
        {
            if (month.Month % step != 0) continue;
            var length = DateTime.DaysInMonth(month.Year, month.Month);
            yield return new DateOnly(month.Year, month.Month, Math.Clamp(day ?? length, 1, length));
        }
    }

    private static int MonthsOf(Recurrence every) => every switch
    {
        Recurrence.Month => 1,
        Recurrence.Quarter => 3,
        Recurrence.HalfYear => 6,
        Recurrence.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(every), every, "Weeks are not counted in months."),
    };
}
