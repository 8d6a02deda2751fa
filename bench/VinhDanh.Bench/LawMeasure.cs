using System.Diagnostics;
using VinhDanh.Bench.LawEngines;
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
        var histories = Enumerable.Range(0, People).Select(i => LawPeople.OfTwentyYears(regime, new(i), LastYear)).ToList();
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
}
