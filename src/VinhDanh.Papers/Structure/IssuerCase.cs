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
        "xã hội", "kế hoạch", "đầu tư", "giao thông", "thông tin", "truyền thông", "trung học", "dân tộc", "tôn giáo", "tài nguyên",
    ];

    private static readonly HashSet<string> Abbreviations = ["UBND", "HĐND", "TĐKT", "MTTQ", "UBMTTQ", "BCH", "TNCS", "THPT", "THCS", "LĐLĐ", "HĐTĐKT", "TP", "TNHH", "MTV"];

    /// <summary>What comes behind these in a school's name is its own name.</summary>
    private static readonly HashSet<string> Schools = ["tiểu học", "mầm non", "mẫu giáo", "cơ sở", "phổ thông", "đại học", "cao đẳng"];

    /// <summary>The body writes a name as its owner does: “Trường Tiểu học An Thịnh xây dựng kế hoạch …”. Taken where it has capitals that the words alone do not tell.</summary>
    public static string? AsWritten(string? name, IEnumerable<string> body)
    {
        if (name is null) return null;
        foreach (var text in body)
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var written = text.Substring(at, name.Length);
                if (!PlainWords.IsUpper(written) && written.Count(char.IsUpper) > name.Count(char.IsUpper) && !Inside(text, at, name.Length)) return written;
            }
        }

        return name;
    }

    /// <summary>Part of a longer word.</summary>
    private static bool Inside(string text, int at, int length) =>
        (at > 0 && char.IsLetter(text[at - 1])) || (at + length < text.Length && char.IsLetter(text[at + length]));

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
            var isSchool = words[0] == "TRƯỜNG" && (Schools.Contains(pair) || words[at] is "THCS" or "THPT");
            if (Abbreviations.Contains(words[at].TrimEnd(',')))
            {
                result.Append(words[at]);
                inPlace |= isSchool;
            }
            else if (isSchool)
            {
                result.Append(pair is "cơ sở" or "phổ thông" ? lower : Capital(lower)).Append(' ').Append(words[++at].ToLowerInvariant());
                inPlace = true;
            }
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
