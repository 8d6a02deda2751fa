using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rewards;

/// <summary>One award of a decision.</summary>
/// <param name="Who">Tells subjects apart: two lines of one person carry the same.</param>
/// <param name="Recipient">Code of the kind of recipient.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Year">The last year of achievement.</param>
public sealed record RewardClaim(string Who, string Recipient, string Award, int Year)
{
    /// <summary>The first year of achievement; null: as long before as the award's own period says.</summary>
    public int? FromYear { get; init; }

    /// <summary>The achievement rewarded, in any words that tell it from others; null: not said.</summary>
    public string? Achievement { get; init; }
}

public enum RewardState
{
    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Not paid: a higher award of the same case is.</summary>
    Covered,

    /// <summary>Paid or covered; the list does not say enough.</summary>
    Undecided,

    /// <summary>The law gives no money for it.</summary>
    NoMoney,

    /// <summary>The pack does not hold what the amount would need.</summary>
    Unknown,
}

/// <summary>What one award of a list is worth.</summary>
/// <param name="How">How the amount came about, or why there is none, in Vietnamese.</param>
public sealed record RewardLine(RewardClaim Claim, RewardState State, string How)
{
    /// <summary>Null: the regime has no such award.</summary>
    public Award? Award { get; init; }

    /// <summary>Of the base salary.</summary>
    public decimal? Multiple { get; init; }

    /// <summary>In đồng, what the award is worth by itself; null: cannot be told.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The issuer may give less.</summary>
    public bool IsMaximum { get; init; }

    /// <summary>The rule by which a higher award covers it, or may; null: none does.</summary>
    public HighestOnly? Rule { get; init; }

    /// <summary>Where it stands: the multiple first, then the rule.</summary>
    public IEnumerable<Basis> Bases => new[] { Award?.Reward?.Basis, Rule?.Basis }.OfType<Basis>();
}

/// <summary>The money of a decision.</summary>
/// <param name="Salary">Of the day the decision is signed; null: the pack knows none for that day.</param>
public sealed record RewardSheet(Regime Regime, DateOnly DecidedOn, BaseSalary? Salary, IReadOnlyList<RewardLine> Lines)
{
    /// <summary>What is sure to be paid.</summary>
    public decimal Total => Lines.Where(l => l.State is RewardState.Paid).Sum(l => l.Amount ?? 0);

    /// <summary>What may come on top of it once the list says more.</summary>
    public decimal Undecided => Lines.Where(l => l.State is RewardState.Undecided).Sum(l => l.Amount ?? 0);

    /// <summary>Something could not be worked out: the total is not the last word.</summary>
    public bool IsOpen => Lines.Any(l => l.State is RewardState.Undecided or RewardState.Unknown);
}
