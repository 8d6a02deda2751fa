using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>How papers name a plan, its issuer, its place and who signs. What can't be known is left blank for the pen.</summary>
public static partial class PlanNaming
{
    private const string Blank = "…………";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <returns>Kế hoạch số 04/KH-HĐTĐKT; without a number: Kế hoạch công tác thi đua, khen thưởng năm 2026</returns>
    public static string Brief(Programme programme) => NumberOf(programme) is { } number ? $"Kế hoạch số {number}" : $"Kế hoạch {Topic(programme)}";

    /// <returns>Kế hoạch số 04/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh … về công tác thi đua, khen thưởng năm 2026</returns>
    public static string Full(Programme programme, string authority)
    {
        var issuer = IssuerInText(programme, authority);
        if (NumberOf(programme) is not { } number) return $"Kế hoạch của {issuer} về {Topic(programme)}";
        var day = programme.IssuedOn is { } on ? $" {Vn.DateInWords(on)}" : "";
        return $"Kế hoạch số {number}{day} của {issuer} về {Topic(programme)}";
    }

    /// <summary>The body that signs, as it is written within a sentence.</summary>
    public static string IssuerInText(Programme programme, string authority) =>
        string.IsNullOrWhiteSpace(programme.Issuer) ? authority : Cased(programme.Issuer, authority);

    /// <summary>What the plan is about, as it goes on within a sentence.</summary>
    public static string Topic(Programme programme)
    {
        var title = PlanWord().Replace(programme.Title.Trim().TrimEnd('.', ';'), "");
        var lower = IsCapitals(title) ? title.ToLower(Vietnamese) : title;
        return lower.Length == 0 ? $"công tác năm {programme.Year}" : char.ToLower(lower[0], Vietnamese) + lower[1..];
    }

    public static string? NumberOf(Programme programme) => programme.Number switch
    {
        null or "" => null,
        { } number when number.Contains('/', StringComparison.Ordinal) || string.IsNullOrEmpty(programme.Symbol) => number,
        { } number => $"{number}/{programme.Symbol}",
    };

    /// <summary>A paper of another type by the same body: “KH-UBND” gives “BC-UBND”; an official letter has no type, and the unit that drafts it is left to the pen.</summary>
    public static string Symbol(Programme programme, string? type)
    {
        var body = programme.Symbol is { } symbol && symbol.IndexOf('-', StringComparison.Ordinal) is > 0 and var at ? symbol[(at + 1)..] : Blank;
        return type is null ? $"{body}-……" : $"{type}-{body}";
    }

    /// <summary>What stands after the number of a body's own plans: “KH-UBND”, “KH-SNV”; left to the pen where custom decides.</summary>
    public static string SymbolOf(string body)
    {
        var capitals = BodyNames.Capitals(body);
        if (capitals.StartsWith("ỦY BAN NHÂN DÂN", StringComparison.Ordinal) || capitals.StartsWith("UỶ BAN NHÂN DÂN", StringComparison.Ordinal)) return "KH-UBND";
        if (capitals.StartsWith("HỘI ĐỒNG THI ĐUA", StringComparison.Ordinal)) return "KH-HĐTĐKT";
        if (!capitals.StartsWith("SỞ ", StringComparison.Ordinal)) return $"KH-{Blank}";
        return "KH-" + string.Concat(capitals.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "VÀ").Select(w => w[0]));
    }

    /// <summary>The place papers are dated at: the first authority of a locality at or above the owner.</summary>
    /// <param name="upwards">Names, the owner first.</param>
    public static string Place(IEnumerable<string> upwards) =>
        upwards.Select(n => Locality().Match(n.Trim())).FirstOrDefault(m => m.Success)?.Groups["place"].Value ?? Blank;

    /// <summary>Authority and post above the signature; the officer corrects them where a deputy signs.</summary>
    public static IReadOnlyList<string> SignatureLines(string issuer)
    {
        var capitals = BodyNames.Capitals(issuer);
        if (capitals.Contains("HỘI ĐỒNG", StringComparison.Ordinal)) return ["TM. HỘI ĐỒNG", "CHỦ TỊCH"];
        if (capitals.Contains("ỦY BAN NHÂN DÂN", StringComparison.Ordinal) || capitals.Contains("UỶ BAN NHÂN DÂN", StringComparison.Ordinal) || capitals.StartsWith("UBND", StringComparison.Ordinal))
            return ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"];
        return capitals.StartsWith("SỞ ", StringComparison.Ordinal) ? ["GIÁM ĐỐC"]
            : capitals.StartsWith("PHÒNG ", StringComparison.Ordinal) ? ["TRƯỞNG PHÒNG"]
            : ["THỦ TRƯỞNG CƠ QUAN"];
    }

    /// <summary>A head in capitals is written as the directory writes the same body, else in the case of names.</summary>
    private static string Cased(string issuer, string authority)
    {
        var plain = string.Join(' ', issuer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!IsCapitals(plain)) return plain;
        return BodyNames.Capitals(authority) == plain ? authority : Title(plain);
    }

    private static bool IsCapitals(string text) => !text.Any(char.IsLower);

    private static string Title(string capitals)
    {
        var lower = capitals.ToLower(Vietnamese);
        // The body's own words stand small after the first; the place after them keeps its capitals.
        var body = BodyWords().Match(lower);
        var name = body.Success ? body.Value : "";
        var rest = Vietnamese.TextInfo.ToTitleCase(lower[name.Length..]);
        return name.Length == 0 ? rest : char.ToUpper(name[0], Vietnamese) + name[1..] + rest;
    }

    [GeneratedRegex(@"^kế hoạch\s+", RegexOptions.IgnoreCase)]
    private static partial Regex PlanWord();

    [GeneratedRegex(@"^(ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng thi đua\s*[,-]?\s*khen thưởng|hội đồng)\s*(tỉnh|thành phố|quận|huyện|phường|xã|đặc khu)?\s*")]
    private static partial Regex BodyWords();

    [GeneratedRegex(@"^((ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân)\s+)?(tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+(?<place>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Locality();
}
