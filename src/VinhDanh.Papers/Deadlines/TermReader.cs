namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads terms counted from an event: “trong 15 ngày làm việc kể từ ngày nhận hồ sơ”, “05 ngày trước khi kiểm tra”.</summary>
internal static class TermReader
{
    public static Reading? Read(Cursor c)
    {
        c.Any(Words.TermMarks);
        var start = c.Position;
        if (Count(c) is not (> 0 and < 1000 and var days) || !c.Word(Words.Day)) return null;
        var working = c.Phrase("làm", "việc");
        var counted = c.Position;
        var bracket = c.Sign('(');
        c.Sign(',');
        var eventStart = c.Position;
        if (!c.Sees(Words.Events))
        {
            c.Position = counted;
            if (!working) return null;
            var alone = c.Slice(start, counted);
            return new(new("", DeadlineKind.Dependent, DependsOn: alone, WorkingDays: days), Strength.Medium);
        }
        Dependent.SkipClause(c);
        var end = c.Position;
        if (bracket) c.Sign(')');
        // There is no place of its own for calendar days, so their number stays in the words.
        return working
            ? new(new("", DeadlineKind.Dependent, DependsOn: c.Slice(eventStart, end), WorkingDays: days), Strength.Strong)
            : new(new("", DeadlineKind.Dependent, DependsOn: c.Slice(start, end)), Strength.Strong);
    }

    /// <summary>“15”, “15 (mười lăm)”, “mười”, “mười lăm (15)”.</summary>
    private static int? Count(Cursor c)
    {
        if (c.Number() is { } number)
        {
            if (c.Sign('('))
            {
                while (c.Current is { Kind: TokenKind.Word }) c.Position++;
                if (!c.Sign(')')) return null;
            }
            return number;
        }
        var words = c.Position;
        while (c.Position - words < 4 && c.Current is { Kind: TokenKind.Word } word && (Words.Count(word.Key) is not null || word.Key is "lăm" or "mươi")) c.Position++;
        if (c.Position == words) return null;
        if (c.Sign('(')) return c.Number() is { } inBrackets && c.Sign(')') ? inBrackets : null;
        return c.Position - words == 1 ? Words.Count(c.Tokens[words].Key) : null;
    }
}
