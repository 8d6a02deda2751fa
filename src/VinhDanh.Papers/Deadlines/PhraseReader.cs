namespace VinhDanh.Papers.Deadlines;

/// <summary>How sure a phrase is to state a deadline when it stands inside other text.</summary>
internal enum Strength
{
    /// <summary>“năm 2024”, “6 tháng”: as often what a report is about as when it is due.</summary>
    Weak,
    Medium,
    Strong,
}

internal sealed record Reading(Deadline Deadline, Strength Strength);

/// <summary>
/// Reads a phrase at the cursor. An understood phrase that names no possible time (31/02) is a reading whose kind is
/// <see cref="DeadlineKind.Unspecified"/>; null means that no phrase stands here.
/// </summary>
internal sealed class PhraseReader(int? documentYear)
{
    public Reading? Read(Cursor c) =>
        c.Try(Recurring) ?? c.Try(Continuous) ?? c.Try(TermReader.Read) ?? c.Try(Bound) ?? c.Try(Range) ?? c.Try(List);

    private Reading? Recurring(Cursor c) => RecurringReader.Read(c, documentYear);

    /// <summary>“Thường xuyên”, “thường xuyên, liên tục trong năm”; “thường xuyên hàng tháng” is recurring.</summary>
    private Reading? Continuous(Cursor c)
    {
        if (c.Any(Words.Continuous) is null) return null;
        while (c.Try(More) is not null) { }
        var every = c.Try(x =>
        {
            x.Signs(",-;");
            return Recurring(x);
        });
        if (every is not null) return every;
        c.Try(x => x.Word("trong") && MomentReader.Read(x) is { Grain: Grain.Year } ? x : null);
        return new(new("", DeadlineKind.Continuous), Strength.Weak);

        static object? More(Cursor x)
        {
            x.Signs(",-;");
            x.Word("và");
            return x.Any(Words.Continuous) is not null || x.Phrase("đột", "xuất") ? x : null;
        }
    }

    /// <summary>“Trước ngày 10/6 và ngày 10/9”, “chậm nhất đến hết tháng 6”, “từ nay đến hết năm”.</summary>
    private Reading? Bound(Cursor c)
    {
        if (Mark(c) is not { } strict) return null;
        if (MomentReader.Read(c, bare: true) is not { } first) return null;
        var bounds = new List<(Moment, bool)> { (first, strict) };
        while (c.Try(x => Separator(x) ? NextBound(x, first, strict) : null) is { } next) bounds.Add((next.Moment, next.Strict));
        return new(Meaning.Bound(bounds, documentYear), Strength.Strong);
    }

    private static NextOfBound? NextBound(Cursor c, Moment first, bool strict)
    {
        var again = Mark(c);
        var moment = again is null ? MomentLists.Next(c, first) : MomentReader.Read(c, bare: true);
        return moment is null ? null : new(moment, again ?? strict);
    }

    /// <summary>True for “trước”, false for “đến hết”, null when no bound begins here.</summary>
    private static bool? Mark(Cursor c)
    {
        if (c.Any(Words.BeforeMarks) is { } mark)
        {
            c.Sign(':');
            var strict = mark[^1] is "trước" || c.Any(Words.Strictly) is ["trước"];
            return strict && !c.Word("hết");
        }
        return c.Any(Words.Strictly) is { } before ? before.Length == 1 : null;
    }

    /// <summary>“Từ tháng 3 đến tháng 5/2024”, “tháng 3/2024 đến 10/4/2024”, “10-15/6/2024”, “từ ngày 1/3/2024”.</summary>
    private Reading? Range(Cursor c)
    {
        c.Word("kể");
        var named = c.Word(Words.From);
        if (!named && c.Phrase("sau", Words.Day))
        {
            c.Position--;
            return MomentReader.Read(c) is { } past ? Open(past, 1) : null;
        }
        if (MomentReader.Read(c, bare: true) is not { } begin) return null;
        if (c.Try(x => End(x, begin, named)) is { } finish) return new(Marked(c, Meaning.Range(begin, finish, documentYear)), Strength.Strong);
        if (!named) return null;
        if (c.Try(x => x.Word(Words.To) ? x : null) is not null) return Until(c, begin);
        if (!c.Phrase("trở", "đi")) c.Phrase("trở", "lên");
        return Open(begin, 0);
    }

    /// <summary>“…, các mốc ngày 30/6/2024 và ngày 31/12/2024”: due dates inside the period.</summary>
    private Deadline Marked(Cursor c, Deadline range)
    {
        var marks = c.Try(x => x.Sign(',') && x.Phrase("các", "mốc") ? MomentLists.Read(x) : null);
        if (marks is null || Meaning.List(marks, documentYear) is not { Kind: DeadlineKind.On } dates) return range;
        return range.Due == dates.Due && range.From <= (dates.Dates.Count > 0 ? dates.Dates[0] : dates.Due) ? range with { Dates = dates.Dates } : Deadline.Unspecified("");
    }

    private static Moment? End(Cursor c, Moment begin, bool named)
    {
        c.Signs(",");
        if (!(c.Phrase("cho", Words.To) || c.Word(Words.To) || c.Word("tới") || c.Sign('-') || (named && (c.Phrase("và", Words.To) || c.Phrase("và", "kết", "thúc"))))) return null;
        c.Word("vào");
        c.Any(Words.EndOf);
        return MomentLists.Next(c, begin);
    }

    /// <summary>“Từ tháng 01/2023 đến thời điểm kiểm tra”: the end waits for something else.</summary>
    private Reading? Until(Cursor c, Moment begin)
    {
        var start = c.Position;
        if (Meaning.Resolve(Meaning.Filled([begin], documentYear)) is not [var first]) return null;
        Dependent.SkipClause(c);
        var what = c.Slice(start, c.Position);
        return what.Length == 0 ? null : new(new("", DeadlineKind.Dependent, first.From, DependsOn: what), Strength.Weak);
    }

    private Reading Open(Moment begin, int later) =>
        Meaning.Resolve(Meaning.Filled([begin], documentYear)) is [var time]
            ? new(new("", DeadlineKind.Period, later > 0 ? time.To.AddDays(later) : time.From), Strength.Medium)
            : new(Deadline.Unspecified(""), Strength.Medium);

    private Reading? List(Cursor c)
    {
        var start = c.Current;
        if (MomentLists.Read(c) is not { } moments) return null;
        var first = moments[0];
        var bareNumbers = start is { Kind: TokenKind.Date, Parts.Length: 2 };
        var strength = bareNumbers || first.Grain is Grain.Months or Grain.Year or Grain.SchoolYear ? Strength.Weak
            : first.Grain is Grain.Day ? Strength.Strong : Strength.Medium;
        return new(Meaning.List(moments, documentYear), strength);
    }

    internal static bool Separator(Cursor c)
    {
        var sign = c.Signs(",;&+");
        return c.Word("và") || c.Word("hoặc") || sign;
    }

    private sealed record NextOfBound(Moment Moment, bool Strict);
}
