using System.Text;

namespace VinhDanh.Papers.Structure;

/// <summary>Names written in capitals in a heading, as they are written in a sentence: “Hội đồng Thi đua - Khen thưởng”, “Tỉnh Điện Biên”.</summary>
internal static class IssuerCase
{
    private static readonly HashSet<string> Places = ["tỉnh", "quận", "huyện", "phường", "xã", "thành phố", "thị xã", "thị trấn"];

    /// <summary>Words that begin a name of an office of their own inside a longer one.</summary>
    private static readonly HashSet<string> Fields =
    [
        "thi đua", "khen thưởng", "khoa học", "công nghệ", "giáo dục", "đào tạo", "nội vụ", "y tế", "tài chính", "tư pháp", "xây dựng",
        "công thương", "ngoại vụ", "thanh tra", "nông nghiệp", "môi trường", "văn hóa", "thể thao", "du lịch", "lao động", "thương binh",
        "xã hội", "kế hoạch", "đầu tư", "giao thông", "thông tin", "truyền thông", "dân tộc", "tôn giáo", "tài nguyên",
    ];

    private static readonly HashSet<string> Abbreviations = ["UBND", "HĐND", "TĐKT", "MTTQ", "UBMTTQ", "BCH", "TNCS", "THPT", "THCS", "LĐLĐ", "HĐTĐKT", "TP", "TNHH", "MTV"];

    public static string Of(string line)
    {
        if (!PlainWords.IsUpper(line)) return line;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = new StringBuilder();
        var inPlace = false;
        for (var at = 0; at < words.Length; at++)
        {
            var lower = words[at].ToLowerInvariant();
            var pair = at + 1 < words.Length ? lower + " " + words[at + 1].ToLowerInvariant().TrimEnd(',') : lower;
            var isPair = pair != lower && Places.Contains(pair);
            if (result.Length > 0) result.Append(' ');
            if (Abbreviations.Contains(words[at].TrimEnd(','))) result.Append(words[at]);
            else if (isPair || (Places.Contains(lower) && !(lower == "xã" && pair == "xã hội")))
            {
                result.Append(at == 0 ? Capital(lower) : lower);
                if (isPair) result.Append(' ').Append(words[++at].ToLowerInvariant());
                inPlace = true;
            }
            else if (inPlace) result.Append(Capital(lower));
            else result.Append(at == 0 || Fields.Contains(pair) ? Capital(lower) : lower);
        }
        return result.ToString().Replace("Uỷ ban", "Ủy ban", StringComparison.Ordinal);
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
