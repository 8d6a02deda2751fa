using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Structure;

/// <summary>Text for comparing: lower case, no marks, đ as d, single spaces.</summary>
internal static class PlainWords
{
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark) continue;
            result.Append(sign is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(sign));
        }
        return result.ToString().Trim();
    }

    public static bool IsUpper(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    public static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
