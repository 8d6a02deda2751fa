using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Bulk;

/// <summary>From rules to nodes.</summary>
public sealed partial class CompiledRegime
{
    private const int None = -1;

    private readonly List<Node> _building = [];
    private Node[] _nodes = [];

    /// <summary>For each award: nodes of its conditions, in their order.</summary>
    private int[][] _criteria = [];

    private void Compile()
    {
        _criteria = [.. _inOrder.Select(a => a.Criteria.Select(c => Add(c.Rule, a)).ToArray())];
        _nodes = [.. _building];
        foreach (var (code, award) in _awards)
            foreach (var (kind, k) in _kinds)
                for (var group = None; group < _groups.Count; group++)
                    _applying[award, k, group + 1] = Applying(_regime.Awards[code], award, kind, group == None ? null : _groups.Keys.ElementAt(group));
    }

    /// <returns>Null: the award is not for this kind, or has no conditions for this group.</returns>
    private int[]? Applying(Award award, int number, string kind, string? group)
    {
        if (!award.Recipients.Contains(kind)) return null;
        var all = award.Criteria.ToList();
        int[] nodes = [.. _regime.CriteriaFor(award, kind, group).Select(c => _criteria[number][all.IndexOf(c)])];
        return nodes.Length == 0 && award.Criteria.Count > 0 ? null : nodes;
    }

    private int Add(Rule rule, Award award) => Add(rule switch
    {
        AllRule r => new Node { Test = Test.All, Parts = [.. r.Parts.Select(p => Add(p, award))] },
        AnyRule r => new Node { Test = Test.Any, Parts = [.. r.Parts.Select(p => Add(p, award))] },
        AtLeastRule r => new Node { Test = Test.AtLeast, Count = r.Count, Parts = [.. r.Parts.Select(p => Add(p, award))] },
        ReadingRule r => new Node { Test = Test.All, Parts = [Add(Chosen(r.Reading) ? r.Yes : r.No, award)] },
        RatingRule r => new Node { Test = Test.Rating, Subject = _regime.Words.Ratings.Rank(r.Level) },
        RatingRunRule r => new Node { Test = Test.RatingRun, Subject = _regime.Words.Ratings.Rank(r.Level), Count = r.Years, After = Numbers(r.After), Parts = [.. r.During.Select(Add)] },
        TitleRunRule r => TitleRun(r, award),
        HeldRule { SameYear: true } r => new Node { Test = Test.HeldThisYear, Subject = _awards[r.Award], Count = r.Times },
        HeldRule r => new Node { Test = Test.Held, Subject = _awards[r.Award], Count = r.Times },
        MeetsRule r => new Node { Test = Test.Meets, Subject = _awards[r.Award] },
        AsGroupRule r => new Node { Test = Test.AsGroup, Subject = _awards[award.Code], Parts = [.. award.Criteria.Where(c => c.Group == r.Group).Select(c => Add(c.Rule, award))] },
        WorksRule r => Works(Test.Works, r),
        CombatIngenuityRule r => new Node { Test = Test.Combat, Subject = _regime.Words.Scopes.Rank(r.Scope) },
        FoundRule r => new Node { Test = Test.Found, Subject = _statements[r.Statement], Flag = _regime.Words.Statements[r.Statement].IsAct },
        MembersShareRule r => new Node { Test = Test.MembersShare, Subject = _awards[r.Award], Min = r.MinShare },
        MembersWithRule r => new Node { Test = Test.MembersWith, Subject = _awards[r.Award], Count = r.Times },
        MembersCompletedRule => new Node { Test = Test.MembersCompleted },
        MembersBelowRule r => new Node { Test = Test.MembersBelow, Subject = _regime.Words.Disciplines.Rank(r.Discipline) },
        ClusterLeadRule r => new Node { Test = Test.Cluster, Subject = _regime.Words.Authorities.Rank(r.OrganisedBy) },
        MovementRule r => new Node { Test = Test.Movement, Subject = _regime.Words.Authorities.Rank(r.LaunchedBy), Count = r.MinYears, Flag = r.Leading },
        ServiceRule r => new Node { Test = Test.Service, Rows = Rows(r.Table) },
        YearsRule r => new Node { Test = Test.Years, Subject = _measures[r.Measure], Min = r.Min, Below = r.Below ?? decimal.MaxValue, Flag = r.Measure == Evaluation.Evaluator.SinceFounding },
        AnniversaryRule r => new Node { Test = Test.Anniversary, Count = r.Every },
        _ => throw new InvalidOperationException($"{rule.GetType().Name} is not compiled."),
    });

    private Node TitleRun(TitleRunRule rule, Award award)
    {
        var title = _regime.Awards[rule.Award];
        var node = new Node { Test = Test.TitleRun, Subject = _awards[rule.Award], Count = rule.Times, After = Numbers(rule.After), Other = None };
        if (title is { PeriodYears: > 1, PeriodOf: { } of }) return node with { Test = Test.PeriodRun, Other = _awards[of], Within = title.PeriodYears };
        return node with { Other = rule.Fresh is { } reading && !Chosen(reading) ? _awards[award.Code] : None, Parts = [.. rule.During.Select(Add)] };
    }

    private Node Works(Test test, WorksRule rule) => new()
    {
        Test = test,
        Subject = _regime.Words.Scopes.Rank(rule.Scope),
        Count = rule.Times,
        Other = rule.RecognisedBy is { } by ? _regime.Words.Authorities.Rank(by) : None,
        Within = rule.WithinYears ?? 0,
        Flag = rule.Effective,
        Kinds = rule.Kinds.Aggregate(0UL, (bits, kind) => bits | 1UL << _works[kind]),
    };

    private int Add(Inner inner) => inner switch
    {
        InnerAward i => Add(new Node { Test = Test.InnerAward, Subject = _awards[i.Award], Count = i.Times }),
        InnerRating i => Add(new Node { Test = Test.InnerRating, Subject = _regime.Words.Ratings.Rank(i.Level), Count = i.Years }),
        InnerWorks i => Add(Works(Test.InnerWorks, new(i.Kinds, i.Scope, i.Times, Effective: false, RecognisedBy: null, WithinYears: null, null))),
        InnerAny i => Add(new Node { Test = Test.Any, Parts = [.. i.Sets.Select(set => Add(new Node { Test = Test.All, Parts = [.. set.Select(Add)] }))] }),
        _ => throw new InvalidOperationException($"{inner.GetType().Name} is not compiled."),
    };

    private ServiceNode[] Rows(string table)
    {
        var women = _regime.Principles.TryGetValue(PrincipleKind.WomenInPosts, out var principle) ? principle.Factor : null;
        return [.. _regime.ServiceTables[table].Rows.Select(r => new ServiceNode(_regime.Words.Positions.Rank(r.Position), r.MinYears, r.BelowYears, women?.Of(r.MinYears) ?? r.MinYears, r.BelowYears is { } below ? women?.Of(below) ?? below : null))];
    }

    private int Add(Node node)
    {
        _building.Add(node);
        return _building.Count - 1;
    }

    private int[] Numbers(IReadOnlyList<string> awards) => [.. awards.Select(a => _awards[a])];

    private bool Chosen(string reading) => _question.Readings.TryGetValue(reading, out var chosen) ? chosen : _regime.Readings[reading].Default;
}
