using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>One day on which one due day is reminded of.</summary>
/// <param name="Offset">Days before the due day; negative: after it.</param>
/// <param name="Named">The day the rule names.</param>
/// <param name="On">The working day it is sent on.</param>
/// <param name="CalendarKnown">False: the calendar holds nothing for that time, so the plain day was taken.</param>
public sealed record ReminderStep(int Offset, DateOnly Named, DateOnly On, bool CalendarKnown)
{
    public bool Moved => Named != On;
}

/// <summary>One part of work that somebody is reminded of, and by which step.</summary>
public sealed record Reminder(WorkPart Part, ReminderStep Step);

/// <summary>Which work is reminded of on which day. A pure function of the work, the rules and the calendar.</summary>
public static class ReminderPlan
{
    /// <summary>
    /// The days on which a due day is reminded of, ascending, one step a day. A day off moves to the working day before;
    /// after the due day it moves to the next working day, so that nobody is called late too early.
    /// </summary>
    public static IReadOnlyList<ReminderStep> Steps(DateOnly due, IEnumerable<int> offsets, WorkingCalendar calendar) =>
        [.. offsets.Distinct()
            .Select(offset => Step(due, offset, calendar))
            // Two steps that meet on one day (before a long holiday) are one; the nearer to the due day speaks.
            .GroupBy(s => s.On).Select(g => g.MinBy(s => Math.Abs(s.Offset))!)
            .OrderBy(s => s.On)];

    /// <summary>What is reminded of on one day, when the day before was served too.</summary>
    public static IReadOnlyList<Reminder> For(DateOnly day, IEnumerable<WorkPart> parts, WorkingCalendar calendar) =>
        For(day.AddDays(-1), day, parts, calendar);

    /// <summary>
    /// What is reminded of on <paramref name="day"/> when the last day served was <paramref name="since"/>: of the steps
    /// missed meanwhile only the newest of each part, so that downtime never ends in a flood.
    /// </summary>
    public static IReadOnlyList<Reminder> For(DateOnly since, DateOnly day, IEnumerable<WorkPart> parts, WorkingCalendar calendar) =>
        [.. from part in parts
            where part.IsOpen
            let step = part.Due is { } due
                ? Steps(due, part.ReminderDays, calendar).LastOrDefault(s => s.On > since && s.On <= day)
                : null
            where step is not null
            orderby part.Due, part.Path
            select new Reminder(part, step)];

    /// <summary>Null where the calendar does not hold the year: whether offices work that day is not known.</summary>
    public static bool? IsWorkingDay(WorkingCalendar calendar, DateOnly day) =>
        calendar.Holds(day.Year) ? calendar.IsWorkingDay(day) : null;

    private static ReminderStep Step(DateOnly due, int offset, WorkingCalendar calendar)
    {
        var named = due.AddDays(-offset);
        var direction = offset < 0 ? 1 : -1;
        for (var day = named; ; day = day.AddDays(direction))
        {
            switch (IsWorkingDay(calendar, day))
            {
                case true: return new(offset, named, day, CalendarKnown: true);
                case null: return new(offset, named, named, CalendarKnown: false);
            }
        }
    }
}
