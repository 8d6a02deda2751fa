namespace VinhDanh.Papers.Deadlines;

/// <summary>Phrases that leave their time to somebody else: “theo tiến độ cấp trên”, “khi có nội dung phát sinh”.</summary>
internal static class Dependent
{
    /// <summary>Words behind “theo” that make it another word: to watch, to pursue.</summary>
    private static readonly string[] OtherTheo = ["dõi", "đuổi", "học"];

    public static bool Sees(Cursor c) =>
        c.Sees(Words.Dependence) && !(c.Current!.Key is "theo" && OtherTheo.Contains(c.Peek(1)?.Key ?? ""));

    /// <summary>To the end of the clause: before “;”, a full stop, a closing bracket that was not opened in it.</summary>
    public static void SkipClause(Cursor c)
    {
        var depth = 0;
        for (; c.Current is { } token; c.Position++)
        {
            if (token.IsSign('(')) depth++;
            if (token.IsSign(')') && --depth < 0) return;
            if (depth == 0 && (token.IsSign(';') || (token.IsSign('.') && c.Peek(1)?.Kind is not TokenKind.Number))) return;
        }
    }
}
