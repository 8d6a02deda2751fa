using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Planning;

/// <summary>Every award that is for this kind of recipient, judged at once.</summary>
public static class Survey
{
    /// <summary>The awards open to the subject, highest first; awards without a rank come last, in the order of the pack.</summary>
    public static IReadOnlyList<Verdict> Of(Regime regime, AwardHistory history, Proposal question) =>
        [.. Open(regime, history.Subject).Select(a => Judge(new(regime), a, history, question))];

    /// <summary>
    /// The highest awards the subject may be proposed for: of each kind of award (titles of persons, certificates, orders …) the eligible one with the greatest rank,
    /// highest first. Kinds are apart, because a title and a commendation for the same year stand side by side.
    /// </summary>
    public static IReadOnlyList<Verdict> Highest(Regime regime, AwardHistory history, Proposal question) =>
        [.. Of(regime, history, question).Where(v => v.Outcome is Outcome.Eligible).GroupBy(v => v.Award.Kind).Select(g => g.First())];

    /// <summary>What one regime gives or takes against another, for one history and year.</summary>
    /// <returns>The awards on which they differ; a side is null where that regime does not know the award.</returns>
    public static IReadOnlyList<Change> WhatChanged(Regime before, Regime after, AwardHistory history, Proposal question)
    {
        var old = Of(before, history, question).ToDictionary(v => v.Award.Code);
        var now = Of(after, history, question).ToDictionary(v => v.Award.Code);
        return
        [
            .. now.Keys.Union(old.Keys).Select(code => new Change(code, old.GetValueOrDefault(code), now.GetValueOrDefault(code)))
                .Where(c => c.Before?.Outcome != c.After?.Outcome || !(c.Before?.Failed ?? []).SequenceEqual(c.After?.Failed ?? [])),
        ];
    }

    /// <summary>
    /// Whether proposing would ask for what is there already: a yearly title of that year, a longer title of the running period, an award that is given once,
    /// or one that was surpassed by a higher of its kind.
    /// </summary>
    public static bool IsHeld(Regime regime, Award award, AwardHistory history, int year) => history.Awards.Any(h => h.Award == award.Code && h.Year >= FirstYearThatStands(award, year))
        || !award.Yearly && !award.Repeats && award.Rank is { } rank && history.Awards.Any(h => regime.Awards.GetValueOrDefault(h.Award) is { Yearly: false } held && held.Kind == award.Kind && held.Rank > rank);

    /// <summary>What was given in that year or later stands in the way of proposing again.</summary>
    internal static int FirstYearThatStands(Award award, int year) => award.Yearly || award.Repeats ? year : award.PeriodYears > 1 ? year - award.PeriodYears + 1 : int.MinValue;

    internal static IEnumerable<Award> Open(Regime regime, Subject subject) =>
        regime.Awards.Values.Where(a => a.Recipients.Contains(subject.Kind)).OrderByDescending(a => a.Rank ?? int.MinValue);

    internal static Verdict Judge(Evaluator evaluator, Award award, AwardHistory history, Proposal question) => evaluator.Evaluate(question with { Award = award.Code }, history);
}

/// <summary>An award on which two regimes differ.</summary>
public sealed record Change(string Award, Verdict? Before, Verdict? After);
