using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Headers compared by their words: no marks, no case, no punctuation.</summary>
internal static class HeaderText
{
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) result.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }
        return result.ToString().TrimEnd();
    }
}
