using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Evaluation;

/// <summary>Questions to a history, answered in three values.</summary>
internal sealed class Facts
{
    private readonly Regime _regime;
    private readonly Dictionary<int, YearRecord> _years;
    private readonly ILookup<string, HeldAward> _held;

    public Facts(Regime regime, AwardHistory history)
    {
        _regime = regime;
        History = history;
        _years = history.Years.GroupBy(y => y.Year).ToDictionary(g => g.Key, g => g.First());
        _held = history.Awards.ToLookup(a => a.Award);
        // Years before discipline was served do not count; a year in which it was served counts from the next.
        CountsFrom = regime.Principles.ContainsKey(PrincipleKind.Discipline) && history.Disciplines.Count > 0
            ? history.Disciplines.Max(d => d.ServedUntil is { } last ? last.Year + 1 : int.MaxValue)
            : int.MinValue;
    }

    public AwardHistory History { get; }

    /// <summary>The first year that counts after discipline.</summary>
    public int CountsFrom { get; }

    /// <summary>What is not recorded: not so in a closed record, unknown in any other.</summary>
    public Truth Unrecorded => History.Closed ? Truth.NotMet : Truth.Unknown;

    public YearRecord? Year(int year) => _years.GetValueOrDefault(year);

    /// <summary>Whether the record speaks of that year.</summary>
    public bool IsRecorded(int year) => _years.ContainsKey(year);

    public string? Rating(int year) => Year(year)?.Rating;

    public Truth Rated(int year, string level) => Rating(year) is { } rating ? Truths.Of(_regime.Words.Ratings.Reaches(rating, level)) : Unrecorded;

    /// <summary>Held for that year, whatever it was given for.</summary>
    public Truth Holds(string award, int year) => _held[award].Any(a => a.Year == year) ? Truth.Met : IsRecorded(year) || History.Closed ? Truth.NotMet : Truth.Unknown;

    /// <summary>Given for merit, in the year proposed or before, oldest first.</summary>
    public IEnumerable<HeldAward> Held(string award, int until) => _held[award].Where(a => a.Year <= until && Counts(a)).OrderBy(a => a.Year);

    /// <summary>Given, but for a sudden or thematic achievement, which is no basis.</summary>
    public IEnumerable<HeldAward> HeldWithoutBasis(string award, int until) => _held[award].Where(a => a.Year <= until && !Counts(a)).OrderBy(a => a.Year);

    /// <summary>The first year of a run that has to follow one of <paramref name="awards"/>; null: none is held.</summary>
    public int? YearAfter(IReadOnlyList<string> awards, int until)
    {
        var given = awards.SelectMany(a => Held(a, until)).ToList();
        return given.Count == 0 ? null : given.Min(a => a.Year) + 1;
    }

    public IEnumerable<Work> Works(IReadOnlyList<string> kinds, int from, int to) => History.Works.Where(w => w.IsRecognised && kinds.Contains(w.Kind) && w.Year >= from && w.Year <= to).OrderBy(w => w.Year);

    /// <summary>Not yet used for an award, where the law lets it serve once.</summary>
    public bool IsFree(Work work) => work.UsedFor is null || !_regime.Principles.ContainsKey(PrincipleKind.WorkUsedOnce);

    /// <summary>How widely it has to reach.</summary>
    public bool Reaches(Work work, string scope) => _regime.Words.Scopes.Reaches(work.Scope, scope);

    public Truth Recognised(Work work, string? by) =>
        by is null ? Truth.Met
        : work.RecognisedBy is { } authority ? Truths.Of(_regime.Words.Authorities.Reaches(authority, by))
        : History.Closed ? Truth.Met : Truth.Unknown;

    /// <summary>Applied effectively, where that is asked.</summary>
    public Truth Effective(Work work, bool asked) => !asked || work.IsEffective is true ? Truth.Met : work.IsEffective is false ? Truth.NotMet : Unrecorded;

    private bool Counts(HeldAward award) => award.Basis is AwardBasis.Merit || !_regime.Principles.ContainsKey(PrincipleKind.SuddenOrThematic);
}

/// <summary>What a rule is judged against.</summary>
/// <param name="Depth">How many awards deep; “meets the standard of” leads from one to another.</param>
internal sealed record Scene(Facts Facts, Proposal Proposal, Award Award, int Depth = 0)
{
    public int Year => Proposal.Year;
}
