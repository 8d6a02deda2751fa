using System.Globalization;
using System.Text;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Parties;

/// <summary>Folds Vietnamese text so that spellings which mean the same compare as equal.</summary>
public static class Folding
{
    private const string Consonants = "bcdghklmnpqrstvx";

    /// <summary>
    /// Lower case, no marks, đ as d, everything else than letters and digits as one space; “lý/lí”, “kỹ/kĩ”, “sỹ/sĩ” as with i,
    /// “qui/quy” as quy; “uỷ/ủy” fall together by losing the mark. Any text, any Unicode form; never throws.
    /// </summary>
    public static string Fold(string? text)
    {
        var words = Bare(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word =>
        {
            var letters = word.ToCharArray();
            Spell(letters);
            return new string(letters);
        }));
    }

    private static string Bare(string? text)
    {
        var bare = new StringBuilder();
        foreach (var c in DeadlineText.Compose(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            var lower = char.ToLowerInvariant(c);
            bare.Append(lower is 'đ' ? 'd' : char.IsLetterOrDigit(lower) ? lower : ' ');
        }
        return bare.ToString();
    }

    /// <summary>“lý/lí” and “qui/quy” in one bare word (lower case, no marks), in place.</summary>
    public static void Spell(Span<char> word)
    {
        if (word is "qui") word[2] = 'y';
        else if (word.Length >= 2 && word[^1] is 'y' && Consonants.Contains(word[^2], StringComparison.Ordinal)) word[^1] = 'i';
    }
}
