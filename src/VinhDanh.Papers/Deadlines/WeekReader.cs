namespace VinhDanh.Papers.Deadlines;

/// <summary>Weekdays and the weeks of a month.</summary>
internal static class WeekReader
{
    /// <summary>“thứ Hai” … “thứ 7”, “chủ nhật” as 1 (Monday) – 7; null and not moved when there is none.</summary>
    public static int? Weekday(Cursor c)
    {
        if (c.Phrase("chủ", "nhật")) return 7;
        if (c.Current?.IsWord("thứ") is not true || c.Peek(1) is not { } day) return null;
        var number = day.Kind is TokenKind.Number ? day.Parts[0] : Words.Count(day.Key);
        if (number is not (>= 2 and <= 7)) return null;
        c.Position += 2;
        return number - 1;
    }

    /// <summary>“tuần đầu”, “tuần cuối”, “tuần 2”, “tuần thứ hai”, “tuần III”.</summary>
    public static Slice? OfMonth(Cursor c)
    {
        if (!c.Word(Words.Week)) return null;
        if (c.Word("đầu") || c.Phrase("đầu", "tiên"))
        {
            c.Word("tiên");
            return Slice.Week1;
        }
        if (c.Word("cuối"))
        {
            c.Word("cùng");
            return Slice.LastWeek;
        }
        c.Word("thứ");
        if (c.Current is not { Kind: TokenKind.Number or TokenKind.Word } token) return null;
        var number = token.Kind is TokenKind.Number ? token.Parts[0]
            : token.IsWord("nhất") ? 1 : Words.Roman(c.Text[token.Start..token.End]) ?? Words.Count(token.Key);
        if (number is not (>= 1 and <= 5)) return null;
        c.Position++;
        return Slice.Week1 + (number.Value - 1);
    }
}
