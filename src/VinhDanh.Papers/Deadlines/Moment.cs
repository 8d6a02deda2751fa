namespace VinhDanh.Papers.Deadlines;

internal enum Grain
{
    Day,
    Month,
    Quarter,

    /// <summary>Months of a year counted together: “6 tháng đầu năm”, “9 tháng”.</summary>
    Months,
    Year,
    SchoolYear,
}

/// <summary>Which piece of a month, quarter or year is meant.</summary>
internal enum Slice
{
    Whole,
    Start,
    Middle,
    End,
    FirstHalf,
    SecondHalf,
    Week1,
    Week2,
    Week3,
    Week4,
    Week5,
    LastWeek,
}

internal readonly record struct Interval(DateOnly From, DateOnly To);

/// <summary>A named time before its year is known.</summary>
/// <param name="First">Day of the month, month 1–12, quarter 1–4; for <see cref="Grain.Year"/> 0.</param>
/// <param name="Last">The end of a row such as months 4–6; for <see cref="Grain.Year"/> how many years later it ends.</param>
/// <param name="Month">Of a day; null in “ngày 10 và ngày 20/6” until the later day gives it.</param>
/// <param name="Year">Null where the phrase has none.</param>
internal sealed record Moment(Grain Grain, int First, int Last, int? Month = null, int? Year = null, Slice Slice = Slice.Whole)
{
    /// <summary>The days it covers; null when a part is missing or there is no such day (31/02).</summary>
    public Interval? Resolve()
    {
        if (Year is not { } year || !Years.Plausible(year)) return null;
        return Grain switch
        {
            Grain.Day => Day(year, Month, First),
            Grain.Month or Grain.Months => Months(year, First, Last) is { } m ? Slices.Of(m, Slice, Grain) : null,
            Grain.Quarter => Months(year, (First - 1) * 3 + 1, Last * 3) is { } q ? Slices.Of(q, Slice, Grain) : null,
            Grain.Year => Years.Plausible(year + Last) && Last >= 0
                ? Slices.Of(new(new(year, 1, 1), new(year + Last, 12, 31)), Slice, Grain) : null,
            _ => SchoolYear(year),
        };
    }

    private static Interval? Day(int year, int? month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value)
            ? new Interval(new(year, month.Value, day), new(year, month.Value, day)) : null;

    private static Interval? Months(int year, int first, int last) =>
        first >= 1 && last >= first && last <= 12
            ? new Interval(new(year, first, 1), new(year, last, DateTime.DaysInMonth(year, last))) : null;

    /// <summary>
    /// 1 September to 31 May: the ministry's frame for each year opens early in September and has it end before 31 May;
    /// the first term ends by 15 January.
    /// </summary>
    private Interval SchoolYear(int year) => Slice switch
    {
        Slice.FirstHalf => new(new(year, 9, 1), new(year + 1, 1, 15)),
        Slice.SecondHalf => new(new(year + 1, 1, 16), new(year + 1, 5, 31)),
        Slice.Start => new(new(year, 9, 1), new(year, 9, 30)),
        Slice.End => new(new(year + 1, 5, 1), new(year + 1, 5, 31)),
        _ => new(new(year, 9, 1), new(year + 1, 5, 31)),
    };
}
