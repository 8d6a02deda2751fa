using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>Histories by chance, the same for the same seed.</summary>
internal static class MadeUp
{
    /// <summary>What an award asks, with a few things taken away or made doubtful.</summary>
    public static AwardHistory Near(Regime regime, Award award, Random chance)
    {
        var history = new Satisfying(regime, chance).For(award, award.Criteria[chance.Next(award.Criteria.Count)]);
        return history with
        {
            Years = [.. history.Years.Where(_ => chance.Next(12) > 0).Select(y => chance.Next(20) == 0 ? y with { Rating = null } : y)],
            Awards = [.. history.Awards.Where(_ => chance.Next(12) > 0).Select(a => chance.Next(15) == 0 ? a with { Basis = AwardBasis.Sudden } : chance.Next(15) == 0 ? a with { Year = a.Year - 1 } : a)],
            Works = [.. history.Works.Where(_ => chance.Next(12) > 0).Select(w => chance.Next(10) == 0 ? w with { RecognisedBy = null, IsEffective = null } : w)],
            Found = history.Found.Where(_ => chance.Next(25) > 0).ToDictionary(f => f.Key, f => f.Value),
            Disciplines = chance.Next(12) == 0 ? [new(regime.Words.Disciplines.Terms[0].Code, new(2016 + chance.Next(10), 12, 31))] : [],
            Subject = history.Subject with { IsRetiring = chance.Next(8) == 0 ? Maybe(chance) : true },
            PendingCase = chance.Next(30) == 0 ? "thanh tra" : null,
            Closed = chance.Next(2) == 0,
        };
    }

    /// <summary>Anything at all: gaps, discipline, works of all kinds, records that are closed or not.</summary>
    public static AwardHistory Anything(Regime regime, Random chance)
    {
        var words = regime.Words;
        var groups = words.Groups.Values.Where(g => g.Recipients.Count > 0).ToList();
        var group = groups[chance.Next(groups.Count)];
        var first = 2005 + chance.Next(15);
        List<YearRecord> years = [.. Enumerable.Range(first, 27 - (first - 2000)).Where(_ => chance.Next(8) > 0).Select(y => new YearRecord(y, chance.Next(12) == 0 ? null : words.Ratings.Terms[Math.Min(3, chance.Next(1, 6))].Code))];
        var codes = regime.Awards.Keys.ToList();
        List<HeldAward> held = [];
        foreach (var run in Enumerable.Range(0, chance.Next(5)))
        {
            var code = codes[chance.Next(codes.Count)];
            var from = 2008 + chance.Next(17);
            for (var y = from; y < from + chance.Next(1, 8); y++) held.Add(new(code, y, (AwardBasis)(chance.Next(6) == 0 ? chance.Next(1, 3) : 0)));
        }
        var scopes = words.Scopes.Terms;
        var authorities = words.Authorities.Terms;
        return new()
        {
            Subject = new(chance.Next(20) == 0 ? "household" : group.Recipients[chance.Next(group.Recipients.Count)], chance.Next(4) == 0 ? null : group.Code,
                Maybe(chance), Maybe(chance), chance.Next(2) == 0 ? null : 1975 + 5 * chance.Next(10)),
            Years = years,
            Awards = held,
            Works = [.. Enumerable.Range(0, chance.Next(6)).Select(_ => new Work(2015 + chance.Next(12), words.WorkKinds.Keys.ElementAt(chance.Next(words.WorkKinds.Count)), chance.Next(8) == 0 ? null : scopes[chance.Next(scopes.Count)].Code,
                Maybe(chance), chance.Next(3) == 0 ? null : authorities[chance.Next(authorities.Count)].Code, chance.Next(5) == 0 ? "khác" : null, chance.Next(9) > 0))],
            CombatIngenuity = [.. Enumerable.Range(0, chance.Next(2)).Select(_ => new CombatIngenuity(2015 + chance.Next(12), scopes[chance.Next(scopes.Count)].Code))],
            Disciplines = chance.Next(6) == 0 ? [new(words.Disciplines.Terms[0].Code, chance.Next(4) == 0 ? null : new(2012 + chance.Next(16), 6, 30))] : [],
            Posts = [.. Enumerable.Range(0, chance.Next(3)).Select(_ => new Post(words.Positions.Terms[chance.Next(words.Positions.Terms.Count)].Code, chance.Next(1, 200) / 10m, chance.Next(7) == 0))],
            Found = words.Statements.Keys.Where(_ => chance.Next(3) > 0).ToDictionary(s => s, _ => chance.Next(6) > 0),
            Measures = words.Measures.Keys.Where(_ => chance.Next(2) == 0).ToDictionary(m => m, _ => (decimal)chance.Next(0, 40)),
            Members = chance.Next(3) == 0 ? null : new(chance.Next(0, 50), chance.Next(3) == 0 ? null : chance.Next(0, 2), codes.Where(_ => chance.Next(3) > 0).ToDictionary(c => c, _ => chance.Next(0, 50)), chance.Next(2) == 0 ? null : words.Disciplines.Terms[chance.Next(2)].Code, chance.Next(5) > 0),
            Clusters = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => new ClusterResult(2018 + chance.Next(9), authorities[chance.Next(authorities.Count)].Code, chance.Next(2) == 0))],
            Movements = [.. Enumerable.Range(0, chance.Next(3)).Select(_ => new MovementResult(authorities[chance.Next(authorities.Count)].Code, chance.Next(1, 8), chance.Next(2) == 0, chance.Next(2) == 0))],
            PendingCase = chance.Next(15) == 0 ? "thanh tra" : null,
            Closed = chance.Next(2) == 0,
        };
    }

    private static bool? Maybe(Random chance) => chance.Next(3) switch
    {
        0 => null,
        1 => true,
        _ => false,
    };
}
