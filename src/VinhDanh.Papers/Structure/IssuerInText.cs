using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Structure;

/// <summary>The issuer where the head is lost: “…; UBND quận Long Biên ban hành Kế hoạch …”.</summary>
internal static partial class IssuerInText
{
    public static string? Of(Draft draft) =>
        draft.Preamble.Select(p => p.Text).Concat(draft.Bases.Select(b => b.Text)).Reverse().Select(t => Announced().Match(t))
            .FirstOrDefault(m => m.Success)?.Groups["issuer"].Value.Trim();

    [GeneratedRegex(@"(?:^|[;,.]\s*)(?<issuer>(?:UBND|Ủy ban|Uỷ ban|Hội đồng|Sở|Ban|Phòng|Liên đoàn|Huyện ủy|Quận ủy|Tỉnh ủy|Thành ủy|Văn phòng|Cục|Trường|Công ty)(?:(?!\s(?:ban hành|xây dựng)).){2,100}?)\s+(?:ban hành|xây dựng)\s+(?:[Kk]ế hoạch|[Hh]ướng dẫn|[Qq]uy)")]
    private static partial Regex Announced();
}
