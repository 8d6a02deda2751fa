using VinhDanh.Law.Rewards;

namespace VinhDanh.Law.Packs;

/// <summary>Lays the packs of a regime on one another, lowest first, and checks what has come about.</summary>
internal sealed class RegimeBuilder(IReadOnlyList<PackDraft> layers, List<PackMistake> mistakes)
{
    private readonly Dictionary<string, Section> _places = [];

    /// <summary>The regime itself: of the layers, the topmost that is one.</summary>
    private PackDraft Head => layers.Last(l => l.IsRegime);

    public Regime Build()
    {
        var awards = Awards();
        var regime = new Regime
        {
            Id = Head.Id,
            Name = Head.Name,
            From = Head.From,
            To = Head.To,
            Incomplete = Head.Incomplete,
            Transition = Head.Transition?.Rule,
            Local = [.. layers.Where(l => l.OnTopOf.Count > 0).Select(l => l.Name)],
            Words = Words(),
            Documents = [.. layers.SelectMany(l => l.Documents).DistinctBy(d => d.CiteAs)],
            Awards = awards,
            ServiceTables = Over(l => l.ServiceTables),
            Dossiers = Over(l => l.Dossiers),
            Principles = Over(l => l.Principles).Values.ToDictionary(s => s.Kind),
            Readings = Over(l => l.Readings),
            BaseSalaries = [.. layers.SelectMany(l => l.BaseSalaries).OrderBy(s => s.From)],
            TimeLimits = Over(l => l.TimeLimits),
            Counting = new(layers.LastOrDefault(l => l.TermsStart is not null)?.TermsStart, layers.LastOrDefault(l => l.TermsEnd is not null)?.TermsEnd),
            Certificates = Over(l => l.Certificates),
            Objects = Over(l => l.Objects),
            RewardRules = Rewards(),
        };
        mistakes.AddRange(new RegimeCheck(regime, _places, Head.Head.File).Mistakes());
        mistakes.AddRange(new ProcedureCheck(regime, Head.Head.File).Mistakes());
        return regime;
    }

    private Dictionary<string, Award> Awards()
    {
        Dictionary<string, AwardDraft> drafts = new(StringComparer.Ordinal);
        foreach (var (code, draft, at) in layers.SelectMany(l => l.Awards.All))
        {
            drafts[code] = drafts.TryGetValue(code, out var below) ? draft.Over(below) : draft;
            _places[code] = at;
        }
        return drafts.Values.Select(Whole).OfType<Award>().ToDictionary(a => a.Code, StringComparer.Ordinal);
    }

    private Award? Whole(AwardDraft draft)
    {
        var missing = new[] { ("name", draft.Name is null), ("kind", draft.Kind is null), ("recipients", draft.Recipients is null), ("cite", draft.Basis is not { Citations.Count: > 0 }) }.Where(m => m.Item2).Select(m => m.Item1).ToList();
        if (missing.Count > 0)
        {
            _places[draft.Code].Mistake($"“{draft.Code}” không có ở bộ bên dưới nên phải khai đủ; còn thiếu: {string.Join(", ", missing)}");
            return null;
        }
        return new()
        {
            Code = draft.Code,
            Name = draft.Name!,
            English = draft.English,
            Kind = draft.Kind!,
            Recipients = draft.Recipients!,
            Basis = draft.Basis!,
            Rank = draft.Rank,
            Yearly = draft.Yearly ?? false,
            PeriodYears = draft.PeriodYears ?? 1,
            PeriodOf = draft.PeriodOf,
            FormerNames = draft.FormerNames ?? [],
            AlsoCalled = draft.AlsoCalled ?? [],
            Repeats = draft.Repeats ?? draft.Yearly ?? false,
            DecidedBy = draft.DecidedBy,
            Criteria = [.. (draft.Criteria ?? []).Select(c => new Criterion(c.Group, c.Rule, c.Basis))],
            Vote = draft.Vote,
            Deadline = draft.Deadline,
            Quotas = draft.Quotas ?? [],
            Reward = draft.Reward,
            Dossier = draft.Dossier,
            Remarks = draft.Remarks ?? [],
        };
    }

    private Vocabulary Words() => new()
    {
        Ratings = Scale("ratings"),
        Scopes = Scale("scopes"),
        Disciplines = Scale("disciplines"),
        Authorities = Scale("authorities"),
        Positions = Scale("positions"),
        Recipients = Terms("recipients"),
        Kinds = Terms("kinds"),
        WorkKinds = Terms("work_kinds"),
        Groups = Over(l => l.Groups),
        MemberWords = Over(l => l.MemberWords),
        Statements = Over(l => l.Statements),
        Measures = Over(l => l.Measures),
        Events = Over(l => l.Events),
    };

    private RewardRules Rewards() => new()
    {
        Rounding = layers.LastOrDefault(l => l.RewardRules.Rounding is not null)?.RewardRules.Rounding,
        HighestOnly = [.. Over(l => l.RewardRules.HighestOnly).Values],
        PaidAs = layers.LastOrDefault(l => l.RewardRules.PaidAs is not null)?.RewardRules.PaidAs ?? [],
        Remarks = layers.LastOrDefault(l => l.RewardRules.Remarks is not null)?.RewardRules.Remarks ?? [],
    };

    private Scale Scale(string key)
    {
        var stated = layers.LastOrDefault(l => l.Scales.ContainsKey(key))?.Scales[key] ?? [];
        foreach (var twice in stated.GroupBy(t => t.Code).Where(g => g.Count() > 1)) mistakes.Add(new(Head.Head.File, 0, 0, $"“{key}”: “{twice.Key}” đứng hai lần"));
        return new(stated);
    }

    private Dictionary<string, Term> Terms(string key) => Merge(layers.Where(l => l.Terms.ContainsKey(key)).SelectMany(l => l.Terms[key].All));

    private Dictionary<string, T> Over<T>(Func<PackDraft, Entries<T>> entries) => Merge(layers.SelectMany(l => entries(l).All));

    private static Dictionary<string, T> Merge<T>(IEnumerable<(string Code, T Value, Section At)> entries)
    {
        Dictionary<string, T> merged = new(StringComparer.Ordinal);
        foreach (var (code, value, _) in entries) merged[code] = value;
        return merged;
    }
}
