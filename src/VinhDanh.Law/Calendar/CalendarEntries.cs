namespace VinhDanh.Law.Calendar;

public enum DayOffKind
{
    /// <summary>A statutory day (Labour Code 45/2019/QH14, article 112(1)).</summary>
    Holiday,

    /// <summary>Leave that the year's notice fixes.</summary>
    Leave,

    /// <summary>For a holiday on a weekly day of rest (article 111(3)).</summary>
    Compensation,

    /// <summary>A working day given off for a Saturday worked.</summary>
    Swap,

    /// <summary>Given by an authority on top of what the calendar holds.</summary>
    Local,
}

/// <param name="Name">The Vietnamese name an officer would read.</param>
/// <param name="Verified">Checked against the notice or the law itself.</param>
public sealed record DayOff(DateOnly Date, string Name, DayOffKind Kind, string Source, bool Verified);

/// <summary>A Saturday that counts as a working day.</summary>
/// <param name="InsteadOf">The day given off for it.</param>
public sealed record WorkingSaturday(DateOnly Date, DateOnly InsteadOf, string Source, bool Verified);

/// <param name="Complete">False while the year's notice is not out.</param>
public sealed record CalendarYear(int Year, bool Complete, string? Note, IReadOnlyList<DayOff> DaysOff, IReadOnlyList<WorkingSaturday> WorkingSaturdays);
