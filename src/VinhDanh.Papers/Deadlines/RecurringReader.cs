namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads “hàng tháng”, “ngày 25 hàng tháng”, “định kỳ 6 tháng một lần”, “01 lần/quý”, “ngày 31/12 hàng năm”.</summary>
internal static class RecurringReader
{
    private static readonly PhraseSet Units = new("tháng cuối quý", "tháng", "quý");

    public static Reading? Read(Cursor c, int? documentYear) =>
        c.Try(x => Yearly(x, documentYear)) ?? c.Try(x => Dayed(x, documentYear)) ?? c.Try(x => Plain(x, documentYear));

    /// <summary>“Hàng tháng”, “hàng tháng, hàng quý”, “hàng tháng (trước ngày 25)”, “hàng tuần, vào thứ sáu”.</summary>
    private static Reading? Plain(Cursor c, int? documentYear)
    {
        if (Frequencies(c) is not { } every) return null;
        var day = c.Try(x => DayBehind(x, every));
        return Finish(c, every, day, documentYear);
    }

    /// <summary>“Ngày 25 hàng tháng”, “trước ngày 15 của tháng cuối quý”, “chiều thứ sáu hàng tuần”.</summary>
    private static Reading? Dayed(Cursor c, int? documentYear)
    {
        if (DaySpec(c) is not { } day) return null;
        c.Word("của");
        c.Sign(',');
        if (c.Try(x => x.Phrase("tháng", "cuối") && (x.Any(Words.Every) is not null || true) && x.Word(Words.Quarter) ? x : null) is not null)
        {
            c.Try(x => Frequencies(x));
            return Finish(c, Recurrence.Quarter, day, documentYear);
        }
        return Frequencies(c) is { } every && (every is Recurrence.Week) == day.OfWeek ? Finish(c, every, day, documentYear) : null;
    }

    /// <summary>“Ngày 31/12 hàng năm”, “15/6 và 15/12 hàng năm”, “tháng 12 hàng năm”: the first time is in the document's year.</summary>
    private static Reading? Yearly(Cursor c, int? documentYear)
    {
        var mark = c.Any(Words.BeforeMarks) is not null | c.Any(Words.Strictly) is not null;
        c.Word("trong");
        c.Word("vào");
        if (MomentLists.Read(c) is not { } moments || moments.Any(m => m.Year is not null || (m.Grain is Grain.Day && m.Month is null))) return null;
        c.Sign(',');
        if (Frequencies(c) is not Recurrence.Year) return null;
        var year = c.Try(Since)?.Year ?? documentYear;
        // The leap year lets 29/02 pass: there are years that have it.
        if (Meaning.Resolve(moments.Select(m => m with { Year = 2024 })) is null) return Impossible;
        int? day = moments is [{ Grain: Grain.Day, First: var single }] ? single : null;
        var times = year is null ? null : Meaning.List(moments, year);
        if (times is null or { Kind: DeadlineKind.Unspecified }) return new(new("", DeadlineKind.Recurring, Every: Recurrence.Year, Day: day), Strength.Medium);
        return new(times with { Kind = DeadlineKind.Recurring, Every = Recurrence.Year, Day = day, From = mark ? null : times.From }, Strength.Medium);
    }

    private static Moment? Since(Cursor c)
    {
        c.Sign(',');
        c.Sign('(');
        if (!(c.Word(Words.From) || c.Word("trong")) || MomentReader.Read(c) is not { Grain: Grain.Year, Last: 0, Year: not null } year) return null;
        c.Sign(')');
        return year;
    }

    private static Reading Impossible => new(Deadline.Unspecified(""), Strength.Medium);

    private static Reading Finish(Cursor c, Recurrence every, DayOf? day, int? documentYear)
    {
        if (day is { OfWeek: false, Number: < 1 or > 31 }) return Impossible;
        var span = c.Try(x => Span(x, documentYear));
        c.Try(x =>
        {
            x.Signs(",-;");
            return x.Any(Words.Continuous);
        });
        return new(new("", DeadlineKind.Recurring, span?.From, span?.Due, Every: every, Day: day?.Number), Strength.Medium);
    }

    /// <summary>“…, từ tháng 3 đến tháng 12/2024”, “… trong năm 2024”.</summary>
    private static Deadline? Span(Cursor c, int? documentYear)
    {
        c.Sign(',');
        var range = c.Word(Words.From);
        if (!range) c.Word("trong");
        if (MomentReader.Read(c, bare: range) is not { } begin) return null;
        if (!range) return begin.Grain is Grain.Year or Grain.Quarter && Meaning.List([begin], documentYear) is { Due: not null } whole ? whole : null;
        if (!(c.Word(Words.To) || c.Sign('-'))) return null;
        c.Any(Words.EndOf);
        return MomentLists.Next(c, begin) is { } finish && Meaning.Range(begin, finish, documentYear) is { Due: not null } span ? span : null;
    }

    private static DayOf? DayBehind(Cursor c, Recurrence every)
    {
        c.Signs(",(-");
        if (DaySpec(c) is not { } day || day.OfWeek != (every is Recurrence.Week)) return null;
        if (c.Word("của")) c.Any(Units);
        c.Sign(')');
        return day;
    }

    /// <summary>A day of the month without its month, or a weekday.</summary>
    private static DayOf? DaySpec(Cursor c)
    {
        c.Any(Words.BeforeMarks);
        c.Any(Words.Strictly);
        c.Word("vào");
        if (!c.Word("chiều")) c.Word("sáng");
        if (WeekReader.Weekday(c) is { } weekday) return new(weekday, true);
        if (!c.Word(Words.Day)) return null;
        if (c.Word("cuối"))
        {
            c.Word("cùng");
            c.Word("của");
            if (c.Current?.IsWord(Words.Month) is true) c.Position++;
            return new(31, false);
        }
        if (c.Number() is not { } number) return null;
        return c.Current is { Kind: TokenKind.Number or TokenKind.Date } ? null : new(number, false);
    }

    /// <summary>One frequency, or several, of which the shortest counts: “hàng tháng, quý, 6 tháng và năm”.</summary>
    private static Recurrence? Frequencies(Cursor c)
    {
        if (Frequency(c) is not { } first) return null;
        var shortest = first;
        while (c.Try(x => PhraseReader.Separator(x) && (Frequency(x) ?? Unit(x)) is { } more ? (object)more : null) is Recurrence next)
            if (next < shortest) shortest = next;
        return shortest;
    }

    private static Recurrence? Frequency(Cursor c)
    {
        var start = c.Position;
        var every = c.Any(Words.Every) is not null || c.Word("các");
        if (Unit(c) is { } unit)
        {
            if (c.Try(x => x.Number() is { } n && x.Word("lần") && Per(n, unit) is { } r ? (object)r : null) is Recurrence often) return often;
            if (Times(c) || every) return unit;
        }
        c.Position = start;
        if (PerTime(c) is { } per) return per;
        c.Position = start;
        return null;
    }

    /// <summary>“tháng”, “quý”, “tuần”, “năm”, “6 tháng”, “3 tháng”, “nửa năm”; not the name of one (“tháng 3”).</summary>
    private static Recurrence? Unit(Cursor c)
    {
        var start = c.Position;
        var number = c.Number() ?? 1;
        Recurrence? unit = c.Word(Words.Month) ? number switch { 1 => Recurrence.Month, 3 => Recurrence.Quarter, 6 => Recurrence.HalfYear, 12 => Recurrence.Year, _ => null }
            : number != 1 ? null
            : c.Word(Words.Week) ? Recurrence.Week
            : c.Word(Words.Quarter) ? Recurrence.Quarter
            : c.Phrase("nửa", Words.Year) ? Recurrence.HalfYear
            : c.Word(Words.Year) ? Recurrence.Year : null;
        var name = (c.Current is { Kind: TokenKind.Number or TokenKind.Date } && c.Peek(1)?.IsWord("lần") is not true) || c.Current is { Kind: TokenKind.Word } word
            && (Words.Roman(c.Text[word.Start..word.End]) is not null || word.Key is "học" or "đầu" or "cuối");
        if (unit is not null && !name) return unit;
        c.Position = start;
        return null;
    }

    /// <summary>“/lần”, “/01 lần”, “một lần”, “01 lần”.</summary>
    private static bool Times(Cursor c)
    {
        var start = c.Position;
        c.Sign('/');
        if (c.Current is { Kind: TokenKind.Number, Parts: [1] } || c.Current?.IsWord("một") is true) c.Position++;
        if (c.Position > start && c.Word("lần")) return true;
        c.Position = start;
        return false;
    }

    /// <summary>“01 lần/tháng”, “2 lần mỗi năm”.</summary>
    private static Recurrence? PerTime(Cursor c)
    {
        var number = c.Number() ?? (c.Word("một") ? 1 : c.Word("hai") ? 2 : -1);
        if (number < 1 || !c.Word("lần") || !(c.Sign('/') || c.Word("mỗi") || c.Word("một") || c.Word("trong"))) return null;
        return Unit(c) is { } unit ? Per(number, unit) : null;
    }

    private static Recurrence? Per(int times, Recurrence unit) => (times, unit) switch
    {
        (1, _) => unit,
        (2, Recurrence.Year) => Recurrence.HalfYear,
        (4, Recurrence.Year) => Recurrence.Quarter,
        (12, Recurrence.Year) => Recurrence.Month,
        (3, Recurrence.Quarter) => Recurrence.Month,
        _ => null,
    };

    private sealed record DayOf(int Number, bool OfWeek);
}
