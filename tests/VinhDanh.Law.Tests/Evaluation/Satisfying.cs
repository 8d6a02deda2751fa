using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>Makes histories that a rule holds for, by building what each condition asks; which of several ways, and how much more than needed, is left to chance.</summary>
internal sealed class Satisfying(Regime regime, Random chance)
{
    public const int Year = 2024;

    private AwardHistory _history = null!;
    private Award _award = null!;

    /// <summary>A subject of a kind the criterion is for, with everything it asks.</summary>
    public AwardHistory For(Award award, Criterion criterion)
    {
        _award = award;
        var kinds = regime.Words.Groups[criterion.Group].Recipients.Intersect(award.Recipients).ToList();
        _history = new() { Subject = new(kinds[chance.Next(kinds.Count)], criterion.Group, chance.Next(2) == 0, IsRetiring: true) };
        Build(criterion.Rule);
        return _history;
    }

    /// <summary>The same history and something more that was achieved.</summary>
    public AwardHistory More(AwardHistory history)
    {
        var year = Year - chance.Next(12);
        return chance.Next(5) switch
        {
            0 => history with { Awards = [.. history.Awards, new(Pick(regime.Awards.Keys), year)] },
            1 => history with { Works = [.. history.Works, new(year, Pick(regime.Words.WorkKinds.Keys), Pick(regime.Words.Scopes.Terms.Select(t => t.Code)), true, "state_president")] },
            2 => history with { Years = Rated(history.Years, year, regime.Words.Ratings.Terms[^1].Code) },
            3 => history with { Found = new Dictionary<string, bool>(history.Found) { [Pick(regime.Words.Statements.Keys)] = true } },
            _ => history with { Movements = [.. history.Movements, new("thu_tuong", chance.Next(1, 9), true, true)] },
        };
    }

    private void Build(Rule rule)
    {
        switch (rule)
        {
            case AllRule r: foreach (var part in r.Parts) Build(part); break;
            case AnyRule r: Build(Pick(r.Parts)); break;
            case AtLeastRule r: foreach (var part in r.Parts.Take(r.Count)) Build(part); break;
            case ReadingRule r: Build(regime.Readings[r.Reading].Default ? r.Yes : r.No); break;
            case RatingRule r: Rate(Year, r.Level); break;
            case RatingRunRule r:
                Before(r.After, r.Years);
                for (var i = 0; i < r.Years; i++) Rate(Year - i, r.Level);
                foreach (var inner in r.During) Build(inner, r.Years);
                break;
            case TitleRunRule r:
                Before(r.After, r.Times);
                var period = regime.Awards[r.Award].PeriodYears;
                for (var i = 0; i < r.Times; i++) Hold(r.Award, Year - i * period);
                foreach (var inner in r.During) Build(inner, r.Times);
                break;
            case HeldRule r: for (var i = 0; i < r.Times; i++) Hold(r.Award, r.SameYear ? Year : Year - 30 - i); break;
            case MeetsRule r: Build(regime.Awards[r.Award].Criteria[0].Rule); Hold(r.Award, Year); break;
            case AsGroupRule r: Build(_award.Criteria.First(c => c.Group == r.Group).Rule); break;
            case WorksRule r: for (var i = 0; i < r.Times; i++) Add(new Work(Year - i % (r.WithinYears ?? 3), Pick(r.Kinds), r.Scope, true, r.RecognisedBy ?? "co_so")); break;
            case CombatIngenuityRule r: _history = _history with { CombatIngenuity = [.. _history.CombatIngenuity, new(Year, r.Scope)] }; break;
            case FoundRule r: _history = _history with { Found = new Dictionary<string, bool>(_history.Found) { [r.Statement] = true } }; break;
            case MembersShareRule r: Members(m => m with { Holding = new Dictionary<string, int>(m.Holding) { [r.Award] = (int)Math.Ceiling(m.Count * r.MinShare) + chance.Next(2) } }); break;
            case MembersWithRule r: Members(m => m with { Holding = new Dictionary<string, int>(m.Holding) { [r.Award] = r.Times } }); break;
            case MembersCompletedRule: Members(m => m with { NotCompleted = 0 }); break;
            case MembersBelowRule: Members(m => m); break;
            case ClusterLeadRule r: _history = _history with { Clusters = [.. _history.Clusters, new(Year, r.OrganisedBy, true)] }; break;
            case MovementRule r: _history = _history with { Movements = [.. _history.Movements, new(r.LaunchedBy, r.MinYears, r.Leading, true)] }; break;
            case ServiceRule r: Serve(regime.ServiceTables[r.Table].Rows[^1]); break;
            case YearsRule r: _history = _history with { Measures = new Dictionary<string, decimal>(_history.Measures) { [r.Measure] = r.Min } }; break;
            case AnniversaryRule r: _history = _history with { Subject = _history.Subject with { FoundedIn = Year - 4 * r.Every } }; break;
            default: throw new InvalidOperationException(rule.GetType().Name);
        }
    }

    private void Build(Inner inner, int years)
    {
        switch (inner)
        {
            case InnerAward i: for (var n = 0; n < i.Times; n++) Hold(i.Award, Year - n % years); break;
            case InnerRating i: for (var n = 0; n < i.Years; n++) Rate(Year - n, i.Level); break;
            case InnerWorks i: for (var n = 0; n < i.Times; n++) Add(new Work(Year - n % years, i.Kinds[0], i.Scope, true, "co_so")); break;
            case InnerAny i: foreach (var part in i.Sets[chance.Next(i.Sets.Count)]) Build(part, years); break;
            default: throw new InvalidOperationException(inner.GetType().Name);
        }
    }

    private void Serve(ServiceRow row)
    {
        var years = _history.Subject.IsWoman is true ? row.MinYears * 2 / 3 : row.MinYears;
        _history = _history with { Posts = [new(row.Position, Math.Max(years, 0.5m))] };
    }

    private void Members(Func<MemberFigures, MemberFigures> change) =>
        _history = _history with { Members = change(_history.Members ?? new(chance.Next(5, 60), 0, new Dictionary<string, int>(), null)) };

    private void Before(IReadOnlyList<string> awards, int years)
    {
        if (awards.Count > 0) Hold(awards[0], Year - years);
    }

    private void Hold(string award, int year) => _history = _history with { Awards = [.. _history.Awards, new(award, year)] };

    private void Add(Work work) => _history = _history with { Works = [.. _history.Works, work] };

    private void Rate(int year, string level) => _history = _history with { Years = Rated(_history.Years, year, level) };

    /// <summary>At least that level.</summary>
    private List<YearRecord> Rated(IReadOnlyList<YearRecord> years, int year, string level)
    {
        var before = years.FirstOrDefault(y => y.Year == year)?.Rating;
        return [.. years.Where(y => y.Year != year), new(year, before is not null && regime.Words.Ratings.Reaches(before, level) ? before : level)];
    }

    private T Pick<T>(IEnumerable<T> from)
    {
        var all = from.ToList();
        return all[chance.Next(all.Count)];
    }
}
