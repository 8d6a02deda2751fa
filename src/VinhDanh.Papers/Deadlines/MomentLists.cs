namespace VinhDanh.Papers.Deadlines;

/// <summary>Rows of named times whose later members leave words out: “quý II, III”, “tháng 3, 6 và 9/2024”.</summary>
internal static class MomentLists
{
    public static IReadOnlyList<Moment>? Read(Cursor c)
    {
        // “các quý trong năm” names no quarter; a bare number is a day only before another that has a month.
        if (MomentReader.Read(c) is not { } first) return null;
        var moments = new List<Moment> { first };
        while (c.Try(x => Joined(x, first) ? Next(x, first) : null) is { } next) moments.Add(next);
        if (moments.Count > 1 && MomentReader.YearAfter(c) is { } year)
            for (var i = 0; i < moments.Count; i++) moments[i] = moments[i] with { Year = moments[i].Year ?? year };
        return moments;
    }

    /// <summary>The next member of a row, or the end of a range, after one of the same grain.</summary>
    public static Moment? Next(Cursor c, Moment before) => before.Grain switch
    {
        Grain.Month when ElidedMonth(c) => c.Try(x => MomentReader.MonthItem(x, words: false)),
        Grain.Quarter => c.Try(x => MomentReader.Read(x)) ?? c.Try(MomentReader.QuarterItem),
        Grain.Day => MomentReader.Read(c, bare: true),
        _ => MomentReader.Read(c),
    };

    private static bool Joined(Cursor c, Moment first) =>
        PhraseReader.Separator(c) || (first.Grain is Grain.Quarter && c.Sign('/'));

    /// <summary>A number, or number and year, that is no day and no “6 tháng”.</summary>
    private static bool ElidedMonth(Cursor c) =>
        c.Current is { Kind: TokenKind.Number, Parts: [>= 1 and <= 12] } && c.Peek(1)?.IsWord(Words.Month) is not true
        || c.Current is { Kind: TokenKind.Date, Parts: [_, >= 1900] };
}
