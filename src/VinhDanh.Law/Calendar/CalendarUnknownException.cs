namespace VinhDanh.Law.Calendar;

/// <summary>Working days of a year were asked for that the calendar does not hold; they are never guessed.</summary>
public sealed class CalendarUnknownException(int year)
    : Exception($"The working-day calendar holds nothing for {year}; add its leave notice first.")
{
    public int Year { get; } = year;
}
