using System.Collections.Frozen;

namespace VinhDanh.Law.Calendar;

/// <summary>
/// Working days of State offices: Monday to Friday without the days off, and the Saturdays worked for swapped days. A term
/// in working days starts on the day after the event (Civil Code 91/2015/QH13, article 147). Every member throws
/// <see cref="CalendarUnknownException"/> where it would need a year that is not held.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<int, CalendarYear> _years;
    private readonly FrozenDictionary<DateOnly, DayOff> _daysOff;
    private readonly FrozenSet<DateOnly> _worked;
    private readonly FrozenDictionary<DateOnly, DayOff> _local;

    // Working days from the first day held up to and with each day, so that a list of dates needs no walk through its days.
    private readonly int[] _running;
    private readonly int _firstDay;

    private WorkingCalendar(IReadOnlyList<CalendarYear> years, IEnumerable<DayOff> local)
    {
        _local = local.DistinctBy(d => d.Date).ToFrozenDictionary(d => d.Date);
        _years = years.ToFrozenDictionary(y => y.Year);
        _daysOff = years.SelectMany(y => y.DaysOff).ToFrozenDictionary(d => d.Date);
        _worked = years.SelectMany(y => y.WorkingSaturdays).Select(s => s.Date).ToFrozenSet();
        (_firstDay, _running) = Count();
    }

    /// <summary>The years held, ascending.</summary>
    public IReadOnlyList<CalendarYear> Years => [.. _years.Values.OrderBy(y => y.Year)];

    /// <exception cref="InvalidDataException">The stream is no calendar, or its entries contradict each other.</exception>
    public static WorkingCalendar Load(Stream yaml) => new(WorkingCalendarReader.Read(yaml), []);

    /// <summary>The calendar released with the program, <c>law/calendar/vietnam.yaml</c>.</summary>
    public static WorkingCalendar LoadEmbedded()
    {
        using var yaml = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("law/calendar/vietnam.yaml")
            ?? throw new InvalidOperationException("The calendar is not embedded.");
        return Load(yaml);
    }

    /// <summary>This calendar with days off of an authority's own, which take even a worked Saturday; they may lie in years that are not held.</summary>
    public WorkingCalendar With(IReadOnlyList<DayOff> local) => new(Years, _local.Values.Concat(local));

    public bool Holds(int year) => _years.ContainsKey(year);

    /// <summary>False while the year's leave notice is not out: results of that year may change.</summary>
    public bool IsComplete(int year) => YearOf(year).Complete;

    /// <summary>The listed day off; null on working days and plain weekends.</summary>
    public DayOff? DayOffOn(DateOnly date)
    {
        YearOf(date.Year);
        return _daysOff.GetValueOrDefault(date) ?? _local.GetValueOrDefault(date);
    }

    public bool IsWorkingDay(DateOnly date)
    {
        YearOf(date.Year);
        return !_local.ContainsKey(date) && (_worked.Contains(date) || (IsWeekday(date) && !_daysOff.ContainsKey(date)));
    }

    /// <summary>As <see cref="IsWorkingDay"/>; in years that are not held, by weekends and local days off alone, for answers that are marked as provisional.</summary>
    public bool IsWorkingDayAsKnown(DateOnly date) => Holds(date.Year) ? IsWorkingDay(date) : IsWeekday(date) && !_local.ContainsKey(date);

    /// <summary>The last day of a term of <paramref name="count"/> working days; counting starts the day after. 0 gives the date itself.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int count) => Step(date, count, 1);

    /// <summary>The working day that lies <paramref name="count"/> working days before; counting starts the day before. 0 gives the date itself.</summary>
    public DateOnly SubtractWorkingDays(DateOnly date, int count) => Step(date, count, -1);

    /// <summary>Working days after <paramref name="a"/> up to and with <paramref name="b"/>; negative when b is earlier.</summary>
    public int WorkingDaysBetween(DateOnly a, DateOnly b)
    {
        if (b < a) return -WorkingDaysBetween(b, a);
        for (var year = a.Year; year <= b.Year; year++) YearOf(year);
        return _running[b.DayNumber - _firstDay] - _running[a.DayNumber - _firstDay];
    }

    /// <summary>
    /// The date itself when it is a working day, else the first after it: a term that ends on a day off ends on the next
    /// working day (Civil Code 91/2015/QH13, article 148).
    /// </summary>
    public DateOnly NextWorkingDay(DateOnly date)
    {
        while (!IsWorkingDay(date)) date = date.AddDays(1);
        return date;
    }

    private static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private DateOnly Step(DateOnly date, int count, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        YearOf(date.Year);
        for (var left = count; left > 0;)
        {
            date = date.AddDays(direction);
            if (IsWorkingDay(date)) left--;
        }
        return date;
    }

    /// <summary>Years between two held ones that are not held themselves count nothing; nobody gets to ask over them.</summary>
    private (int FirstDay, int[] Running) Count()
    {
        if (_years.Count == 0) return (0, []);
        var (first, last) = (new DateOnly(_years.Keys.Min(), 1, 1), new DateOnly(_years.Keys.Max(), 12, 31));
        var running = new int[last.DayNumber - first.DayNumber + 1];
        var count = 0;
        for (var day = first; ; day = day.AddDays(1))
        {
            if (Holds(day.Year) && IsWorkingDay(day)) count++;
            running[day.DayNumber - first.DayNumber] = count;
            if (day == last) return (first.DayNumber, running);
        }
    }

    private CalendarYear YearOf(int year) => _years.GetValueOrDefault(year) ?? throw new CalendarUnknownException(year);
}
