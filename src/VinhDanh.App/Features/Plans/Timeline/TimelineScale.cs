using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Timeline;

/// <summary>What is drawn of a task: from when to when, and the days on which something is handed over.</summary>
/// <param name="Days">Last days of what is handed over, ascending.</param>
public sealed record TimelineSpan(DateOnly Begin, DateOnly End, IReadOnlyList<DateOnly> Days)
{
    /// <param name="days">Last days of what is handed over; null where one waits for a date.</param>
    /// <returns>Null: there is no day to draw it at.</returns>
    public static TimelineSpan? Of(int year, DeadlineKind kind, DateOnly? from, DateOnly? startedOn, IEnumerable<DateOnly?> days)
    {
        var due = days.OfType<DateOnly>().Distinct().Order().ToList();
        if (due.Count == 0) return kind is DeadlineKind.Continuous ? new(from ?? new(year, 1, 1), new(year, 12, 31), []) : null;
        var end = due[^1];
        var begin = from ?? kind switch
        {
            _ when due.Count > 1 => due[0],
            DeadlineKind.Month => new DateOnly(end.Year, end.Month, 1),
            DeadlineKind.Quarter => new DateOnly(end.Year, (end.Month - 1) / 3 * 3 + 1, 1),
            // Nothing says when it begins: when somebody began, else it is a mark at its day.
            _ => startedOn ?? end,
        };
        return new(begin < end ? begin : end, end, due);
    }
}

/// <summary>A year of twelve columns of the same width, whatever the length of the month.</summary>
public static class TimelineScale
{
    public const int Month = 100, Year = 12 * Month;

    /// <summary>A single day must still be seen.</summary>
    private const double Narrowest = 8;

    /// <returns>Where a day begins, 0 to <see cref="Year"/>; days of other years lie at the edges.</returns>
    public static double At(int year, DateOnly day) => day.Year < year ? 0 : day.Year > year ? Year : (day.Month - 1) * Month + (day.Day - 1) * (double)Month / DateTime.DaysInMonth(day.Year, day.Month);

    /// <returns>Null: nothing of it lies in the year.</returns>
    public static (double X, double Width)? Bar(int year, TimelineSpan span)
    {
        if (span.End.Year < year || span.Begin.Year > year) return null;
        var (x, end) = (At(year, span.Begin), End(year, span.End));
        var width = Math.Max(end - x, Narrowest);
        return (Math.Min(x, Year - width), width);
    }

    /// <returns>Where a day ends.</returns>
    public static double End(int year, DateOnly day) => day.Year < year ? 0 : day.Year > year ? Year : (day.Month - 1) * Month + day.Day * (double)Month / DateTime.DaysInMonth(day.Year, day.Month);
}
