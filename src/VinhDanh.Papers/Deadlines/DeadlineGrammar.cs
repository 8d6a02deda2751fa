namespace VinhDanh.Papers.Deadlines;

/// <summary>A deadline found in running prose.</summary>
/// <param name="Start">Where the phrase begins in the NFC form of the sentence.</param>
/// <param name="Length">Its length there.</param>
/// <param name="Text">The phrase as written, spaces plain.</param>
public sealed record DeadlineMatch(int Start, int Length, string Text, Deadline Deadline);

/// <summary>Understands Vietnamese deadline phrases. Never throws. The grammar is written out in this folder's README.</summary>
public static class DeadlineGrammar
{
    /// <summary>Longer text is no cell of a table; reading stops being worth its time.</summary>
    private const int Longest = 4_000;

    /// <param name="text">The phrase, any Unicode form.</param>
    /// <param name="documentYear">Year used where the phrase has none.</param>
    public static Deadline Parse(string? text, int? documentYear)
    {
        var clean = DeadlineText.Clean(DeadlineText.Compose(text)).Text;
        if (clean.Length is 0 or > Longest) return Deadline.Unspecified(clean);
        var cursor = new Cursor(clean, Lexer.Read(clean));
        var reader = new PhraseReader(Known(documentYear));
        return (WholeCell.Read(cursor, reader) ?? MixedCell.Read(cursor, reader)) with { Text = clean };
    }

    /// <summary>The first phrase in a sentence that surely states a deadline; null when there is none.</summary>
    public static DeadlineMatch? Find(string? sentence, int? documentYear)
    {
        var (clean, origin) = DeadlineText.Clean(DeadlineText.Compose(sentence));
        if (clean.Length is 0 or > Longest) return null;
        var cursor = new Cursor(clean, Lexer.Read(clean));
        if (Prose.Find(cursor, new PhraseReader(Known(documentYear))) is not { } found) return null;
        var (start, end) = (cursor.Tokens[found.First].Start, cursor.Tokens[found.Last - 1].End);
        var phrase = clean[start..end];
        return new(origin[start], origin[end - 1] + 1 - origin[start], phrase, found.Reading.Deadline with { Text = phrase });
    }

    private static int? Known(int? year) => year is { } y && Years.Plausible(y) ? y : null;
}
