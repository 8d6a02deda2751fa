namespace VinhDanh.Papers.Deadlines;

/// <summary>A phrase found inside other text, by its tokens.</summary>
internal sealed record Found(int First, int Last, Reading Reading);

/// <summary>Looks for phrases inside text that is more than one phrase.</summary>
internal static class FreeText
{
    public static List<Found> Scan(Cursor c, PhraseReader reader)
    {
        var hidden = Citations.Of(c);
        var found = new List<Found>();
        for (var i = 0; i < c.Tokens.Count; i++)
        {
            c.Position = i;
            if (hidden[i] || !CanBegin(c) || reader.Read(c) is not { } reading || c.Position <= i) continue;
            // A phrase may not run into the date of a paper: “trước … ngày ban hành Quyết định số …”.
            if (reading.Deadline.Kind is not DeadlineKind.Dependent && Enumerable.Range(i, c.Position - i).Any(k => hidden[k])) continue;
            found.Add(new(i, c.Position, reading));
            i = c.Position - 1;
        }
        return found;
    }

    /// <summary>A year, a half-year or “10/6” alone may begin a phrase only as a whole cell, never in prose.</summary>
    private static bool CanBegin(Cursor c) => c.Current switch
    {
        { Kind: TokenKind.Word, Key: var word } => Words.CanBegin(word),
        { Kind: TokenKind.Date, Parts.Length: 3 } => true,
        { Kind: TokenKind.Number } => c.Peek(1)?.IsWord(Words.Day) is true || c.Peek(1)?.IsWord(Words.Month) is true || c.Peek(1)?.IsWord("lần") is true
            || c.Peek(1)?.IsSign('(') is true,
        _ => false,
    };
}
