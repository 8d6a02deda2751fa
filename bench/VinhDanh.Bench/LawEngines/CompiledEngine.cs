using System.Diagnostics;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>This project's own engine for many.</summary>
internal static class CompiledEngine
{
    public static Answers Ask(LawQuestion question, IReadOnlyList<AwardHistory> people, IReadOnlyList<IReadOnlyList<string>> asked, TimeSpan atLeast)
    {
        var compiled = new CompiledRegime(question.Regime, question.Proposal);
        var ready = people.Select((person, i) =>
        {
            var history = compiled.NewHistory();
            compiled.Fill(history, person);
            return (History: history, Awards: asked[i].Select(compiled.NumberOf).ToArray());
        }).ToArray();
        var (rounds, eligible, clock) = (0, 0L, Stopwatch.StartNew());
        do
        {
            foreach (var (history, awards) in ready)
            {
                foreach (var award in awards)
                {
                    if (compiled.Judge(award, history, question.Year) is Outcome.Eligible) eligible++;
                }
            }
            rounds++;
        }
        while (clock.Elapsed < atLeast);
        var once = clock.Elapsed / rounds;
        var found = ready.SelectMany((p, i) => p.Awards.Where(a => compiled.Judge(a, p.History, question.Year) is Outcome.Eligible).Select(a => (i, compiled.AwardOf(a).Code))).ToHashSet();
        // Counting keeps the judging from being optimised away.
        if (eligible != (long)rounds * found.Count) throw new InvalidOperationException("The same question was answered differently.");
        return new("compiled", found, once);
    }
}
