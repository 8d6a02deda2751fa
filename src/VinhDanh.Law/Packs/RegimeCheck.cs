using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Packs;

/// <summary>What only shows when all files of a regime are together: codes nobody defines, conditions nobody can meet, awards that need each other.</summary>
internal sealed class RegimeCheck(Regime regime, IReadOnlyDictionary<string, Section> places, string file)
{
    private readonly List<PackMistake> _mistakes = [];

    public IReadOnlyList<PackMistake> Mistakes()
    {
        foreach (var award in regime.Awards.Values) Check(award);
        foreach (var table in regime.ServiceTables.Values)
        {
            foreach (var row in table.Rows) Known(regime.Words.Positions.Has(row.Position), null, $"bảng “{table.Code}”: chức vụ “{row.Position}”");
        }
        foreach (var group in regime.Words.Groups.Values)
        {
            foreach (var recipient in group.Recipients) Known(regime.Words.Recipients.ContainsKey(recipient), null, $"nhóm “{group.Code}”: đối tượng “{recipient}”");
        }
        foreach (var group in regime.Words.Groups.Values.Where(g => g.Within is not null))
        {
            Known(regime.Words.Groups.ContainsKey(group.Within!), null, $"nhóm “{group.Code}”: nhóm rộng hơn “{group.Within}”");
            // Walking up must end.
            if (regime.Words.Widening(group.Within).Take(regime.Words.Groups.Count + 1).Any(g => g.Code == group.Code)) Add(null, $"nhóm “{group.Code}” nằm trong chính nó");
        }
        foreach (var (earlier, later) in regime.BaseSalaries.Zip(regime.BaseSalaries.Skip(1)))
        {
            if (earlier.To is null || earlier.To >= later.From) Add(null, $"mức lương cơ sở từ {earlier.From:yyyy-MM-dd} và từ {later.From:yyyy-MM-dd} chồng lên nhau");
        }
        if (PriorCycle() is { } cycle) Add(cycle[0], $"các điều kiện đòi nhau thành vòng, không ai đạt được: {string.Join(" → ", cycle)}");
        return _mistakes;
    }

    private void Check(Award award)
    {
        var words = regime.Words;
        Known(words.Kinds.ContainsKey(award.Kind), award, $"loại “{award.Kind}”");
        foreach (var recipient in award.Recipients) Known(words.Recipients.ContainsKey(recipient), award, $"đối tượng “{recipient}”");
        if (award.PeriodOf is { } of) Known(regime.Awards.ContainsKey(of), award, $"danh hiệu “{of}” của “period”");
        if (award.Dossier is { } dossier) Known(regime.Dossiers.ContainsKey(dossier), award, $"hồ sơ “{dossier}”");
        foreach (var by in award.DecidedBy?.Authorities ?? []) Known(words.Authorities.Has(by), award, $"thẩm quyền “{by}”");
        foreach (var quota in award.Quotas) Awards(award, quota.Base?.Awards ?? []);
        foreach (var criterion in award.Criteria)
        {
            if (!words.Groups.TryGetValue(criterion.Group, out var group)) Known(false, award, $"nhóm “{criterion.Group}”");
            else if (!group.Recipients.Intersect(award.Recipients).Any()) Add(award.Code, $"tiêu chuẩn cho nhóm “{group.Code}” không ai dùng tới: không đối tượng nào của nhóm được tặng “{award.Code}”");
            foreach (var rule in criterion.Rule.WithParts())
            {
                Check(award, rule);
                foreach (var inner in rule.During().SelectMany(RuleWalk.WithParts)) Check(award, inner);
            }
        }
    }

    private void Check(Award award, Rule rule)
    {
        var words = regime.Words;
        switch (rule)
        {
            case RatingRule r: Rating(award, r.Level); break;
            case RatingRunRule r: Rating(award, r.Level); Awards(award, r.After); break;
            case TitleRunRule r:
                Awards(award, [r.Award, .. r.After]);
                if (r.Fresh is { } fresh) Known(regime.Readings.ContainsKey(fresh), award, $"cách hiểu “{fresh}”");
                break;
            case HeldRule r: Awards(award, [r.Award]); break;
            case MeetsRule r:
                Awards(award, [r.Award]);
                if (regime.Awards.TryGetValue(r.Award, out var other) && other.Criteria.Count == 0) Add(award.Code, $"“{award.Code}” đòi đạt tiêu chuẩn “{r.Award}”, nhưng danh hiệu ấy không có tiêu chuẩn nào");
                break;
            case AsGroupRule r: Known(award.Criteria.Any(c => c.Group == r.Group), award, $"tiêu chuẩn cho nhóm “{r.Group}” (as_group)"); break;
            case ReadingRule r: Known(regime.Readings.ContainsKey(r.Reading), award, $"cách hiểu “{r.Reading}”"); break;
            case WorksRule r:
                foreach (var kind in r.Kinds) Known(words.WorkKinds.ContainsKey(kind), award, $"loại công trình, sáng kiến “{kind}”");
                Scope(award, r.Scope);
                if (r.RecognisedBy is { } by) Authority(award, by);
                break;
            case CombatIngenuityRule r: Scope(award, r.Scope); break;
            case FoundRule r: Known(words.Statements.ContainsKey(r.Statement), award, $"nhận định “{r.Statement}”"); break;
            case MembersShareRule r: Awards(award, [r.Award]); break;
            case MembersWithRule r: Awards(award, [r.Award]); break;
            case MembersBelowRule r: Known(words.Disciplines.Has(r.Discipline), award, $"hình thức kỷ luật “{r.Discipline}”"); break;
            case ClusterLeadRule r: Authority(award, r.OrganisedBy); break;
            case MovementRule r: Authority(award, r.LaunchedBy); break;
            case ServiceRule r: Known(regime.ServiceTables.ContainsKey(r.Table), award, $"bảng thời gian “{r.Table}”"); break;
            case YearsRule r:
                Known(words.Measures.ContainsKey(r.Measure), award, $"số năm “{r.Measure}”");
                if (r.Below <= r.Min) Add(award.Code, $"“{award.Code}”: số năm phải từ {r.Min} mà dưới {r.Below}: không ai đạt được");
                break;
            default: break;
        }
    }

    private void Check(Award award, Inner inner)
    {
        switch (inner)
        {
            case InnerAward i: Awards(award, [i.Award]); break;
            case InnerRating i: Rating(award, i.Level); break;
            case InnerWorks i:
                foreach (var kind in i.Kinds) Known(regime.Words.WorkKinds.ContainsKey(kind), award, $"loại công trình, sáng kiến “{kind}”");
                Scope(award, i.Scope);
                break;
            default: break;
        }
    }

    private void Rating(Award award, string level) => Known(regime.Words.Ratings.Has(level), award, $"mức xếp loại “{level}”");

    private void Scope(Award award, string scope) => Known(regime.Words.Scopes.Has(scope), award, $"phạm vi ảnh hưởng “{scope}”");

    private void Authority(Award award, string code) => Known(regime.Words.Authorities.Has(code), award, $"cấp “{code}”");

    private void Awards(Award award, IEnumerable<string> codes)
    {
        foreach (var code in codes) Known(regime.Awards.ContainsKey(code), award, $"danh hiệu, hình thức “{code}”");
    }

    private void Known(bool known, Award? award, string what)
    {
        if (!known) Add(award?.Code, $"{(award is null ? "" : $"“{award.Code}” dùng ")}{what} chưa khai ở đâu");
    }

    /// <summary>Awards each of which can only be had with the next one held before: no one ever gets the first.</summary>
    private List<string>? PriorCycle()
    {
        Dictionary<string, HashSet<string>> needs = regime.Awards.Values.ToDictionary(a => a.Code, a => a.Criteria.Count == 0 ? [] : a.Criteria.Select(c => Needed(c.Rule)).Aggregate((x, y) => [.. x.Intersect(y)]));
        HashSet<string> done = [];
        foreach (var code in needs.Keys)
        {
            if (Follow(code, []) is { } cycle) return cycle;
        }
        return null;

        List<string>? Follow(string code, List<string> way)
        {
            if (way.IndexOf(code) is >= 0 and var start) return [.. way[start..], code];
            if (!done.Add(code)) return null;
            foreach (var next in needs.GetValueOrDefault(code, []))
            {
                if (Follow(next, [.. way, code]) is { } cycle) return cycle;
            }
            return null;
        }
    }

    /// <summary>The awards without which a rule cannot hold.</summary>
    private static HashSet<string> Needed(Rule rule) => rule switch
    {
        AllRule r => [.. r.Parts.SelectMany(Needed)],
        AnyRule r => r.Parts.Select(Needed).Aggregate((x, y) => [.. x.Intersect(y)]),
        ReadingRule r => [.. Needed(r.Yes).Intersect(Needed(r.No))],
        HeldRule r => [r.Award],
        TitleRunRule r => [r.Award],
        MeetsRule r => [r.Award],
        _ => [],
    };

    private void Add(string? award, string message)
    {
        if (award is not null && places.TryGetValue(award, out var at)) _mistakes.Add(new(at.Source.File, (int)at.Start.Line, (int)at.Start.Column, message));
        else _mistakes.Add(new(file, 0, 0, message));
    }
}
