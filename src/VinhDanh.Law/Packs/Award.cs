using VinhDanh.Law.Rewards;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Packs;

/// <summary>An emulation title, commendation form, State honorary title or prize of a regime.</summary>
public sealed record Award
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? English { get; init; }

    /// <summary>Code of the kind: emulation title of a person, order, …</summary>
    public required string Kind { get; init; }

    /// <summary>Codes of who may be given it.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Where the law speaks of it.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Its rank for “the highest”: of two one may be proposed for, the one with the greater. Null: not compared.</summary>
    public int? Rank { get; init; }

    /// <summary>Considered every year.</summary>
    public bool Yearly { get; init; }

    /// <summary>Years of one award period where it is longer than one: a title that takes a run of three titles has three.</summary>
    public int PeriodYears { get; init; } = 1;

    /// <summary>The title whose unbroken run makes the period; null: none.</summary>
    public string? PeriodOf { get; init; }

    /// <summary>Names of the same award in older law.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>What offices write in place of the name, so that their tables are understood.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];

    /// <summary>May be given again for later achievements: who holds it may be proposed for it again.</summary>
    public bool Repeats { get; init; }

    public Deciders? DecidedBy { get; init; }

    /// <summary>In the order of the law; empty: the pack has no conditions for it, and a verdict is unknown.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    public CouncilVote? Vote { get; init; }

    public SubmissionDeadline? Deadline { get; init; }

    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    public Reward? Reward { get; init; }

    /// <summary>Code of the dossier; null: none stated.</summary>
    public string? Dossier { get; init; }

    /// <summary>What else an officer should know, each with its source.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}

/// <summary>Conditions for one group of recipients.</summary>
public sealed record Criterion(string Group, Rule Rule, Basis Basis);

public sealed record Deciders(IReadOnlyList<string> Authorities, Basis Basis);

/// <param name="Share">Of all members of the council, at least; from 0 to 1.</param>
public sealed record CouncilVote(decimal Share, Basis Basis);

/// <summary>The last day on which a dossier may be handed in.</summary>
/// <param name="YearsAfter">Years after the year of achievement in which the day lies.</param>
public sealed record SubmissionDeadline(int Month, int Day, int YearsAfter, Basis Basis)
{
    public DateOnly LastDay(int achievementYear)
    {
        var year = achievementYear + YearsAfter;
        return new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    }
}

/// <summary>How many may be given an award in one unit and year. Neither a share nor a number: expressly no cap.</summary>
/// <param name="MaxShare">Of those in <paramref name="Of"/>, from 0 to 1.</param>
/// <param name="Of">In Vietnamese: of whom the share is taken; for a number, of whom it speaks.</param>
public sealed record Quota(decimal? MaxShare, string? Of, Basis Basis)
{
    public int? MaxCount { get; init; }

    /// <summary>What the share is taken from; null: it is no share.</summary>
    public QuotaBase? Base { get; init; }

    /// <summary>“Không quá” leaves whole people only: down, unless the text says otherwise.</summary>
    public RoundingWay Rounding { get; init; } = RoundingWay.Down;

    public bool IsCap => MaxShare is not null || MaxCount is not null;
}

/// <param name="Awards">For holders and for those who meet conditions.</param>
public sealed record QuotaBase(QuotaBaseKind Kind, IReadOnlyList<string> Awards);

public enum QuotaBaseKind
{
    /// <summary>Holders of one of the awards for the same year.</summary>
    Holders,

    /// <summary>Members of the unit.</summary>
    Members,

    /// <summary>Those who meet the conditions of one of the awards, given it or not.</summary>
    Meeting,
}

/// <summary>Reward money as multiples of the base salary; null: none for that kind of recipient.</summary>
/// <param name="IsMaximum">The issuer may give less.</param>
public sealed record Reward(decimal? Individual, decimal? Collective, decimal? Household, bool IsMaximum, Basis Basis);

public sealed record Remark(string Text, Basis Basis);
