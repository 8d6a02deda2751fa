using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Cases;

/// <summary>What came of one case.</summary>
/// <param name="Verdict">Null: it could not be judged; <paramref name="Problem"/> says why.</param>
public sealed record CaseResult(EligibilityCase Case, Verdict? Verdict, string? Problem)
{
    /// <summary>The verdict is the one expected, and so are the conditions that failed.</summary>
    public bool Passed => Problem is null && Verdict is not null && Case.Expected is { } expected
        && expected.Eligible == Verdict.Outcome is Outcome.Eligible && expected.Failed.Order(StringComparer.Ordinal).SequenceEqual(Verdict.Failed);
}

/// <summary>Judges worked cases.</summary>
public static class CaseRunner
{
    public static CaseResult Run(LawLibrary library, EligibilityCase @case)
    {
        if (library.Find(@case.Regime) is not { } regime) return new(@case, null, $"không có bộ luật “{@case.Regime}”; có: {string.Join(", ", library.Regimes.Select(r => r.Id))}");
        if (!regime.Awards.ContainsKey(@case.Proposal.Award)) return new(@case, null, $"bộ luật “{regime.Id}” không có “{@case.Proposal.Award}”");
        return new(@case, new Evaluator(regime).Evaluate(@case.Proposal, Named(@case.History, regime)), null);
    }

    /// <summary>The history with short words for members' titles resolved.</summary>
    public static AwardHistory Named(AwardHistory history, Regime regime)
    {
        if (history.Members is not { } members) return history;
        Dictionary<string, int> holding = new(members.Holding, StringComparer.Ordinal);
        foreach (var (word, count) in members.Holding)
        {
            if (!regime.Words.MemberWords.TryGetValue(word, out var meant)) continue;
            foreach (var award in meant.Awards) holding.TryAdd(award, count);
        }
        return history with { Members = members with { Holding = holding } };
    }
}
