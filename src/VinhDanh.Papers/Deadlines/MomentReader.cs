namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads one named time: a day, month, quarter, half-year, year, school year, or a piece of one.</summary>
internal static class MomentReader
{
    /// <param name="bare">True where a number alone may be a day: inside “từ 10 đến 15/6”.</param>
    public static Moment? Read(Cursor c, bool bare = false) =>
        c.Try(SchoolYear) ?? c.Try(MonthsOfYear) ?? c.Try(Sliced) ?? c.Try(x => DayReader.Read(x, bare))
        ?? c.Try(Month) ?? c.Try(Quarter) ?? c.Try(WholeYear) ?? c.Try(MonthAndYear);

    /// <summary>“tháng 3/2024”, “tháng 3 năm 2024”, “tháng ba”, “T3/2024”.</summary>
    public static Moment? Month(Cursor c)
    {
        c.Word("các");
        var start = c.Current;
        var named = c.Word(Words.Month);
        if (!named && !(start is { Key: "t", Kind: TokenKind.Word } && c.Peek(1)?.Start == start.End && ++c.Position > 0)) return null;
        return MonthItem(c, named);
    }

    /// <summary>The number of a month with its year, after “tháng” or in a row of months.</summary>
    public static Moment? MonthItem(Cursor c, bool words)
    {
        if (c.Current is { Kind: TokenKind.Date, Parts: [var m, var y] } && Years.Plausible(y))
        {
            c.Position++;
            return new(Grain.Month, m, m, null, y);
        }
        var number = c.Number() ?? (words ? WordNumber(c) : null);
        return number is not { } month || month > 99 ? null : new(Grain.Month, month, month, null, YearAfter(c));
    }

    /// <summary>“quý II/2024”, “quý 2 năm 2024”, “Q1/2024”.</summary>
    public static Moment? Quarter(Cursor c)
    {
        c.Word("các");
        var start = c.Current;
        if (!c.Word(Words.Quarter) && !(start is { Key: "q", Kind: TokenKind.Word } && c.Peek(1)?.Start == start.End && ++c.Position > 0)) return null;
        return QuarterItem(c);
    }

    public static Moment? QuarterItem(Cursor c)
    {
        if (c.Current is { Kind: TokenKind.Date, Parts: [var q, var y] } && Years.Plausible(y))
        {
            c.Position++;
            return new(Grain.Quarter, q, q, null, y);
        }
        if (c.Current is { Kind: TokenKind.Word } word && Words.Roman(c.Text[word.Start..word.End]) is { } roman) c.Position++;
        else if (c.Number() is { } number) roman = number;
        else return null;
        return new(Grain.Quarter, roman, roman, null, YearAfter(c));
    }

    /// <summary>A year behind a month or a quarter: “/2024”, “năm 2024”, “- 2024”, “.2024”.</summary>
    public static int? YearAfter(Cursor c)
    {
        var start = c.Position;
        if (c.Sign(',') && c.Current?.IsWord(Words.Year) is not true) c.Position = start;
        c.Word("của");
        var joined = c.Word(Words.Year) || c.Signs("/-.");
        c.Sign('(');
        if (joined && c.Current is { IsYear: true } year && !(c.Peek(1)?.IsSign('-') is true && c.Peek(2)?.IsYear is true))
        {
            c.Position++;
            return year.Parts[0];
        }
        c.Position = start;
        return null;
    }

    /// <summary>“6 tháng đầu năm 2024”, “9 tháng”, “06 tháng cuối năm”, “3 tháng đầu năm”.</summary>
    private static Moment? MonthsOfYear(Cursor c)
    {
        c.Word("các");
        var number = c.Number() ?? WordNumber(c);
        if (number is not (>= 1 and <= 12) || !c.Word(Words.Month)) return null;
        if (c.Current is { Kind: TokenKind.Number or TokenKind.Date }) return null;
        var first = c.Phrase("đầu", Words.Year) || c.Phrase("đầu", "của", Words.Year);
        var last = !first && (c.Phrase("cuối", Words.Year) || c.Phrase("cuối", "của", Words.Year));
        // “6 tháng” alone names the half-year; “2 tháng” alone is a length, not a time.
        if (!first && !last && number is not (3 or 6 or 9)) return null;
        var year = first || last ? BareYear(c) ?? YearAfter(c) : YearAfter(c);
        return last ? new(Grain.Months, 13 - number.Value, 12, null, year) : new(Grain.Months, 1, number.Value, null, year);
    }

    /// <summary>“cuối tháng 6”, “đầu quý II”, “giữa năm 2024”, “tuần cuối tháng 11”, “tuần thứ hai của tháng 3”.</summary>
    private static Moment? Sliced(Cursor c)
    {
        if (c.Try(x => WeekReader.OfMonth(x) is { } s ? (object)s : null) is Slice week)
        {
            c.Word("của");
            c.Signs(",/");
            return Month(c) is { } month ? month with { Slice = week } : null;
        }
        if (c.Any(Words.Parts) is not { } part) return null;
        var slice = part switch
        {
            ["đầu"] or ["thượng", ..] => Slice.Start,
            ["giữa"] or ["trung", ..] => Slice.Middle,
            ["cuối"] or ["hạ", ..] => Slice.End,
            ["nửa", "đầu"] => Slice.FirstHalf,
            ["nửa", ..] => Slice.SecondHalf,
            _ => Slice.Whole,
        };
        var inner = c.Try(SchoolYear) ?? c.Try(Month) ?? c.Try(Quarter) ?? c.Try(AnyYear);
        return inner is null ? null : inner with { Slice = slice };
    }

    /// <summary>“năm học 2023 - 2024”, “học kỳ I năm học 2023-2024”.</summary>
    private static Moment? SchoolYear(Cursor c)
    {
        var slice = Slice.Whole;
        if (c.Phrase("học", "kỳ"))
        {
            if (c.Current is not { } term) return null;
            var n = term.Kind is TokenKind.Number ? term.Parts[0] : Words.Roman(c.Text[term.Start..term.End]);
            if (n is not (1 or 2)) return null;
            slice = n is 1 ? Slice.FirstHalf : Slice.SecondHalf;
            c.Position++;
            c.Sign(',');
        }
        if (!c.Phrase(Words.Year, "học")) return null;
        return Span(c) is var (from, to) && to - from is 0 or 1 ? new(Grain.SchoolYear, 0, 0, null, from, slice) : null;
    }

    /// <summary>“năm 2024”, “cả năm”, “trong năm”, “giai đoạn 2021 - 2025”, “2024”.</summary>
    private static Moment? WholeYear(Cursor c)
    {
        if (c.Phrase("giai", "đoạn") || c.Phrase("nhiệm", "kỳ") || c.Phrase("các", Words.Year)) return c.Try(YearSpan);
        return c.Try(YearSpan) ?? c.Try(AnyYear);
    }

    private static Moment? AnyYear(Cursor c)
    {
        if (!c.Word(Words.Year)) return c.Position == 0 && BareYear(c) is { } year ? new(Grain.Year, 0, 0, null, year) : null;
        if (c.Current is { Kind: TokenKind.Date } || c.Current?.IsWord("học") is true) return null;
        return new(Grain.Year, 0, 0, null, BareYear(c));
    }

    private static Moment? YearSpan(Cursor c)
    {
        c.Word(Words.Year);
        return Span(c) is var (from, to) && to > from && to - from < 100 ? new(Grain.Year, 0, to - from, null, from) : null;
    }

    /// <summary>“03/2024” without its word.</summary>
    private static Moment? MonthAndYear(Cursor c)
    {
        if (c.Current is not { Kind: TokenKind.Date, Parts: [var m, var y] } || !Years.Plausible(y)) return null;
        c.Position++;
        return new(Grain.Month, m, m, null, y);
    }

    /// <summary>“2023 - 2024”, “2023-2024”, “2023/2024”, or one year twice.</summary>
    private static (int From, int To)? Span(Cursor c)
    {
        if (c.Current is { Kind: TokenKind.Date, Parts: [var a, var b] } && Years.Plausible(a) && Years.Plausible(b))
        {
            c.Position++;
            return (a, b);
        }
        if (BareYear(c) is not { } from) return null;
        var start = c.Position;
        if ((c.Signs("-/") || c.Word(Words.To) || c.Word("và")) && (c.Word(Words.Year) || true) && BareYear(c) is { } to) return (from, to);
        c.Position = start;
        return (from, from);
    }

    private static int? BareYear(Cursor c) => c.Current is { IsYear: true } ? c.Number() : null;

    private static int? WordNumber(Cursor c)
    {
        if (c.Current is not { Kind: TokenKind.Word } word || Words.Count(word.Key) is not { } count) return null;
        // “tháng năm 2024” is a month left blank; May is “tháng năm năm 2024”.
        if (word.Key is Words.Year && c.Peek(1) is { IsYear: true }) return null;
        c.Position++;
        if (count == 10 && c.Current is { } unit && Words.Count(unit.Key) is 1 or 2) return 10 + Words.Count(c.Tokens[c.Position++].Key);
        return count;
    }
}
