using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Evaluation;

/// <summary>What comes out for one award.</summary>
public enum Outcome
{
    /// <summary>May be proposed.</summary>
    Eligible,

    /// <summary>May not.</summary>
    NotEligible,

    /// <summary>A fact is missing.</summary>
    Unknown,

    /// <summary>Consideration is suspended while a case is dealt with.</summary>
    OnHold,

    /// <summary>The award is not for this kind of recipient.</summary>
    NotASubject,
}

/// <summary>One judged condition, and all it rested on. Stored with a dossier; judging again never changes it.</summary>
/// <param name="Truth">The value.</param>
/// <param name="Says">The condition as a sentence, in Vietnamese.</param>
public sealed record Finding(Truth Truth, string Says)
{
    /// <summary>What the record shows, in Vietnamese; null: nothing to show.</summary>
    public string? Shows { get; init; }

    /// <summary>What would satisfy it, or which fact is missing; null: it is met.</summary>
    public string? Needs { get; init; }

    /// <summary>The first year in which it could hold if every year from now on is good; null: cannot be told.</summary>
    public int? EarliestYear { get; init; }

    /// <summary>Short name of the way it failed, as case files use; null: it has none.</summary>
    public string? Label { get; init; }

    /// <summary>Where it stands in the law; null: as the finding above.</summary>
    public Basis? Basis { get; init; }

    /// <summary>Rows of the record that satisfy or break it.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public Join Join { get; init; }

    /// <summary>For <see cref="Join.AtLeast"/>.</summary>
    public int Count { get; init; }

    public IReadOnlyList<Finding> Parts { get; init; } = [];

    /// <summary>How near it is, at most 1: which of several ways is worth explaining. Below 0: not a way for this subject.</summary>
    public double Nearness { get; init; }

    /// <summary>The disputed reading it hangs on; null: none.</summary>
    public string? Reading { get; init; }

    /// <summary>Taken as given while screening; somebody has to confirm it.</summary>
    public bool IsPresumed { get; init; }
}

/// <summary>How the parts of a finding make its value.</summary>
public enum Join
{
    /// <summary>It has none: the value is its own.</summary>
    None,
    All,
    Any,
    AtLeast,
}

/// <summary>The answer for one award and one record.</summary>
public sealed record Verdict
{
    public required Award Award { get; init; }

    public required Proposal Proposal { get; init; }

    /// <summary>The law by which it was judged.</summary>
    public required string Regime { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>What stops the proposal or lets it pass, whatever the achievement.</summary>
    public required IReadOnlyList<Finding> Stops { get; init; }

    /// <summary>One finding for every group of conditions that applies; one of them is enough.</summary>
    public required IReadOnlyList<Finding> Criteria { get; init; }

    /// <summary>What a reader must know of this answer: unverified sources, an incomplete pack, a disputed reading.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>Labels of the conditions that failed on the nearest way, under the reading chosen and, where it fails too, under the other.</summary>
    public required IReadOnlyList<string> Failed { get; init; }

    /// <summary>Everything judged, in order.</summary>
    public IEnumerable<Finding> Findings => Stops.Concat(Criteria);
}
