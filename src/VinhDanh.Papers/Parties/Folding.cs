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
        return string.Join(' ', words.Select(Spelling));
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

    private static string Spelling(string word)
    {
        if (word is "qui") return "quy";
        return word.Length >= 2 && word[^1] is 'y' && Consonants.Contains(word[^2], StringComparison.Ordinal) ? word[..^1] + "i" : word;
    }
}
