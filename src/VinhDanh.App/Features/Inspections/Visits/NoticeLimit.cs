using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>
/// The days before a visit. A notice of n working days leaves n whole working days between it and the visit: neither the day of the notice
/// nor the day of the visit is counted. The unit's report is due by calendar days before the visit.
/// </summary>
public static class NoticeLimit
{
    /// <summary>The last working day on which the notice may still be given.</summary>
    public static LimitDay Last(WorkingCalendar calendar, DateOnly visit, int workingDays)
    {
        var (day, left) = (visit, workingDays);
        while (true)
        {
            day = day.AddDays(-1);
            if (!calendar.IsWorkingDayAsKnown(day)) continue;
            if (left-- == 0) return new(day, IsProvisional(calendar, day, visit));
        }
    }

    /// <summary>Whole working days between a notice and the visit; none when the notice came on the day or after.</summary>
    public static int Between(WorkingCalendar calendar, DateOnly notice, DateOnly visit)
    {
        var count = 0;
        for (var day = notice.AddDays(1); day < visit; day = day.AddDays(1))
            if (calendar.IsWorkingDayAsKnown(day)) count++;
        return count;
    }

    /// <summary>The last day for the unit's report.</summary>
    public static DateOnly ReportDue(DateOnly visit, int daysBefore) => visit.AddDays(-daysBefore);

    private static bool IsProvisional(WorkingCalendar calendar, DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year, to.Year - from.Year + 1).Any(y => !calendar.Holds(y) || !calendar.IsComplete(y));
}

/// <param name="IsProvisional">Counted by weekends alone: the days off of the year are not known in full.</param>
public readonly record struct LimitDay(DateOnly Day, bool IsProvisional);
