namespace VinhDanh.Papers.Deadlines;

/// <summary>
/// Finds the names of papers with their own dates (“Kế hoạch số 68/KH-HĐTĐKT ngày 16/10/2023”), whose date is when the paper
/// was signed and no deadline.
/// </summary>
internal static class Citations
{
    private const int Reach = 14;

    /// <summary>For each token, whether it belongs to such a name.</summary>
    public static bool[] Of(Cursor c)
    {
        var hidden = new bool[c.Tokens.Count];
        for (var i = 0; i < c.Tokens.Count; i++)
        {
            c.Position = i;
            var code = c.Current!.Kind is TokenKind.Code;
            if (!code && c.Any(Words.Papers) is null) continue;
            var end = End(c, i);
            if (end is null && code) end = i + 1;
            for (var k = i; k < end; k++) hidden[k] = true;
        }
        return hidden;
    }

    private static int? End(Cursor c, int start)
    {
        var last = Math.Min(c.Tokens.Count, start + Reach);
        for (c.Position = Math.Max(c.Position, start + 1); c.Position < last; c.Position++)
        {
            if (c.Current!.IsSign(',') || c.Current.IsSign(';') || c.Current.IsSign(':') || c.Sees(Words.BreakCitation)) return null;
            if (c.Current.IsSign('.') && c.Peek(1)?.Kind is TokenKind.Word) return null;
            if (!c.Current.IsWord(Words.Day)) continue;
            return DayReader.Read(c, bare: false) is { Month: not null } ? c.Position : null;
        }
        return null;
    }
}
