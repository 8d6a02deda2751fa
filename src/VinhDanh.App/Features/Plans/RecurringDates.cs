using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>The due days of recurring work within a period.</summary>
public static class RecurringDates
{
    /// <param name="day">Day of the month (1–31; a shorter month ends earlier) or of the week (1 Monday); null: the last day of each span.</param>
    /// <returns>Ascending; one for each week, month, quarter, half-year or year that ends in the period.</returns>
    public static IReadOnlyList<DateOnly> Of(Recurrence every, int? day, DateOnly from, DateOnly until)
    {
        if (every is Recurrence.Week)
        {
            // A week of the office ends on Friday.
            var wanted = (DayOfWeek)((day ?? (int)DayOfWeek.Friday) % 7);
            var first = from.AddDays(((int)wanted - (int)from.DayOfWeek + 7) % 7);
            return [.. Enumerable.Range(0, 54).Select(i => first.AddDays(7 * i)).TakeWhile(d => d <= until)];
        }

        var months = every switch { Recurrence.Month => 1, Recurrence.Quarter => 3, Recurrence.HalfYear => 6, _ => 12 };
        var dates = new List<DateOnly>();
        for (var year = from.Year; year <= until.Year; year++)
            for (var month = months; month <= 12; month += months)
            {
                var last = DateTime.DaysInMonth(year, month);
                var date = new DateOnly(year, month, Math.Min(day ?? last, last));
                if (date >= from && date <= until) dates.Add(date);
            }

        return dates;
    }
}
