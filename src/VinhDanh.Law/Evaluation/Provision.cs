using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>A condition as the law states it, with its parts, before anybody is judged by it.</summary>
/// <param name="Basis">Where only this part comes from; null: as the whole.</param>
public sealed record Provision(string Says, Basis? Basis, IReadOnlyList<Provision> Parts)
{
    /// <summary>A rule of a regime, in words.</summary>
    public static Provision Of(Regime regime, Rule rule) => Of(new RuleWords(regime), regime, rule);

    private static Provision Of(RuleWords words, Regime regime, Rule rule) => new(words.Says(rule, null), rule is ServiceRule s && regime.ServiceTables.TryGetValue(s.Table, out var served) ? rule.Basis ?? served.Basis : rule.Basis, rule switch
    {
        AllRule r => [.. r.Parts.Select(p => Of(words, regime, p))],
        AnyRule r => [.. r.Parts.Select(p => Of(words, regime, p))],
        AtLeastRule r => [.. r.Parts.Select(p => Of(words, regime, p))],
        ReadingRule r => Readings(words, regime, r),
        ServiceRule r => regime.ServiceTables.TryGetValue(r.Table, out var table) ? [.. table.Rows.Select(row => Row(regime, row, table))] : [],
        _ => [.. rule.During().Select(i => Of(words, i))],
    });

    private static Provision[] Readings(RuleWords words, Regime regime, ReadingRule rule)
    {
        if (!regime.Readings.TryGetValue(rule.Reading, out var reading)) return [];
        Provision[] both =
        [
            new($"Cách hiểu: {reading.Yes}{(reading.Default ? " (mặc định)" : "")}", reading.Basis, [Of(words, regime, rule.Yes)]),
            new($"Cách hiểu: {reading.No}{(reading.Default ? "" : " (mặc định)")}", reading.Basis, [Of(words, regime, rule.No)]),
        ];
        return reading.Default ? both : [both[1], both[0]];
    }

    private static Provision Row(Regime regime, ServiceRow row, ServiceTable table) =>
        new($"{regime.Words.Positions.Name(row.Position)}: từ {Wording.Number(row.MinYears)} năm{(row.BelowYears is { } below ? $" đến dưới {Wording.Number(below)} năm" : " trở lên")}", row.Basis == table.Basis ? null : row.Basis, []);

    private static Provision Of(RuleWords words, Inner inner) => new(words.Says(inner), inner.Basis, inner is InnerAny any
        ? [.. any.Sets.Select(set => set.Count == 1 ? Of(words, set[0]) : new(RuleWords.All, null, [.. set.Select(p => Of(words, p))]))]
        : []);
}
