using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>TCVN 5712:1993 (“TCVN3”, “ABC”), the one-byte encoding of old Vietnamese files, seen through Latin-1.</summary>
internal static partial class LegacyText
{
    private const string From =
        "\u00B5\u00B8\u00B6\u00B7\u00B9\u00A8\u00BB\u00BE\u00BC\u00BD\u00C6\u00A9\u00C7\u00CA\u00C8\u00C9\u00CB\u00AE" +
        "\u00CC\u00D0\u00CE\u00CF\u00D1\u00AA\u00D2\u00D5\u00D3\u00D4\u00D6\u00D7\u00DD\u00D8\u00DC\u00DE" +
        "\u00DF\u00E3\u00E1\u00E2\u00E4\u00AB\u00E5\u00E8\u00E6\u00E7\u00E9\u00AC\u00EA\u00ED\u00EB\u00EC\u00EE" +
        "\u00EF\u00F3\u00F1\u00F2\u00F4\u00AD\u00F5\u00F8\u00F6\u00F7\u00F9\u00FA\u00FD\u00FB\u00FC\u00FE" +
        "\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7";

    private const string To =
        "àáảãạăằắẳẵặâầấẩẫậđ" +
        "èéẻẽẹêềếểễệìíỉĩị" +
        "òóỏõọôồốổỗộơờớởỡợ" +
        "ùúủũụưừứửữựỳýỷỹỵ" +
        "ĂÂÊÔƠƯĐ";

    private static readonly Dictionary<char, char> Letters = From.Zip(To).ToDictionary(p => p.First, p => p.Second);

    /// <summary>The text of a Word run: converted where its font is one of the TCVN3 fonts (“.VnTime”; “H” at the end means capitals).</summary>
    /// <exception cref="PaperUnreadableException">The font is of the VNI encoding.</exception>
    public static string OfRun(string text, XElement run)
    {
        var fonts = run.Word("rPr")?.Word("rFonts");
        if (fonts is null) return text;
        var font = fonts.Value("ascii") ?? fonts.Value("hAnsi") ?? "";
        if (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) && text.All(c => c < 0x100))
            return font.EndsWith('H') ? Convert(text).ToUpperInvariant() : Convert(text);
        if (font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) && LooksLikeVni(text))
            throw new PaperUnreadableException(UnreadableCode.LegacyEncoding);
        return text;
    }

    public static string Convert(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var sign in text) result.Append(Letters.GetValueOrDefault(sign, sign));
        return result.ToString();
    }

    /// <summary>Signs that stand inside words in TCVN3 only (µ ¸ ¶ · ¹ ® …), and no true Vietnamese letter.</summary>
    public static bool LooksLikeTcvn3(string text) =>
        !text.Any(c => c is 'ă' or 'đ' or 'ơ' or 'ư' or 'Đ' or 'Ư' or 'Ơ' || (c >= '\u1EA0' && c <= '\u1EF9'))
        && InsideWord().Count(text) >= Math.Max(3, text.Length / 200);

    /// <summary>A vowel followed by the Latin-1 sign that VNI uses as its mark (“HOÄI ÑOÀNG”).</summary>
    public static bool LooksLikeVni(string text) => VniPair().Count(text) >= Math.Max(2, text.Length / 100);

    [GeneratedRegex(@"(?<=[A-Za-z\u00A1-\u00FF])[\u00A8-\u00AC\u00AE\u00B5-\u00BE]|[\u00AE\u00A8\u00A9\u00AB\u00AC](?=[a-z\u00B5-\u00FF])")]
    private static partial Regex InsideWord();

    [GeneratedRegex(@"[aeiouyAEIOUYôơưÔÖöô][\u00F8\u00F9\u00FB\u00F5\u00EF\u00E2\u00E1\u00E0\u00E5\u00E3\u00E4\u00EA\u00E9\u00E8\u00EB\u00FA\u00FC\u00D8\u00D9\u00DB\u00D5\u00CF\u00C2\u00C1\u00C0\u00C5\u00C3\u00C4\u00CA\u00C9\u00C8\u00CB\u00DA\u00DC](?![a-z]*[ạảấầẩẫậắằẳẵặđơư])")]
    private static partial Regex VniPair();
}
