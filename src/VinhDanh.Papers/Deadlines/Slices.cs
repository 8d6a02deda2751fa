namespace VinhDanh.Papers.Deadlines;

/// <summary>
/// What “đầu, giữa, cuối” and the weeks mean in days. No rule of law fixes them, so they are chosen to be simple and never to
/// leave the month: thirds of a month (1–10, 11–20, 21–end), the months of a quarter, quarter I / II–III / IV of a year;
/// week <c>k</c> is the days 7(k−1)+1 … 7k, the last week the last seven days.
/// </summary>
internal static class Slices
{
    public static Interval? Of(Interval whole, Slice slice, Grain grain)
    {
        if (slice is Slice.Whole) return whole;
        if (slice >= Slice.Week1) return whole.From.Month == whole.To.Month ? Week(whole, slice) : null;
        var months = (whole.To.Year - whole.From.Year) * 12 + whole.To.Month - whole.From.Month + 1;
        if (months == 1) return Month(whole, slice);
        if (slice is Slice.FirstHalf) return months % 2 == 0 ? Months(whole, 0, months / 2) : null;
        if (slice is Slice.SecondHalf) return months % 2 == 0 ? Months(whole, months / 2, months) : null;
        return grain is Grain.Quarter
            ? Thirds(whole, slice, 1, months - 1, months)
            : Thirds(whole, slice, Math.Min(3, months), Math.Max(months - 3, 1), months);
    }

    private static Interval? Thirds(Interval whole, Slice slice, int start, int end, int months) => slice switch
    {
        Slice.Start => Months(whole, 0, start),
        Slice.Middle => start < end ? Months(whole, start, end) : null,
        _ => Months(whole, end, months),
    };

    /// <summary>From month number <paramref name="first"/> (0-based) up to before <paramref name="last"/>.</summary>
    private static Interval Months(Interval whole, int first, int last) =>
        new(whole.From.AddMonths(first), whole.From.AddMonths(last).AddDays(-1));

    private static Interval Month(Interval month, Slice slice)
    {
        var (from, to) = (month.From, month.To);
        return slice switch
        {
            Slice.Start => new(from, from.AddDays(9)),
            Slice.Middle => new(from.AddDays(10), from.AddDays(19)),
            Slice.End => new(from.AddDays(20), to),
            Slice.FirstHalf => new(from, from.AddDays(14)),
            _ => new(from.AddDays(15), to),
        };
    }

    private static Interval? Week(Interval month, Slice slice)
    {
        if (slice is Slice.LastWeek) return new(month.To.AddDays(-6), month.To);
        var from = month.From.AddDays(7 * (slice - Slice.Week1));
        if (from > month.To) return null;
        var to = from.AddDays(6);
        return new(from, to > month.To ? month.To : to);
    }
}
