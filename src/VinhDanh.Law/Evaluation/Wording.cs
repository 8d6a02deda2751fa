using System.Globalization;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Evaluation;

/// <summary>How conditions are said in Vietnamese, in words an officer can paste into an appraisal note.</summary>
internal sealed class Wording(Regime regime)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Counts as documents write them: 02, 05, 12.</summary>
    public static string Count(int n) => n.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>“Năm 2024” for “năm 2024”.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    public static string Number(decimal n) => n.ToString("0.##", Vietnamese);

    /// <summary>“2.340.000 đồng”.</summary>
    public static string Money(decimal amount) => amount.ToString("#,0.##", Vietnamese) + " đồng";

    public static string Percent(decimal share) => (share * 100).ToString("0.##", Vietnamese) + "%";

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Years(IEnumerable<int> years) => string.Join(", ", years.Distinct().Order());

    /// <summary>“2020 – 2024”, or the one year.</summary>
    public static string Span(int from, int to) => from == to ? $"{from}" : $"{from} – {to}";

    public string Award(string code) => regime.Awards.TryGetValue(code, out var award) ? award.Name : code;

    public string AnyAward(IEnumerable<string> codes) => string.Join(" hoặc ", codes.Select(Award));

    public string Rating(string code) => regime.Words.Ratings.Name(code);

    /// <summary>A level, and “trở lên” where there is a higher one.</summary>
    public string RatingOrBetter(string code) => regime.Words.Ratings.Rank(code) == regime.Words.Ratings.Terms.Count - 1 ? Rating(code) : Rating(code) + " trở lên";

    public string Scope(string code) => regime.Words.Scopes.Name(code);

    public string Authority(string code) => regime.Words.Authorities.Name(code);

    public string Kinds(IEnumerable<string> codes) => string.Join(", ", codes.Select(c => regime.Words.WorkKinds.TryGetValue(c, out var kind) ? kind.Name : c));
}
