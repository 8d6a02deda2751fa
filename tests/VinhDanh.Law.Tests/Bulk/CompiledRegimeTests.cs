using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;

namespace VinhDanh.Law.Tests.Bulk;

/// <summary>The compiled form judges as the explaining one does.</summary>
public sealed class CompiledRegimeTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    public static TheoryData<string, bool> Regimes => [.. Library.Regimes.SelectMany(r => (bool[])[false, true], (r, screening) => (r.Id, screening))];

    [Theory]
    [MemberData(nameof(Regimes))]
    public void Both_give_the_same_outcome_on_made_up_histories(string id, bool screening)
    {
        var regime = Library.Find(id)!;
        var question = new Proposal("", 0) { IsScreening = screening };
        var compiled = new CompiledRegime(regime, question);
        var evaluator = new Evaluator(regime);
        var compact = compiled.NewHistory();
        var seen = new HashSet<Outcome>();
        for (var seed = 0; seed < Samples.Of(12_500); seed++)
        {
            var chance = new Random(seed);
            var near = regime.Awards.Values.Where(a => a.Criteria.Count > 0).OrderBy(_ => chance.Next()).First();
            var history = seed % 2 == 0 ? MadeUp.Anything(regime, chance) : MadeUp.Near(regime, near, chance);
            compiled.Fill(compact, history);
            var year = seed % 2 == 0 ? 2018 + chance.Next(9) : Satisfying.Year;
            // One award by chance, and the one that half of the histories are made for.
            foreach (var code in (string[])[regime.Awards.Keys.ElementAt(chance.Next(regime.Awards.Count)), near.Code])
            {
                var explained = evaluator.Evaluate(question with { Award = code, Year = year }, history);
                var outcome = compiled.Judge(compiled.NumberOf(code), compact, year);
                if (outcome != explained.Outcome) throw new InvalidOperationException($"seed {seed}: {outcome} but\n{VerdictText.Tree(explained)}");
                seen.Add(outcome);
            }
        }
        // The oldest law, as the pack has it, puts nothing on hold.
        seen.Count.ShouldBe(regime.Principles.ContainsKey(PrincipleKind.PendingCase) ? 5 : 4);
    }

    [Fact]
    public void Both_give_the_same_outcome_for_whoever_has_just_what_is_asked()
    {
        var regime = Library.Find("nd152_2025")!;
        var question = new Proposal("", Satisfying.Year);
        var compiled = new CompiledRegime(regime, question);
        var compact = compiled.NewHistory();
        foreach (var award in regime.Awards.Values.Where(a => a.Criteria.Count > 0))
        {
            for (var seed = 0; seed < 50; seed++)
            {
                var build = new Satisfying(regime, new(seed));
                var history = build.More(build.For(award, award.Criteria[seed % award.Criteria.Count]));
                compiled.Fill(compact, history);
                compiled.Judge(compiled.NumberOf(award.Code), compact, Satisfying.Year).ShouldBe(new Evaluator(regime).Evaluate(question with { Award = award.Code }, history).Outcome, $"{award.Code}, seed {seed}");
            }
        }
    }

    [Fact]
    public void A_verdict_allocates_nothing()
    {
        var regime = Library.Find("nd152_2025")!;
        var compiled = new CompiledRegime(regime, new("", 0) { IsScreening = true });
        var compact = compiled.NewHistory();
        compiled.Fill(compact, MadeUp.Anything(regime, new(7)));
        long eligible = 0;
        for (var round = 0; round < 3; round++) eligible += All();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++) eligible += All();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        eligible.ShouldBeGreaterThanOrEqualTo(0);

        long All()
        {
            long found = 0;
            for (var award = 0; award < compiled.Awards; award++)
            {
                if (compiled.Judge(award, compact, 2025) is Outcome.Eligible) found++;
            }
            return found;
        }
    }
}
