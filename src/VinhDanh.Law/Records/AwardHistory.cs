namespace VinhDanh.Law.Records;

/// <summary>Everything that verdicts rest on, of one person or collective. Codes are those of the regime's vocabulary.</summary>
public sealed record AwardHistory
{
    public required Subject Subject { get; init; }

    /// <summary>The years of which the record speaks, each once. A year that is missing is unknown, unless <see cref="Closed"/>.</summary>
    public IReadOnlyList<YearRecord> Years { get; init; } = [];

    /// <summary>Titles and awards held, in any order.</summary>
    public IReadOnlyList<HeldAward> Awards { get; init; } = [];

    public IReadOnlyList<Work> Works { get; init; } = [];

    public IReadOnlyList<CombatIngenuity> CombatIngenuity { get; init; } = [];

    public IReadOnlyList<Discipline> Disciplines { get; init; } = [];

    /// <summary>Leading posts, with the years served in each.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>What people have found, by statement.</summary>
    public IReadOnlyDictionary<string, bool> Found { get; init; } = new Dictionary<string, bool>();

    /// <summary>Numbers of years, by measure.</summary>
    public IReadOnlyDictionary<string, decimal> Measures { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The members of a collective in the year proposed; null: not recorded.</summary>
    public MemberFigures? Members { get; init; }

    public IReadOnlyList<ClusterResult> Clusters { get; init; } = [];

    public IReadOnlyList<MovementResult> Movements { get; init; } = [];

    /// <summary>What is being dealt with, in words: “thanh tra khi có dấu hiệu vi phạm”; null: nothing known.</summary>
    public string? PendingCase { get; init; }

    /// <summary>What the record does not state is not so. Case files are written that way; the program's own records never are.</summary>
    public bool Closed { get; init; }
}

/// <param name="Kind">Code of the kind of recipient.</param>
/// <param name="Group">Code of the group whose conditions apply; null: every group the kind belongs to.</param>
/// <param name="IsWoman">Null: not recorded.</param>
/// <param name="IsRetiring">Has been told of, or is in, retirement; null: not recorded.</param>
/// <param name="FoundedIn">Year a collective was founded.</param>
public sealed record Subject(string Kind, string? Group = null, bool? IsWoman = null, bool? IsRetiring = null, int? FoundedIn = null);

/// <summary>Task completion of one year.</summary>
/// <param name="Rating">Code of the level; null: the year is recorded, the level is not.</param>
/// <param name="Row">Where the record keeps it.</param>
public sealed record YearRecord(int Year, string? Rating, string? Row = null);

/// <summary>What an award was given for.</summary>
public enum AwardBasis
{
    Merit,
    Sudden,
    Thematic,
}

/// <param name="Year">Of achievement for a yearly title, of the decision for others.</param>
public sealed record HeldAward(string Award, int Year, AwardBasis Basis = AwardBasis.Merit, string? Row = null);

/// <summary>An initiative, topic, scheme or work.</summary>
/// <param name="Scope">Scope of influence recognised.</param>
/// <param name="IsEffective">Applied effectively; null: not recorded.</param>
/// <param name="RecognisedBy">Code of the authority; null: not recorded.</param>
/// <param name="UsedFor">The award it already served; null: free.</param>
public sealed record Work(int Year, string Kind, string? Scope, bool? IsEffective, string? RecognisedBy = null, string? UsedFor = null, bool IsRecognised = true, string? Row = null);

public sealed record CombatIngenuity(int Year, string Scope, string? Row = null);

/// <param name="ServedUntil">Last day of its effect; null: still running.</param>
public sealed record Discipline(string Form, DateOnly? ServedUntil, string? Row = null);

/// <param name="Years">Served in it.</param>
/// <param name="WasDisciplined">Disciplined, or found at grave fault, while in it.</param>
public sealed record Post(string Position, decimal Years, bool WasDisciplined = false, string? Row = null);

/// <param name="Count">Of members.</param>
/// <param name="NotCompleted">Members who did not complete their tasks; null: not recorded.</param>
/// <param name="Holding">Members holding a title for the year, by award; what is missing is not recorded.</param>
/// <param name="WorstDiscipline">Heaviest form of the year; null: none.</param>
/// <param name="DisciplineKnown">Whether discipline was recorded at all.</param>
public sealed record MemberFigures(int Count, int? NotCompleted, IReadOnlyDictionary<string, int> Holding, string? WorstDiscipline, bool DisciplineKnown = true);

/// <summary>Result in an emulation cluster.</summary>
/// <param name="OrganisedBy">Code of the level.</param>
public sealed record ClusterResult(int Year, string OrganisedBy, bool IsLeading, string? Row = null);

/// <summary>Result in an emulation movement.</summary>
/// <param name="Years">Its duration.</param>
public sealed record MovementResult(string LaunchedBy, int Years, bool IsLeading, bool IsOutstanding, string? Row = null);
