using System.Text;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Text as everything after it expects: NFC, plain spaces, no soft hyphens or invisible signs.</summary>
internal static class PlainText
{
    /// <summary>Cleans one paragraph; line breaks inside become spaces.</summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        var space = false;
        foreach (var sign in Composed(text))
        {
            if (IsInvisible(sign)) continue;
            if (char.IsWhiteSpace(sign) || char.IsControl(sign))
            {
                space = result.Length > 0;
                continue;
            }
            if (space) result.Append(' ');
            space = false;
            result.Append(sign == '\u2011' ? '-' : sign); // non-breaking hyphen
        }
        return result.ToString();
    }

    /// <summary>NFC; a text with broken surrogates, which cannot be normalised, is mended first.</summary>
    private static string Composed(string text)
    {
        if (!IsWellFormed(text))
        {
            var mended = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes()) mended.Append(rune.ToString());
            text = mended.ToString();
        }
        return text.Normalize(NormalizationForm.FormC);
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\uFFFE' or '\uFFFF') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static bool IsInvisible(char sign) =>
        sign is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
