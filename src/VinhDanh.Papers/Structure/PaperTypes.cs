using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Structure;

/// <summary>The line that names the type of a document, and the kind that follows from type and title.</summary>
internal static partial class PaperTypes
{
    private static readonly string[] Names =
    [
        "ke hoach", "quyet dinh", "huong dan", "bao cao", "bien ban", "to trinh", "thong bao", "chi thi", "de cuong", "chuong trinh",
        "quy che", "quy dinh", "de an", "phuong an", "nghi quyet", "thong cao", "giay moi", "tieu chi", "bo tieu chi", "the le",
    ];

    /// <summary>A line of capitals that is (or starts with) the name of a type.</summary>
    public static bool IsName(string text)
    {
        if (text.Length > 60 || !PlainWords.IsUpper(text)) return false;
        var folded = PlainWords.Fold(text).TrimEnd(':', '.');
        return Array.Exists(Names, n => folded == n);
    }

    public static bool StartsWithName(string text) =>
        PlainWords.IsUpper(text) && Array.Exists(Names, n => PlainWords.Fold(text).StartsWith(n + " ", StringComparison.Ordinal));

    public static PaperKind Of(string? typeName, string? title, string? symbol, bool isLetter)
    {
        var type = PlainWords.Fold(typeName ?? "").TrimEnd(':', '.');
        var about = PlainWords.Fold(title ?? "");
        if (type.Length == 0) type = OfSymbol(symbol);
        return type switch
        {
            "ke hoach" or "chuong trinh" => OfPlan(about),
            "quyet dinh" => about.Contains("tieu chi", StringComparison.Ordinal) ? PaperKind.Criteria : PaperKind.Decision,
            "huong dan" => Criteria().IsMatch(about) ? PaperKind.Criteria : PaperKind.Guidance,
            "bo tieu chi" or "tieu chi" => PaperKind.Criteria,
            "bao cao" => PaperKind.Report,
            "bien ban" => PaperKind.Minutes,
            "de cuong" => PaperKind.ReportOutline,
            _ => isLetter ? PaperKind.Letter : PaperKind.Unknown,
        };
    }

    private static PaperKind OfPlan(string about)
    {
        if (Inspection().IsMatch(about)) return PaperKind.InspectionPlan;
        if (Congress().IsMatch(about)) return PaperKind.CongressPlan;
        if (Contest().IsMatch(about)) return PaperKind.ContestPlan;
        if (about.Contains("cong tac thi dua", StringComparison.Ordinal) || YearWork().IsMatch(about)) return PaperKind.AnnualPlan;
        if (Movement().IsMatch(about)) return PaperKind.MovementPlan;
        return OfYear().IsMatch(about) ? PaperKind.AnnualPlan : PaperKind.Unknown;
    }

    private static string OfSymbol(string? symbol) => (symbol ?? "").Split('-', '/') switch
    {
        [.. var parts] when parts.Contains("KH") => "ke hoach",
        [.. var parts] when parts.Contains("QĐ") => "quyet dinh",
        [.. var parts] when parts.Contains("HD") => "huong dan",
        [.. var parts] when parts.Contains("BC") => "bao cao",
        [.. var parts] when parts.Contains("BB") => "bien ban",
        _ => "",
    };

    [GeneratedRegex(@"^(to chuc |cong tac |ve viec |v/v )*(thanh tra, |giam sat, )?(tu )?(kiem tra|thanh tra|giam sat)\b|^(kiem tra|thanh tra)|\bkiem tra (cong tac|viec|tinh hinh)")]
    private static partial Regex Inspection();

    [GeneratedRegex(@"\bdai hoi\b|hoi nghi dien hinh")]
    private static partial Regex Congress();

    [GeneratedRegex(@"\b(cuoc thi|hoi thi|hoi thao|giai thuong)\b")]
    private static partial Regex Contest();

    [GeneratedRegex(@"phong trao|phat dong|dot thi dua|thi dua")]
    private static partial Regex Movement();

    [GeneratedRegex(@"thi dua,?( -)? khen thuong nam|hoat dong.* nam 20\d\d")]
    private static partial Regex YearWork();

    [GeneratedRegex(@"nam 20\d\d")]
    private static partial Regex OfYear();

    [GeneratedRegex(@"tieu chi|cham diem|thang diem")]
    private static partial Regex Criteria();
}
