using VinhDanh.Law.Calendar;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.TimeLimits;

/// <summary>
/// Days on which steps of procedure are due. Years the calendar does not hold are counted too, by weekends alone, and the answer is then provisional (tạm tính),
/// as it is in a year whose leave notice is not out.
/// </summary>
public sealed class DueDates(Regime regime, WorkingCalendar calendar)
{
    /// <summary>When a step is due whose event lies on <paramref name="start"/>.</summary>
    /// <exception cref="KeyNotFoundException">The regime has no such step.</exception>
    public Due Due(string step, DateOnly start)
    {
        var limit = Limit(step);
        return Answer(limit, start, Count(limit, start, limit.IsBefore ? -1 : 1));
    }

    /// <summary>
    /// The working day on which the event has to lie at the latest for the step to be done by <paramref name="last"/>; for a step before its event, the first working
    /// day on which the event may lie.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The regime has no such step.</exception>
    public Due StartFor(string step, DateOnly last)
    {
        var limit = Limit(step);
        var direction = limit.IsBefore ? 1 : -1;
        // A term cannot end on a day off: it would run on to the next working day.
        var end = ToWorkingDay(last, direction);
        return Answer(limit, Count(limit, end, direction), last);
    }

    private TimeLimit Limit(string step) => regime.TimeLimits.TryGetValue(step, out var limit) ? limit : throw new KeyNotFoundException($"{regime.Id} has no step “{step}”.");

    /// <summary>A term in plain days that ends on a day off moves on to a working day.</summary>
    private DateOnly Count(TimeLimit limit, DateOnly day, int direction)
    {
        if (limit.CountsFirstDay) day = day.AddDays(-direction);
        if (limit.Unit is TimeUnit.Days) return ToWorkingDay(day.AddDays(direction * limit.Amount), direction);
        for (var left = limit.Amount; left > 0;)
        {
            day = day.AddDays(direction);
            if (calendar.IsWorkingDayAsKnown(day)) left--;
        }
        return day;
    }

    private DateOnly ToWorkingDay(DateOnly day, int direction)
    {
        while (!calendar.IsWorkingDayAsKnown(day)) day = day.AddDays(direction);
        return day;
    }

    private Due Answer(TimeLimit limit, DateOnly start, DateOnly last)
    {
        var (first, end) = start <= last ? (start, last) : (last, start);
        List<DayOff> off = [];
        for (var day = first; day <= end; day = day.AddDays(1))
        {
            if (calendar.Holds(day.Year) && calendar.DayOffOn(day) is { } dayOff) off.Add(dayOff);
        }
        return new(limit, start, last, off, [.. Enumerable.Range(first.Year, end.Year - first.Year + 1).Select(Doubt).OfType<string>()]);
    }

    private string? Doubt(int year) => !calendar.Holds(year) ? $"chưa có lịch nghỉ năm {year}, mới trừ thứ Bảy, Chủ nhật"
        : calendar.IsComplete(year) ? null : $"lịch nghỉ năm {year} chưa được công bố đủ";
}

/// <summary>A day that is due, and what it rests on.</summary>
/// <param name="Start">The day of the event.</param>
/// <param name="Last">The last day of the term; of a term before its event, the last day on which the step may be done.</param>
/// <param name="DaysOff">Days off between the two.</param>
/// <param name="Doubts">Why the answer may change, in Vietnamese; empty: it stands.</param>
public sealed record Due(TimeLimit Limit, DateOnly Start, DateOnly Last, IReadOnlyList<DayOff> DaysOff, IReadOnlyList<string> Doubts)
{
    /// <summary>Tạm tính.</summary>
    public bool IsProvisional => Doubts.Count > 0;
}
