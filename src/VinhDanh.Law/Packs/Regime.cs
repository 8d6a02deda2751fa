using VinhDanh.Law.Certificates;
using VinhDanh.Law.Rewards;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Packs;

/// <summary>The law of one period, chosen by the day on which the authority competent to appraise received the dossier.</summary>
public sealed record Regime
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>First day of receipt; null: since ever.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of receipt; null: no end known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Why verdicts of this period rest on older text than they should; null: the pack is whole.</summary>
    public string? Incomplete { get; init; }

    /// <summary>What it says of dossiers received before it; null: nothing is known.</summary>
    public Transition? Transition { get; init; }

    /// <summary>Names of the local packs laid on top.</summary>
    public IReadOnlyList<string> Local { get; init; } = [];

    public required Vocabulary Words { get; init; }

    public required IReadOnlyList<LegalDocument> Documents { get; init; }

    public required IReadOnlyDictionary<string, Award> Awards { get; init; }

    public required IReadOnlyDictionary<string, ServiceTable> ServiceTables { get; init; }

    public required IReadOnlyDictionary<string, Dossier> Dossiers { get; init; }

    /// <summary>The principles of commendation, by kind.</summary>
    public required IReadOnlyDictionary<PrincipleKind, Principle> Principles { get; init; }

    /// <summary>Disputed readings, each a named choice with a default.</summary>
    public required IReadOnlyDictionary<string, Reading> Readings { get; init; }

    public required IReadOnlyList<BaseSalary> BaseSalaries { get; init; }

    /// <summary>Time limits by the code of their step.</summary>
    public required IReadOnlyDictionary<string, TimeLimit> TimeLimits { get; init; }

    /// <summary>How terms are counted.</summary>
    public required CountingRules Counting { get; init; }

    /// <summary>Forms of certificates, by code.</summary>
    public required IReadOnlyDictionary<string, Certificate> Certificates { get; init; }

    /// <summary>What is handed over with awards, by code.</summary>
    public required IReadOnlyDictionary<string, AwardObjects> Objects { get; init; }

    /// <summary>How reward money is worked out.</summary>
    public required RewardRules RewardRules { get; init; }

    /// <summary>Whether a dossier received on that day is judged by it.</summary>
    public bool Holds(DateOnly received) => (From is null || received >= From) && (To is null || received <= To);

    /// <summary>
    /// The conditions of an award that apply to somebody: those of the own group, or of the nearest wider group that has some, or, when only a wide group is
    /// known, of the groups within that one; and those that are a way for everybody.
    /// </summary>
    /// <param name="kind">Code of the kind of recipient.</param>
    /// <param name="group">Code of the group; null: not known.</param>
    public IReadOnlyList<Criterion> CriteriaFor(Award award, string kind, string? group)
    {
        var open = award.Criteria.Where(c => Words.Groups.TryGetValue(c.Group, out var its) && its.Recipients.Contains(kind)).ToList();
        var own = Words.Widening(group).Select(g => g.Code).FirstOrDefault(g => open.Any(c => c.Group == g));
        return [.. open.Where(c => Words.Groups[c.Group] is var its && (its.Always || (own is not null ? c.Group == own : IsWithin(its, group))))];
    }

    /// <summary>Only a wider group is known of the subject, or none at all.</summary>
    private bool IsWithin(Group narrow, string? group) => !narrow.OnlyMembers && (group is null || Words.Widening(narrow.Code).Any(g => g.Code == group));

    /// <summary>The base salary of a day in đồng; null: the pack does not know it.</summary>
    public BaseSalary? BaseSalaryOn(DateOnly day) => BaseSalaries.FirstOrDefault(s => day >= s.From && (s.To is null || day <= s.To));
}

/// <summary>Principles that hold for every award.</summary>
public enum PrincipleKind
{
    /// <summary>Discipline, investigation, inspection or a complaint is being dealt with: on hold.</summary>
    PendingCase,

    /// <summary>The same achievement was rewarded before.</summary>
    SameAchievement,

    /// <summary>Years before discipline was fully served do not count.</summary>
    Discipline,

    /// <summary>What was given for a sudden or thematic achievement is no basis for merit.</summary>
    SuddenOrThematic,

    /// <summary>An initiative used for one award is not used for another.</summary>
    WorkUsedOnce,

    /// <summary>Women leaders need less time in a post.</summary>
    WomenInPosts,

    /// <summary>Normally one State commendation a year: a caution, never a stop.</summary>
    OneStateAwardAYear,
}

/// <param name="Factor">For <see cref="PrincipleKind.WomenInPosts"/>: what the years are multiplied by.</param>
public sealed record Principle(PrincipleKind Kind, string Text, Fraction? Factor, Basis Basis)
{
    /// <summary>For <see cref="PrincipleKind.OneStateAwardAYear"/>: codes of the kinds of award it speaks of.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>And of those who decide them.</summary>
    public IReadOnlyList<string> DecidedBy { get; init; } = [];

    public bool SpeaksOf(Award award) => Kinds.Contains(award.Kind) && (award.DecidedBy?.Authorities ?? []).Intersect(DecidedBy).Any();
}

/// <summary>A share, exactly.</summary>
public readonly record struct Fraction(int Over, int Under)
{
    public decimal Of(decimal whole) => whole * Over / Under;
}

/// <summary>Years in leading posts for a service-period commendation.</summary>
public sealed record ServiceTable(string Code, IReadOnlyList<ServiceRow> Rows, Basis Basis);

/// <param name="Position">Code of the post.</param>
/// <param name="MinYears">Served, at least.</param>
/// <param name="BelowYears">And less than; null: no end.</param>
public sealed record ServiceRow(string Position, decimal MinYears, decimal? BelowYears, Basis Basis);

public sealed record Dossier(string Code, int? Copies, IReadOnlyList<string> Papers, bool Electronic, Basis Basis);

/// <summary>A question on which the text can be read in two ways.</summary>
/// <param name="Default">The choice made unless an officer names the other.</param>
public sealed record Reading(string Code, string Question, string Yes, string No, bool Default, Basis Basis);

/// <param name="Amount">Đồng a month.</param>
public sealed record BaseSalary(decimal Amount, DateOnly From, DateOnly? To, Basis Basis);
