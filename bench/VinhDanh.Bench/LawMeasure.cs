using System.Diagnostics;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench;

/// <summary>How many verdicts a second: a person of twenty years × every award, on one core, histories in memory.</summary>
internal static class LawMeasure
{
    private const int People = 20_000;
    private const int Explained = 400;
    private const int LastYear = 2025;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    public static IEnumerable<Result> All()
    {
        var regime = LawLibrary.LoadEmbedded().On(new(LastYear + 1, 3, 1));
        var question = new Proposal("", LastYear) { IsScreening = true };
        var histories = Enumerable.Range(0, People).Select(i => Person(regime, new(i))).ToList();
        var compiled = new CompiledRegime(regime, question);
        var compact = histories.ConvertAll(h =>
        {
            var filled = compiled.NewHistory();
            compiled.Fill(filled, h);
            return filled;
        });

        var (verdicts, eligible, seconds) = (0L, 0L, Stopwatch.StartNew());
        do
        {
            eligible = 0;
            foreach (var history in compact)
            {
                for (var award = 0; award < compiled.Awards; award++)
                {
                    if (compiled.Judge(award, history, LastYear) is Outcome.Eligible) eligible++;
                }
            }
            verdicts += (long)People * compiled.Awards;
        }
        while (seconds.Elapsed < Long);
        var bulk = verdicts / seconds.Elapsed.TotalSeconds;

        var evaluator = new Evaluator(regime);
        var (told, yes, clock) = (0L, 0L, Stopwatch.StartNew());
        foreach (var history in histories.Take(Explained))
        {
            foreach (var code in regime.Awards.Keys)
            {
                if (evaluator.Evaluate(question with { Award = code }, history).Outcome is Outcome.Eligible) yes++;
                told++;
            }
        }
        var explained = told / clock.Elapsed.TotalSeconds;
        var same = compact.Take(Explained).Sum(h => Enumerable.Range(0, compiled.Awards).LongCount(a => compiled.Judge(a, h, LastYear) is Outcome.Eligible));
        if (same != yes) throw new InvalidOperationException($"The two disagree: {same} and {yes} eligible.");

        yield return Result.AtLeast("law, person × award verdicts a second on one core", bulk / 1e6, 3, "million");
        yield return Result.Only($"law, eligible of {People} people × {compiled.Awards} awards", eligible, "");
        yield return Result.Only("law, verdicts a second with reasons", explained, "/s");
        yield return Result.Only("law, without reasons as often as with", bulk / explained, "×");
    }

    /// <summary>Twenty years of somebody: a level each year, yearly titles mostly where it is a good one, some initiatives, some certificates.</summary>
    private static AwardHistory Person(Regime regime, Random chance)
    {
        var levels = regime.Words.Ratings.Terms;
        var groups = regime.Words.Groups.Values.Where(g => g.Recipients is ["individual"] && !g.Always).ToList();
        var titles = regime.Awards.Values.Where(a => (a.Yearly || a.PeriodOf is not null) && a.Recipients.Contains("individual")).ToList();
        var others = regime.Awards.Values.Where(a => !a.Yearly && a.Rank is not null && a.Recipients.Contains("individual")).ToList();
        List<YearRecord> years = [];
        List<HeldAward> held = [];
        List<Work> works = [];
        for (var year = LastYear - 19; year <= LastYear; year++)
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
        for (var n = chance.Next(4); n > 0; n--) held.Add(new(others[chance.Next(others.Count)].Code, LastYear - chance.Next(15)));
        return new()
        {
            Subject = new("individual", groups[chance.Next(groups.Count)].Code, chance.Next(2) == 0, false),
            Years = years,
            Awards = held,
            Works = works,
            Disciplines = chance.Next(50) == 0 ? [new(regime.Words.Disciplines.Terms[0].Code, new(LastYear - chance.Next(10), 12, 31))] : [],
        };
    }
}
