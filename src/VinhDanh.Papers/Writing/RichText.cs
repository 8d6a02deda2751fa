namespace VinhDanh.Papers.Writing;

/// <summary>A stretch of text in one style.</summary>
public sealed record TextRun(string Text, bool Bold = false, bool Italic = false);

/// <summary>Text of one paragraph; a plain string converts by itself. A line feed inside is a line break.</summary>
public sealed record RichText(IReadOnlyList<TextRun> Runs)
{
    public static implicit operator RichText(string text) => FromString(text);

    public static RichText FromString(string text) => new([new TextRun(text)]);

    /// <summary>Reads <c>**bold**</c> and <c>*italic*</c>; marks do not nest, and an unpaired mark is text.</summary>
    public static RichText Marked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var runs = new List<TextRun>();
        var start = 0;
        for (var at = text.IndexOf('*', StringComparison.Ordinal); at >= 0; at = text.IndexOf('*', start))
        {
            var mark = at + 1 < text.Length && text[at + 1] == '*' ? "**" : "*";
            var inner = at + mark.Length;
            var close = text.IndexOf(mark, inner, StringComparison.Ordinal);
            if (close <= inner) break;
            if (at > start) runs.Add(new TextRun(text[start..at]));
            runs.Add(new TextRun(text[inner..close], Bold: mark.Length == 2, Italic: mark.Length == 1));
            start = close + mark.Length;
            if (start >= text.Length) break;
        }
        if (start < text.Length || runs.Count == 0) runs.Add(new TextRun(text[start..]));
        return new RichText(runs);
    }

    /// <summary>The text without styles.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    public override string ToString() => Plain;
}
