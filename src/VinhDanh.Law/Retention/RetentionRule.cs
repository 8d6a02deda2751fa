namespace VinhDanh.Law.Retention;

/// <summary>From which day a term of keeping runs.</summary>
public enum CountedFrom
{
    Day,

    /// <summary>The last day of that day's year.</summary>
    YearEnd,
}

/// <summary>How long files of one class are kept.</summary>
/// <param name="Class">Stable name, by which the program says what a file is.</param>
/// <param name="KeepMonths">Null: permanently.</param>
/// <param name="Source">The text that sets the term; null: the program's own custom.</param>
/// <param name="Verified">Checked against that text.</param>
public sealed record RetentionRule(string Class, string Name, int? KeepMonths, CountedFrom CountedFrom, string? Source, bool Verified)
{
    /// <summary>The last day on which it is kept; null: for ever. A month that is shorter ends the term on its last day.</summary>
    public DateOnly? KeptUntil(DateOnly since) => KeepMonths is not { } months ? null
        : CountedFrom is CountedFrom.YearEnd ? new DateOnly(since.Year, 12, 31).AddMonths(months)
        : since.AddMonths(months);

    /// <summary>What came before this day is due on <paramref name="today"/>; null: nothing ever is.</summary>
    public DateOnly? DueBefore(DateOnly today)
    {
        if (KeepMonths is not { } months) return null;
        var first = CountedFrom is CountedFrom.YearEnd ? new DateOnly(today.Year - months / 12, 1, 1) : today.AddMonths(-months);
        // The lengths of months differ: where the term was cut to a short one, later days are due as well.
        while (KeptUntil(first) < today) first = first.AddDays(1);
        return first;
    }
}
