namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads text that is one phrase: a number of its own, labels, the phrase, a remark without a time.</summary>
internal static class WholeCell
{
    private static readonly PhraseSet Endings = new(
        "là xong", "phải xong", "xong", "hoàn thành", "trở đi", "trở về trước", "nếu có", "dự kiến");

    /// <returns>Null when more is said than one phrase.</returns>
    public static Deadline? Read(Cursor c, PhraseReader reader)
    {
        c.Position = 0;
        Lead(c);
        var labels = new List<int> { c.Position };
        while (labels.Count < 6 && c.Any(Words.Labels) is not null)
        {
            c.Signs(":-");
            labels.Add(c.Position);
        }
        // A label may itself begin the phrase (“tiến độ”, “trong 15 ngày làm việc”), so fewer are tried first.
        foreach (var start in labels)
        {
            c.Position = start;
            if (reader.Read(c) is { } reading && Tail(c, reader)) return reading.Deadline;
        }
        foreach (var start in labels)
        {
            c.Position = start;
            if (Dependent.Sees(c) && !HasTime(c, reader, start)) return new("", DeadlineKind.Dependent, DependsOn: Rest(c, start));
        }
        return null;
    }

    /// <summary>“1.”, “a)”, “-”, “+”, “II.” before the words.</summary>
    public static void Lead(Cursor c)
    {
        while (c.Signs("-+•·–o(*\"“")) { }
        if (c.Current is { Kind: TokenKind.Number } or { Kind: TokenKind.Word, Key.Length: <= 4 }
            && (c.Peek(1)?.IsSign('.') is true || c.Peek(1)?.IsSign(')') is true) && c.Peek(2) is { Kind: TokenKind.Word }) c.Position += 2;
    }

    /// <summary>From a token to the end, without closing signs.</summary>
    public static string Rest(Cursor c, int start)
    {
        var rest = c.Slice(start, c.Tokens.Count);
        var open = rest.Count(ch => ch is '(') >= rest.Count(ch => ch is ')');
        return rest.TrimEnd('.', ';', ',', ' ', ':').TrimEnd(open ? ' ' : ')');
    }

    private static bool Tail(Cursor c, PhraseReader reader)
    {
        while (!c.AtEnd)
        {
            if (c.Signs(".;:,)-”\"✓/")) continue;
            if (c.Any(Endings) is not null) continue;
            if (!c.Sign('(')) return false;
            var start = c.Position;
            while (!c.AtEnd && !c.Current!.IsSign(')')) c.Position++;
            var end = c.Position;
            if (FreeText.Scan(new(c.Text, [.. c.Tokens.Skip(start).Take(end - start)]), reader).Count > 0) return false;
            c.Position = end;
        }
        return true;
    }

    private static bool HasTime(Cursor c, PhraseReader reader, int start)
    {
        var found = MixedCell.Times(c, reader, start);
        c.Position = start;
        return found.Count > 0;
    }
}
