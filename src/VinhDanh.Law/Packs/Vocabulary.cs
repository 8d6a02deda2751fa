using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Packs;

/// <summary>A code of a pack and what people call it.</summary>
/// <param name="Label">The label of a case that falls short of it; null: none.</param>
/// <param name="SameAs">The code it counts as; null: itself.</param>
public record Term(string Code, string Name, string? Label = null, string? SameAs = null);

/// <summary>Who a criterion speaks of: “công nhân, nông dân” among individuals.</summary>
/// <param name="Recipients">The kinds of recipient that belong to it.</param>
/// <param name="Within">The wider group whose conditions apply where an award has none for this one; null: none is wider.</param>
/// <param name="OnlyMembers">Its conditions are for those known to belong to it, never for somebody of whom only the wider group is known.</param>
/// <param name="IsUsual">Whoever nothing else is recorded of is taken to belong to it, and told so.</param>
/// <param name="Always">Its conditions are a way for everybody of its kinds, beside those of their own group.</param>
public sealed record Group(string Code, string Name, IReadOnlyList<string> Recipients, string? Within = null, bool OnlyMembers = false, bool Always = false, bool IsUsual = false) : Term(Code, Name);

/// <summary>
/// Something a person finds, not a count: “chấp hành tốt chủ trương của Đảng”. An <em>act</em> (“thành tích đột xuất”) counts only where one is described; any
/// other statement nobody has spoken on is unknown.
/// </summary>
/// <param name="Label">The label of a case in which it fails; null: none.</param>
public sealed record Statement(string Code, string Name, bool IsAct, string? Label) : Term(Code, Name, Label);

/// <summary>A number of years the record states: in a profession, in a force, since founding.</summary>
/// <param name="Label">The label of a case in which it is too small; null: none.</param>
public sealed record Measure(string Code, string Name, string? Label) : Term(Code, Name, Label);

/// <param name="Awards">The awards that a count under this word counts.</param>
public sealed record MemberWord(string Code, string Name, IReadOnlyList<string> Awards) : Term(Code, Name);

/// <summary>The words of a regime: ordered scales, and the codes that rules and records may use.</summary>
public sealed record Vocabulary
{
    /// <summary>Yearly completion of tasks, worst first.</summary>
    public required Scale Ratings { get; init; }

    /// <summary>Scopes of influence, narrowest first.</summary>
    public required Scale Scopes { get; init; }

    /// <summary>Forms of discipline, lightest first.</summary>
    public required Scale Disciplines { get; init; }

    public required IReadOnlyDictionary<string, Term> Recipients { get; init; }

    public required IReadOnlyDictionary<string, Group> Groups { get; init; }

    /// <summary>A group and those it lies within, narrowest first.</summary>
    public IEnumerable<Group> Widening(string? code)
    {
        for (var at = code; at is not null && Groups.TryGetValue(at, out var group); at = group.Within) yield return group;
    }

    public required IReadOnlyDictionary<string, Term> WorkKinds { get; init; }

    /// <summary>Who recognises works, organises clusters and launches movements, lowest first.</summary>
    public required Scale Authorities { get; init; }


    public required IReadOnlyDictionary<string, Statement> Statements { get; init; }

    public required IReadOnlyDictionary<string, Measure> Measures { get; init; }

    /// <summary>Posts that count for service-period commendation, highest first.</summary>
    public required Scale Positions { get; init; }

    public required IReadOnlyDictionary<string, Term> Kinds { get; init; }

    /// <summary>Events that time limits run from.</summary>
    public required IReadOnlyDictionary<string, ProcedureEvent> Events { get; init; }

    /// <summary>Short words of case files for members of a collective, and the awards they hold.</summary>
    public required IReadOnlyDictionary<string, MemberWord> MemberWords { get; init; }
}

/// <summary>Codes in an order.</summary>
public sealed class Scale
{
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    public Scale(IReadOnlyList<Term> terms)
    {
        Terms = terms;
        for (var i = 0; i < terms.Count; i++) _ranks.TryAdd(terms[i].Code, i);
        foreach (var term in terms)
        {
            if (term.SameAs is { } same && _ranks.TryGetValue(same, out var rank)) _ranks[term.Code] = rank;
        }
    }

    public IReadOnlyList<Term> Terms { get; }

    public bool Has(string code) => _ranks.ContainsKey(code);

    /// <returns>From 0; −1 for a code that is none of it.</returns>
    public int Rank(string code) => _ranks.GetValueOrDefault(code, -1);

    /// <summary>Whether <paramref name="code"/> stands at <paramref name="least"/> or above it.</summary>
    public bool Reaches(string? code, string least) => code is not null && Rank(code) is var rank && rank >= 0 && rank >= Rank(least);

    public Term? Find(string code) => Terms.FirstOrDefault(t => t.Code == code);

    /// <summary>The name, or the code itself where it has none here.</summary>
    public string Name(string code) => Find(code)?.Name ?? code;
}
