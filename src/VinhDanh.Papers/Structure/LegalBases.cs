using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>“Căn cứ …; Thực hiện Kế hoạch số …” in parts.</summary>
internal static partial class LegalBases
{
    public static bool IsBasis(string text) => Start().IsMatch(text) && !CoversWholePlan(text);

    public static IEnumerable<LegalBasis> Of(Piece piece) =>
        Several().Split(piece.Text).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => Parse(part, piece.Place));

    /// <summary>The sentence that announces the plan (“Căn cứ vào tình hình thực tế, … xây dựng Kế hoạch …, cụ thể như sau:”) rests on nothing citable.</summary>
    private static bool CoversWholePlan(string text) => text.EndsWith(':') && !Cited().IsMatch(text);

    private static LegalBasis Parse(string text, SourcePlace source)
    {
        var cited = Cited().Match(text);
        var number = cited.Groups["number"].Success ? cited.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal) : null;
        var after = cited.Success ? text[(cited.Index + cited.Length)..] : "";
        var date = Dates().Match(after);
        var issuer = Issuer().Match(after);
        return new LegalBasis(
            text.TrimEnd(';', '.', ' '),
            cited.Success ? cited.Groups["type"].Value : null,
            number,
            date.Success && date.Index < 60 ? DateOf(date) : null,
            issuer.Success && issuer.Index < 80 ? issuer.Groups["issuer"].Value.Trim(' ', ',') : null,
            source);
    }

    private static DateOnly? DateOf(Match match)
    {
        var (day, month, year) = (match.Groups["d"].Value, match.Groups["m"].Value, match.Groups["y"].Value);
        return DateOnly.TryParseExact($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    [GeneratedRegex(@"^-?\s*(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Theo Tờ trình|Tiếp tục thực hiện)\s")]
    private static partial Regex Start();

    [GeneratedRegex(@";\s*(?=(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị)\s)")]
    private static partial Regex Several();

    [GeneratedRegex(@"(?<type>Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Thông tri|Quyết định|Chỉ thị|Kế hoạch|Hướng dẫn|Công văn|Chương trình|Quy chế|Thông báo|Kết luận|Tờ trình|Quy định)\b(\s+(số\s*:?\s*)(?<number>\d+\s*[/\-]\s*[\p{L}\d/\-& ]*?[\p{L}\d])(?=[\s,;.]|$)|(?=\s+\p{Lu}))")]
    private static partial Regex Cited();

    [GeneratedRegex(@"(?<d>\d{1,2})\s*[/.\-]\s*(?<m>\d{1,2})\s*[/.\-]\s*(?<y>\d{4})|ngày\s+(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})")]
    private static partial Regex Dates();

    [GeneratedRegex(@"\bcủa\s+(?<issuer>.+?)(?=\s+(?:về|quy định|ban hành|phê duyệt|hướng dẫn|sửa đổi|triển khai|tổ chức|thực hiện|công bố|thành lập)\b|[;.,(]|$)")]
    private static partial Regex Issuer();
}
