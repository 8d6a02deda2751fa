using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>Who is inspected.</summary>
internal static partial class InspectionTargets
{
    public static IEnumerable<InspectionTarget> Of(SectionNode node)
    {
        var own = AfterColon(node.Title);
        if (own.Length > 0)
        {
            foreach (var target in Targets(own, node.Heading!)) yield return target;
        }
        foreach (var entry in node.Lines.Where(e => !e.Rest.EndsWith(':') && !IsSelf(e)))
            foreach (var target in Targets(entry.Rest, entry)) yield return target;
    }

    /// <summary>“Các đơn vị còn lại tự kiểm tra, gửi báo cáo …” stands below those that are visited without being one of them.</summary>
    public static bool IsSelf(Entry entry) => PlainWords.Fold(entry.Rest).Contains("tu kiem tra", StringComparison.Ordinal);

    private static IEnumerable<InspectionTarget> Targets(string text, Entry entry)
    {
        text = Label().Replace(text, "").TrimEnd('.', ';', ' ');
        string? also = null;
        if (Also().Match(text) is { Success: true } match)
        {
            also = match.Groups["also"].Value.Trim();
            text = text[..match.Index];
        }
        foreach (var name in Names(text)) yield return new InspectionTarget(name, InspectionMode.Direct, also, entry.First.Place);
    }

    /// <summary>A comma parts only where the next word starts a unit of its own (“Sở Y tế, Hội Liên hiệp Phụ nữ tỉnh”).</summary>
    private static IEnumerable<string> Names(string text)
    {
        if (Several().Match(text) is { Success: true } several)
            return several.Groups["names"].Value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(n => string.Join(' ', several.Groups["kind"].Captures.Select(c => c.Value)) + " " + n);
        return Parting().Split(text).Select(n => n.Trim(' ', ',', ';')).Where(n => n.Length > 0);
    }

    /// <summary>“UBND các xã: Khe Lim, Bản Chiềng” are the committees of two communes.</summary>
    [GeneratedRegex(@"^(?<kind>UBND|Ủy ban nhân dân)\s+các\s+(?<kind>xã|phường|huyện|quận|thị trấn)\s*:\s*(?<names>.+)$")]
    private static partial Regex Several();

    private static string AfterColon(string title)
    {
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : title[(colon + 1)..].Trim();
    }

    [GeneratedRegex(@"^(Các đơn vị|Gồm|Bao gồm|Các cơ quan)\s*:\s*")]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+và\s+(?<also>\d{1,2}\s+\p{Ll}.*)$|\s*\((và|gồm|chọn|kiểm tra)?\s*(?<also>\d{1,2}\s+\p{Ll}[^)]*)\)$")]
    private static partial Regex Also();

    [GeneratedRegex(@";\s*|,\s*(?=(?:Sở|Ban|Hội|Viện|Công ty|UBND|Ủy ban|Phòng|Trường|Cục|Chi cục|Trung tâm|Đoàn|Liên đoàn|Công an|Bệnh viện|Văn phòng|Tòa án|Đài|Báo|Kho bạc|Ngân hàng|Bộ|Thanh tra)\b)|\s+và\s+(?=(?:các|Các|Sở|UBND|Phòng|Công ty|Trường|Ban)\s)")]
    private static partial Regex Parting();
}
