using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;

namespace VinhDanh.Bench.LawEngines;

/// <summary>Invented people whose records engines are compared on.</summary>
internal static class LawPeople
{
    /// <summary>
    /// People and collectives by turns: somebody of twenty years, and somebody who has what a criterion asks, with something taken away from every other one, so that each
    /// rule decides about someone. All records are closed: engines of two values know no “unknown”.
    /// </summary>
    public static IReadOnlyList<AwardHistory> Closed(LawQuestion question, int count)
    {
        var criteria = question.Awards.SelectMany(a => a.Criteria, (award, criterion) => (award, criterion)).ToList();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var chance = new Random(i);
            var (award, criterion) = criteria[i / 2 % criteria.Count];
            var history = i % 2 == 0 ? OfTwentyYears(question.Regime, chance, question.Year) : Near(question.Regime, award, criterion, chance);
            // A title is held once for a year.
            return history with { Closed = true, Awards = [.. history.Awards.DistinctBy(a => (a.Award, a.Year))] };
        })];
    }

    /// <summary>What a criterion asks and something more, and every other time less of it.</summary>
    private static AwardHistory Near(Regime regime, Award award, Criterion criterion, Random chance)
    {
        var build = new Satisfying(regime, chance);
        var history = build.More(build.For(award, criterion));
        if (chance.Next(2) == 0) return history;
        return history with
        {
            Years = [.. history.Years.Where(Kept)],
            Awards = [.. history.Awards.Where(Kept).Select(a => chance.Next(15) == 0 ? a with { Basis = AwardBasis.Sudden } : chance.Next(15) == 0 ? a with { Year = a.Year - 1 } : a)],
            Works = [.. history.Works.Where(Kept).Select(w => chance.Next(8) switch
            {
                0 => w with { RecognisedBy = null },
                1 => w with { IsEffective = null },
                2 => w with { UsedFor = award.Code },
                _ => w,
            })],
            CombatIngenuity = [.. history.CombatIngenuity.Select(c => chance.Next(3) switch
            {
                0 => c with { Year = c.Year + 1 },
                1 => c with { Scope = regime.Words.Scopes.Terms[chance.Next(3)].Code },
                _ => c,
            })],
            Found = history.Found.Where(Kept).ToDictionary(f => f.Key, _ => chance.Next(12) > 0),
            Measures = history.Measures.ToDictionary(m => m.Key, m => m.Value + chance.Next(-3, 11)),
            Posts = [.. history.Posts.Select(p => p with { WasDisciplined = chance.Next(6) == 0, Years = Math.Ceiling(p.Years) + chance.Next(-1, 3) })],
            Clusters = [.. history.Clusters.Select(c => c with { IsLeading = chance.Next(3) > 0 })],
            Movements = [.. history.Movements.Select(m => m with { IsLeading = chance.Next(2) == 0, IsOutstanding = chance.Next(2) == 0, Years = m.Years + chance.Next(-1, 2) })],
            Members = history.Members is not { } members ? null : members with
            {
                NotCompleted = chance.Next(5) == 0 ? null : chance.Next(2),
                DisciplineKnown = chance.Next(5) > 0,
                WorstDiscipline = chance.Next(2) == 0 ? null : regime.Words.Disciplines.Terms[chance.Next(2)].Code,
                Holding = members.Holding.ToDictionary(h => h.Key, h => Math.Max(0, h.Value + chance.Next(-2, 2))),
            },
            Disciplines = chance.Next(12) == 0 ? [new(regime.Words.Disciplines.Terms[0].Code, chance.Next(4) == 0 ? null : new(Satisfying.Year - chance.Next(-2, 10), 12, 31))] : [],
            PendingCase = chance.Next(30) == 0 ? "thanh tra" : null,
            Subject = history.Subject with { IsRetiring = chance.Next(3) > 0, FoundedIn = history.Subject.FoundedIn + chance.Next(2) ?? (chance.Next(2) == 0 ? Satisfying.Year - chance.Next(60) : null) },
        };

        bool Kept<T>(T _) => chance.Next(15) > 0;
    }

    /// <summary>Twenty years of somebody: a level each year, yearly titles mostly where it is a good one, some initiatives, some certificates.</summary>
    public static AwardHistory OfTwentyYears(Regime regime, Random chance, int lastYear)
    {
        var levels = regime.Words.Ratings.Terms;
        var groups = regime.Words.Groups.Values.Where(g => g.Recipients is ["individual"] && !g.Always).ToList();
        var titles = regime.Awards.Values.Where(a => (a.Yearly || a.PeriodOf is not null) && a.Recipients.Contains("individual")).ToList();
        var others = regime.Awards.Values.Where(a => !a.Yearly && a.Rank is not null && a.Recipients.Contains("individual")).ToList();
        List<YearRecord> years = [];
        List<HeldAward> held = [];
        List<Work> works = [];
        for (var year = lastYear - 19; year <= lastYear; year++)
        {
            var level = chance.Next(100) switch
            {
                < 2 => 0,
                < 12 => 1,
                < 78 => 2,
                _ => 3,
            };
            years.Add(new(year, levels[level].Code));
            if (level >= 2) held.AddRange(titles.Where((_, rank) => chance.Next(4 + 3 * rank) < 2).Select(t => new HeldAward(t.Code, year)));
            if (chance.Next(5) == 0) works.Add(new(year, regime.Words.WorkKinds.Keys.First(), regime.Words.Scopes.Terms[chance.Next(1, 4)].Code, true, regime.Words.Authorities.Terms[^1].Code));
        }
        for (var n = chance.Next(4); n > 0; n--) held.Add(new(others[chance.Next(others.Count)].Code, lastYear - chance.Next(15)));
        return new()
        {
            Subject = new("individual", groups[chance.Next(groups.Count)].Code, chance.Next(2) == 0, false),
            Years = years,
            Awards = held,
            Works = works,
            Disciplines = chance.Next(50) == 0 ? [new(regime.Words.Disciplines.Terms[0].Code, new(lastYear - chance.Next(10), 12, 31))] : [],
        };
    }
}
