using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Rules;

namespace VinhDanh.Bench.LawEngines;

/// <summary>What is asked of every engine: the awards of a regime that have conditions, of whoever they are for. The rules are those the packs state; nothing here is written by hand.</summary>
internal sealed class LawQuestion(Regime regime, Proposal proposal)
{
    public Regime Regime => regime;

    public Proposal Proposal => proposal;

    public int Year => proposal.Year;

    /// <summary>Awards without conditions have no answer to compare.</summary>
    public IReadOnlyList<Award> Awards { get; } = [.. regime.Awards.Values.Where(a => a.Criteria.Count > 0)];

    public IReadOnlyList<(string Kind, string? Group)> Subjects { get; } =
        [.. regime.Words.Recipients.Keys.SelectMany(kind => regime.Words.Groups.Values.Where(g => g.Recipients.Contains(kind)).Select(g => (string?)g.Code).Prepend(null), (kind, group) => (kind, group))];

    /// <summary>The ways to an award for somebody, one of which is enough; none: it is not for them.</summary>
    public IReadOnlyList<Criterion> Ways(Award award, string kind, string? group) => award.Recipients.Contains(kind) ? regime.CriteriaFor(award, kind, group) : [];

    public Rule Chosen(ReadingRule rule) => Chosen(rule.Reading) ? rule.Yes : rule.No;

    /// <summary>The award whose years are not used twice; null: they may be.</summary>
    public string? UsedFor(TitleRunRule rule, Award award) => rule.Fresh is { } reading && !Chosen(reading) ? award.Code : null;

    /// <summary>The rules of another group of the same award, one of which is enough.</summary>
    public static AnyRule Ways(AsGroupRule rule, Award award) => new([.. award.Criteria.Where(c => c.Group == rule.Group).Select(c => c.Rule)], rule.Basis);

    /// <summary>What a table of posts asks, of men and of women.</summary>
    public IEnumerable<(int Position, decimal Min, decimal? Below, decimal MinOfWomen, decimal? BelowOfWomen)> Rows(ServiceRule rule)
    {
        var women = regime.Principles.TryGetValue(PrincipleKind.WomenInPosts, out var principle) ? principle.Factor : null;
        return regime.ServiceTables[rule.Table].Rows.Select(r =>
            (regime.Words.Positions.Rank(r.Position), r.MinYears, r.BelowYears, women?.Of(r.MinYears) ?? r.MinYears, r.BelowYears is { } below ? women?.Of(below) ?? below : (decimal?)null));
    }

    /// <summary>What lies inside a run asks neither who recognised a work nor whether it was applied.</summary>
    public static WorksRule Works(InnerWorks inner) => new(inner.Kinds, inner.Scope, inner.Times, Effective: false, RecognisedBy: null, WithinYears: null, inner.Basis);

    private bool Chosen(string reading) => proposal.Readings.TryGetValue(reading, out var chosen) ? chosen : regime.Readings[reading].Default;
}
