namespace VinhDanh.Papers.Deadlines;

/// <summary>Turns the times that were read into a deadline. Impossible dates and unknown years make it unspecified.</summary>
internal static class Meaning
{
    private static readonly Deadline Impossible = Deadline.Unspecified("");

    /// <summary>One or several named times: “quý II, III”, “ngày 10/6 và ngày 10/9”.</summary>
    public static Deadline List(IReadOnlyList<Moment> moments, int? documentYear)
    {
        if (Resolve(Filled(moments, documentYear)) is not { } times) return Impossible;
        var kind = moments.Select(KindOf).Distinct().ToArray() is [var one] ? one : DeadlineKind.Period;
        if (kind is DeadlineKind.On) return Dated(DeadlineKind.On, times.Select(t => t.To));
        var joined = Join(times);
        if (joined.Count == 1)
        {
            var severalMonths = kind is DeadlineKind.Month && times.Count > 1;
            return new("", severalMonths ? DeadlineKind.Period : kind, joined[0].From, joined[0].To);
        }
        return Dated(kind, times.Select(t => t.To)) with { From = times.Min(t => t.From) };
    }

    /// <summary>“Trước …”: a month or quarter ends the day before it begins; “đến hết …”: on its last day.</summary>
    public static Deadline Bound(IReadOnlyList<(Moment Moment, bool Strict)> bounds, int? documentYear)
    {
        if (Resolve(Filled([.. bounds.Select(b => b.Moment)], documentYear)) is not { } times) return Impossible;
        return Dated(DeadlineKind.Before, times.Select((t, i) =>
            bounds[i].Strict && bounds[i].Moment.Grain is not Grain.Day && bounds[i].Moment.Slice is not (Slice.End or Slice.LastWeek or Slice.SecondHalf)
                ? t.From.AddDays(-1) : t.To));
    }

    /// <summary>“Từ … đến …”. A missing year comes from the other end; an end before its start is in the next year, unless that year is written.</summary>
    public static Deadline Range(Moment begin, Moment finish, int? documentYear)
    {
        if (begin is { Grain: Grain.Day, Month: null } && finish.Grain is Grain.Day) begin = begin with { Month = finish.Month };
        if (begin is { Grain: Grain.Day, Month: null } && finish.Grain is Grain.Month) begin = new(Grain.Month, begin.First, begin.Last);
        var first = (begin with { Year = begin.Year ?? finish.Year ?? documentYear }).Resolve();
        var last = (finish with { Year = finish.Year ?? begin.Year ?? documentYear }).Resolve();
        if (first?.From > last?.To && finish.Year is null) last = (finish with { Year = last!.Value.To.Year + 1 }).Resolve();
        else if (first?.From > last?.To && begin.Year is null) first = (begin with { Year = first!.Value.From.Year - 1 }).Resolve();
        if (first is not { } f || last is not { } l || f.From > l.To) return Impossible;
        var quarters = begin is { Grain: Grain.Quarter, Slice: Slice.Whole } && finish is { Grain: Grain.Quarter, Slice: Slice.Whole };
        return new("", quarters ? DeadlineKind.Quarter : DeadlineKind.Period, f.From, l.To);
    }

    /// <summary>Due dates in order; one alone needs no list.</summary>
    public static Deadline Dated(DeadlineKind kind, IEnumerable<DateOnly> dues)
    {
        DateOnly[] dates = [.. dues.Distinct().Order()];
        return new("", kind, null, dates[^1], dates.Length > 1 ? dates : []);
    }

    public static IReadOnlyList<Interval>? Resolve(IEnumerable<Moment> moments)
    {
        var times = new List<Interval>();
        foreach (var moment in moments)
        {
            if (moment.Resolve() is not { } time) return null;
            times.Add(time);
        }
        return times;
    }

    /// <summary>Missing years and months are those of the next time that has one, else of the last before, else the document's.</summary>
    public static IReadOnlyList<Moment> Filled(IReadOnlyList<Moment> moments, int? documentYear)
    {
        var filled = moments.ToArray();
        for (var i = filled.Length - 2; i >= 0; i--) filled[i] = Given(filled[i], filled[i + 1]);
        for (var i = 1; i < filled.Length; i++) filled[i] = Given(filled[i], filled[i - 1]);
        return [.. filled.Select(m => m with { Year = m.Year ?? documentYear })];
    }

    private static Moment Given(Moment moment, Moment other) =>
        moment with { Year = moment.Year ?? other.Year, Month = moment.Month ?? (moment.Grain is Grain.Day ? other.Month : null) };

    private static DeadlineKind KindOf(Moment moment) => moment switch
    {
        { Grain: Grain.Day } => DeadlineKind.On,
        { Grain: Grain.Month, Slice: Slice.Whole } => DeadlineKind.Month,
        { Grain: Grain.Quarter, Slice: Slice.Whole } => DeadlineKind.Quarter,
        _ => DeadlineKind.Period,
    };

    /// <summary>Times that follow each other without a gap, or lie in each other's first days, count as one.</summary>
    private static List<Interval> Join(IReadOnlyList<Interval> times)
    {
        var joined = new List<Interval>();
        foreach (var time in times.OrderBy(t => t.From).ThenBy(t => t.To))
        {
            if (joined.Count > 0 && time.From == joined[^1].To.AddDays(1)) joined[^1] = joined[^1] with { To = time.To };
            else if (joined.Count == 0 || time != joined[^1]) joined.Add(time);
        }
        return joined;
    }
}
