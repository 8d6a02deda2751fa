using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>Conditions as sentences in Vietnamese: for a year that is judged, or as the law stands.</summary>
public sealed class RuleWords
{
    private readonly Regime _regime;
    private readonly Wording _words;

    public RuleWords(Regime regime)
    {
        _regime = regime;
        _words = new(regime);
    }

    /// <param name="year">The year proposed; null: whichever that will be.</param>
    public string Says(Rule rule, int? year) => rule switch
    {
        AllRule => All,
        AnyRule => "Có một trong các điều kiện sau",
        AtLeastRule r => $"Có từ {Wording.Count(r.Count)} điều kiện trở lên trong các điều kiện sau",
        ReadingRule r => _regime.Readings.TryGetValue(r.Reading, out var reading) ? reading.Question : r.Reading,
        RatingRule r => $"Năm {Of(year)} được xếp loại {_words.RatingOrBetter(r.Level)}",
        RatingRunRule r => $"Có từ {Wording.Count(r.Years)} năm liên tục trở lên, tính đến năm {Of(year)}, được xếp loại {_words.RatingOrBetter(r.Level)}{Following(r.After)}",
        TitleRunRule r => $"Có từ {Wording.Count(r.Times)} lần liên tục được tặng {_words.Award(r.Award)}, tính đến năm {Of(year)}{Following(r.After)}",
        HeldRule { SameYear: true } r => $"Đạt {_words.Award(r.Award)} năm {Of(year)}",
        HeldRule r => $"Đã được tặng {_words.Award(r.Award)}{(r.Times > 1 ? $" từ {Wording.Count(r.Times)} lần" : "")}",
        MeetsRule r => $"Đạt tiêu chuẩn {_words.Award(r.Award)} năm {Of(year)}",
        AsGroupRule r => $"Đạt tiêu chuẩn đối với {Group(r.Group)}",
        WorksRule r => Works(r, When(r.WithinYears, year)),
        CombatIngenuityRule r => $"Mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu có phạm vi ảnh hưởng {_words.Scope(r.Scope)}",
        FoundRule r => r.Text ?? (_regime.Words.Statements.TryGetValue(r.Statement, out var statement) ? statement.Name : r.Statement),
        MembersShareRule r => $"Có từ {Wording.Percent(r.MinShare)} cá nhân trong tập thể đạt {_words.Award(r.Award)} năm {Of(year)}",
        MembersWithRule r => $"Có từ {Wording.Count(r.Times)} cá nhân đạt {_words.Award(r.Award)} năm {Of(year)}",
        MembersCompletedRule => "Có 100% cá nhân trong tập thể hoàn thành nhiệm vụ trở lên",
        MembersBelowRule r => $"Không có cá nhân bị kỷ luật từ {_regime.Words.Disciplines.Name(r.Discipline)} trở lên",
        ClusterLeadRule r => $"Dẫn đầu cụm, khối thi đua do {_words.Authority(r.OrganisedBy)} tổ chức, năm {Of(year)}",
        MovementRule r => $"{(r.Leading ? "Dẫn đầu" : "Tiêu biểu xuất sắc")} khi sơ kết, tổng kết phong trào thi đua do {_words.Authority(r.LaunchedBy)} phát động{(r.MinYears > 0 ? $" có thời gian từ {Wording.Count(r.MinYears)} năm trở lên" : "")}",
        ServiceRule => "Có thời gian giữ chức vụ lãnh đạo theo quy định (quá trình cống hiến)",
        YearsRule r => $"{Measure(r.Measure)}: từ {Wording.Number(r.Min)} năm trở lên{(r.Below is { } below ? $", dưới {Wording.Number(below)} năm" : "")}",
        AnniversaryRule r => $"Nhân dịp kỷ niệm năm tròn ngày thành lập (cứ {r.Every} năm)",
        _ => throw new InvalidOperationException($"No words for {rule.GetType().Name}."),
    };

    public const string All = "Đủ các điều kiện sau";

    /// <param name="when">“trong các năm 2020 – 2024”; empty: whenever.</param>
    internal string Works(WorksRule rule, string when) =>
        $"Có từ {Wording.Count(rule.Times)} trở lên ({_words.Kinds(rule.Kinds)}) được công nhận{(rule.Effective ? ", áp dụng hiệu quả" : "")}, phạm vi ảnh hưởng {_words.Scope(rule.Scope)}{(rule.RecognisedBy is { } by ? $", do {_words.Authority(by)} công nhận" : "")}{(when.Length > 0 ? $", {when}" : "")}";

    internal static string When(int? within, int? year) => (within, year) switch
    {
        (null, _) => "",
        (1, { } y) => $"năm {y}",
        (1, null) => "trong năm đề nghị",
        ({ } n, { } y) => $"trong các năm {Wording.Span(y - n + 1, y)}",
        ({ } n, null) => $"trong {Wording.Count(n)} năm đến năm đề nghị",
    };

    /// <summary>What must lie inside a run, as the law stands.</summary>
    public string Says(Inner inner) => inner switch
    {
        InnerAward i => $"Trong thời gian ấy có từ {Times(i)} trở lên",
        InnerRating i => $"Trong thời gian ấy có từ {Times(i)} trở lên",
        InnerWorks i => Works(new(i.Kinds, i.Scope, i.Times, Effective: false, RecognisedBy: null, WithinYears: null, null), "trong thời gian ấy"),
        InnerAny => "Trong thời gian ấy có một trong các thành tích sau",
        _ => throw new InvalidOperationException($"No words for {inner.GetType().Name}."),
    };

    internal string Times(InnerAward inner) => $"{Wording.Count(inner.Times)} lần được tặng {_words.Award(inner.Award)}";

    internal string Times(InnerRating inner) => $"{Wording.Count(inner.Years)} năm được xếp loại {_words.RatingOrBetter(inner.Level)}";

    internal string Group(string code) => _regime.Words.Groups.TryGetValue(code, out var group) ? group.Name : code;

    private string Measure(string code) => _regime.Words.Measures.TryGetValue(code, out var measure) ? measure.Name : code;

    private string Following(IReadOnlyList<string> after) => after.Count == 0 ? "" : $", sau khi được tặng {_words.AnyAward(after)}";

    private static string Of(int? year) => year is { } y ? y.ToString(System.Globalization.CultureInfo.InvariantCulture) : "đề nghị";
}
