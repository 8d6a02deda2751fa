namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads one day, with an hour or a weekday before it that is passed over.</summary>
internal static class DayReader
{
    public static Moment? Read(Cursor c, bool bare)
    {
        c.Try(Hour);
        c.Try(PartOfDay);
        if (WeekReader.Weekday(c) is not null) c.Signs(",(");
        var named = c.Word(Words.Day);
        if (c.Current is { Kind: TokenKind.Date } date) return Numeric(c, date, named || bare);
        if (c.Current is not { Kind: TokenKind.Number, Parts: [var day] } || day is < 0 or > 99) return null;
        c.Position++;
        return c.Try(x => InWords(x, day)) ?? (named ? c.Try(x => Signed(x, day)) : null)
            ?? (named || bare ? new(Grain.Day, day, day) : null);
    }

    private static Moment? Numeric(Cursor c, Token date, bool certain)
    {
        c.Position++;
        if (date.Parts is [var first, var month, var last])
        {
            // 2024-03-15 as machines write it.
            if (Years.Plausible(first)) return new(Grain.Day, last, last, month, first);
            return new(Grain.Day, first, first, month, Years.Read(last) ?? 0);
        }
        if (date.Parts is not [var day, var m] || day > 99 || (m > 99 && !certain)) return null;
        // “ngày 3/2024” is a slip for a month, or a day is missing: nobody can tell.
        return m > 99 ? null : new(Grain.Day, day, day, m, MomentReader.YearAfter(c));
    }

    /// <summary>“15 tháng 3 năm 2024”, “15 tháng 3/2024”.</summary>
    private static Moment? InWords(Cursor c, int day)
    {
        if (!c.Word(Words.Month)) return null;
        var month = MomentReader.MonthItem(c, words: true);
        return month is null ? null : new(Grain.Day, day, day, month.First, month.Year);
    }

    /// <summary>“ngày 10.6”, “ngày 10-6”; “ngày 10-15 tháng 6” is a range.</summary>
    private static Moment? Signed(Cursor c, int day)
    {
        if (!c.Signs(".-") || c.Current is not { Kind: TokenKind.Number, Parts: [>= 1 and <= 12 and var month] }) return null;
        c.Position++;
        return c.Current is { Key: Words.Month } or { Key: "/" } ? null : new(Grain.Day, day, day, month, MomentReader.YearAfter(c));
    }

    /// <summary>“17 giờ 00 phút”, “17h00”, “17h”.</summary>
    private static object? Hour(Cursor c)
    {
        c.Word("lúc");
        if (c.Number() is not (>= 0 and <= 24) || !(c.Word("giờ") || c.Word("h") || c.Word("g") || c.Sign(':'))) return null;
        if (c.Number() is not null) c.Word("phút");
        c.Sign(',');
        return c;
    }

    private static object? PartOfDay(Cursor c)
    {
        var found = c.Word("sáng") || c.Word("chiều") || c.Word("tối") || c.Word("trưa");
        c.Sign(',');
        return found ? c : null;
    }
}
