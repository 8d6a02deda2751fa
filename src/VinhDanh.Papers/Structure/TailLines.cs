using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Structure;

/// <summary>Lines of a document's end: recipients and signature.</summary>
internal static partial class TailLines
{
    public static bool IsRecipientsLabel(string text) => PlainWords.Fold(text) is var f && f.StartsWith("noi nhan", StringComparison.Ordinal) && f.Length <= 40;

    /// <summary>“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH” (also misread as “KI.”), “TL.”, “TUQ.”, “Q.”</summary>
    public static bool IsAuthority(string text) => Prefix().IsMatch(text) && PlainWords.IsUpper(text);

    public static bool IsCapacity(string text) => CapacityPrefix().IsMatch(text);

    public static bool IsCollective(string text) => text.StartsWith("TM", StringComparison.Ordinal);

    /// <summary>A post in capitals on a line of its own.</summary>
    public static bool IsPost(string text) => text.Length <= 90 && PlainWords.IsUpper(text) && PostWords().IsMatch(PlainWords.Fold(text));

    /// <summary>A personal name: two to six words, each with a capital, no digits.</summary>
    public static bool IsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 6 && !PlainWords.IsUpper(text)
            && words.All(w => char.IsUpper(w[0]) && w.All(c => char.IsLetter(c) || c is '-' or '.'));
    }

    [GeneratedRegex(@"^(TM|T/M|KT|KI|K/T|TL|T/L|TUQ|T\.U\.Q|Q)\s*[.,]\s*\p{Lu}")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(KT|KI|K/T|TL|T/L|TUQ|T\.U\.Q|Q)\s*[.,]\s*\p{Lu}")]
    private static partial Regex CapacityPrefix();

    [GeneratedRegex(@"chu tich|giam doc|truong ban|pho ban|bo truong|thu truong|chanh van phong|truong phong|hieu truong|bi thu|tong giam doc|cuc truong|vu truong|vien truong|chanh an|chi cuc truong|chu nhiem|truong doan|nguoi ky|thu ky|to truong")]
    private static partial Regex PostWords();
}
