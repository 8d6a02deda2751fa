using System.Globalization;
using System.Text;

namespace VinhDanh.App.Shell.Binding;

/// <summary>Reads dates and numbers as officers type them, whatever culture the thread has.</summary>
public static class VietnameseValues
{
    private static readonly string[] DateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy", "yyyy-MM-dd"];
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>
    /// Trimmed, in NFC, without characters that are no text: they come along when something is pasted from an old program, and neither the database nor a
    /// Word file can hold them.
    /// </summary>
    public static string Text(string text) => string.Concat(text.EnumerateRunes().Where(IsText)).Normalize(NormalizationForm.FormC).Trim();

    // Half a pair of surrogates comes as U+FFFD; whole pairs are letters like any others (chữ Nôm).
    private static bool IsText(Rune rune) => rune.Value is '\n' or '\r' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));

    /// <summary>
    /// 15/01/2024, 15-1-2024, 15.1.2024, 15012024, or ISO as scripts and links write it. Years before 1000 and from 3000 on are slips of the keyboard, and terms
    /// cannot be counted past the last day there is.
    /// </summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 1000 and < 3000;

    /// <summary>
    /// 1.234.567,8: a point groups thousands, a comma begins the fraction. Groups that are not of three digits are refused:
    /// “1.5” would otherwise become fifteen without a word.
    /// </summary>
    public static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        var bare = text.Trim().Replace("\u00A0", "").Replace(" ", "");
        var whole = bare.Split(',')[0].TrimStart('-', '+').Split('.');
        return (whole.Length == 1 || (whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(g => g.Length == 3)))
            && decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, Numbers, out number);
    }
}
