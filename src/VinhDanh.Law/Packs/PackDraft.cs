using VinhDanh.Law.Certificates;
using VinhDanh.Law.Rewards;
using VinhDanh.Law.Rules;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Packs;

/// <summary>A pack as its files say it, before what it inherits is laid under it.</summary>
internal sealed class PackDraft(string id)
{
    public string Id => id;

    /// <summary>For mistakes that belong to no line.</summary>
    public required PackSource Head { get; init; }

    public required string Name { get; init; }

    public string? Inherits { get; init; }

    /// <summary>The regimes a local pack is laid on; empty: it is a regime itself, or what regimes share.</summary>
    public IReadOnlyList<string> OnTopOf { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>It has a period of receipt of its own, so dossiers are judged by it.</summary>
    public bool IsRegime { get; init; }

    public string? Incomplete { get; init; }

    /// <summary>What it says of dossiers received before it, and where.</summary>
    public (Transition Rule, Section At)? Transition { get; set; }

    public List<LegalDocument> Documents { get; } = [];

    /// <summary>Ordered scales by their key; a pack that states one replaces it.</summary>
    public Dictionary<string, List<Term>> Scales { get; } = [];

    /// <summary>Lists of codes by their key; a pack adds to them.</summary>
    public Dictionary<string, Entries<Term>> Terms { get; } = [];

    public Entries<Group> Groups { get; } = new();

    public Entries<MemberWord> MemberWords { get; } = new();

    public Entries<Statement> Statements { get; } = new();

    public Entries<Measure> Measures { get; } = new();

    public Entries<ServiceTable> ServiceTables { get; } = new();

    public Entries<Dossier> Dossiers { get; } = new();

    public Entries<Principle> Principles { get; } = new();

    public Entries<Reading> Readings { get; } = new();

    public List<BaseSalary> BaseSalaries { get; } = [];

    public Entries<ProcedureEvent> Events { get; } = new();

    public Entries<TimeLimit> TimeLimits { get; } = new();

    public Entries<Certificate> Certificates { get; } = new();

    public Entries<AwardObjects> Objects { get; } = new();

    public Remark? TermsStart { get; set; }

    public Remark? TermsEnd { get; set; }

    public RewardRulesDraft RewardRules { get; } = new();

    public Entries<AwardDraft> Awards { get; } = new();
}

/// <summary>What a pack defines by code, each with its place.</summary>
internal sealed class Entries<T>
{
    private readonly Dictionary<string, (T Value, Section At)> _entries = new(StringComparer.Ordinal);

    public IEnumerable<(string Code, T Value, Section At)> All => _entries.Select(e => (e.Key, e.Value.Value, e.Value.At));

    public void Add(string code, T value, Section at)
    {
        if (code.Length == 0) return;
        if (!_entries.TryAdd(code, (value, at))) at.Mistake($"“{code}” đã có trong bộ này");
    }
}

/// <summary>An award as one pack states it; null: as the pack below has it.</summary>
internal sealed record AwardDraft
{
    public required string Code { get; init; }

    public string? Name { get; init; }

    public string? English { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyList<string>? Recipients { get; init; }

    public Basis? Basis { get; init; }

    public int? Rank { get; init; }

    public bool? Yearly { get; init; }

    public int? PeriodYears { get; init; }

    public string? PeriodOf { get; init; }

    public IReadOnlyList<string>? FormerNames { get; init; }

    public IReadOnlyList<string>? AlsoCalled { get; init; }

    public bool? Repeats { get; init; }

    public Deciders? DecidedBy { get; init; }

    public IReadOnlyList<CriterionDraft>? Criteria { get; init; }

    public CouncilVote? Vote { get; init; }

    public SubmissionDeadline? Deadline { get; init; }

    public IReadOnlyList<Quota>? Quotas { get; init; }

    public Reward? Reward { get; init; }

    public string? Dossier { get; init; }

    public IReadOnlyList<Remark>? Remarks { get; init; }

    /// <summary>This on top of <paramref name="below"/>.</summary>
    public AwardDraft Over(AwardDraft below) => new()
    {
        Code = Code,
        Name = Name ?? below.Name,
        English = English ?? below.English,
        Kind = Kind ?? below.Kind,
        Recipients = Recipients ?? below.Recipients,
        Basis = Basis is { Citations.Count: > 0 } ? Basis : below.Basis,
        Rank = Rank ?? below.Rank,
        Yearly = Yearly ?? below.Yearly,
        PeriodYears = PeriodYears ?? below.PeriodYears,
        PeriodOf = PeriodOf ?? below.PeriodOf,
        FormerNames = FormerNames ?? below.FormerNames,
        AlsoCalled = AlsoCalled ?? below.AlsoCalled,
        Repeats = Repeats ?? below.Repeats,
        DecidedBy = DecidedBy ?? below.DecidedBy,
        Criteria = Criteria ?? below.Criteria,
        Vote = Vote ?? below.Vote,
        Deadline = Deadline ?? below.Deadline,
        Quotas = Quotas ?? below.Quotas,
        Reward = Reward ?? below.Reward,
        Dossier = Dossier ?? below.Dossier,
        Remarks = Remarks ?? below.Remarks,
    };
}

internal sealed record CriterionDraft(string Group, Rule Rule, Basis Basis, Section At);
