using System.Text;

namespace VinhDanh.Papers.Deadlines;

/// <summary>Makes a cell's or a bullet's text fit for reading: NFC, plain spaces, no traces of mark-up.</summary>
internal static class DeadlineText
{
    private const char Soft = '\u00AD';

    /// <summary>NFC form; halves of broken surrogate pairs (which the normaliser refuses) become U+FFFD.</summary>
    public static string Compose(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return WellFormed(text).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The cleaned text and, for each of its characters, the place in <paramref name="composed"/> it came from.</summary>
    public static (string Text, int[] Origin) Clean(string composed)
    {
        var text = new StringBuilder(composed.Length);
        var origin = new List<int>(composed.Length);
        for (var i = 0; i < composed.Length; i++)
        {
            var c = composed[i];
            if (c is '<' && TagEnd(composed, i) is { } end)
            {
                Space(i);
                i = end;
                continue;
            }
            if (c is Soft or '*' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060') continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c)) Space(i);
            else
            {
                text.Append(c);
                origin.Add(i);
            }
        }
        while (text.Length > 0 && text[^1] is ' ') text.Length--;
        return (text.ToString(), [.. origin.Take(text.Length)]);

        void Space(int at)
        {
            if (text.Length == 0 || text[^1] is ' ') return;
            text.Append(' ');
            origin.Add(at);
        }
    }

    /// <summary>The last place of a tag such as &lt;i&gt; or &lt;/p&gt;; null when “&lt;” is only a sign.</summary>
    private static int? TagEnd(string text, int start)
    {
        var i = start + 1;
        if (i < text.Length && text[i] is '/') i++;
        if (i >= text.Length || !char.IsAsciiLetter(text[i])) return null;
        for (var last = Math.Min(text.Length, start + 40); i < last; i++)
        {
            if (text[i] is '>') return i;
            if (text[i] is '<') return null;
        }
        return null;
    }

    private static string WellFormed(string text)
    {
        StringBuilder? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsSurrogate(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else (mended ??= new StringBuilder(text))[i] = '\uFFFD';
        }
        return mended?.ToString() ?? text;
    }
}
