using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Writing;

/// <summary>Width of text in Times New Roman Bold, for rules that must be as long as a line or a part of it.</summary>
internal static class TextMeasure
{
    /// <summary>Advance widths in thousandths of the size: capitals A–Z, small letters a–z.</summary>
    private static readonly int[] Capitals =
        [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667];

    private static readonly int[] Small =
        [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444];

    /// <returns>Width in twips.</returns>
    public static int Twips(string text, double points)
    {
        var thousandths = 0;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            thousandths += c switch
            {
                >= 'A' and <= 'Z' => Capitals[c - 'A'],
                >= 'a' and <= 'z' => Small[c - 'a'],
                'Đ' => 722,
                'đ' => 556,
                ' ' or '.' or ',' => 250,
                '-' => 333,
                _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => 0,
                _ => 500,
            };
        }
        return (int)Math.Round(thousandths * points * 20 / 1000);
    }
}
