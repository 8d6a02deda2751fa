using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;

namespace VinhDanh.Law.Tests.Bulk;

/// <summary>Histories kept as bytes are judged as they were, and a year ahead as the planner plays it.</summary>
public sealed class PackedHistoryTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();
    private static readonly PackedCodes Codes = new(Library);

    public static TheoryData<string> Regimes => [.. Library.Regimes.Select(r => r.Id)];

    [Fact]
    public void More_codes_than_a_byte_numbers_are_refused_rather_than_taken_for_one_another()
    {
        static LawLibrary With(int measures) => LawLibrary.LoadEmbedded([new("nhieu.yaml", "pack: { id: nhieu, name: Nhiều, on_top_of: [nd152_2025] }\nmeasures:\n" + string.Concat(Enumerable.Range(0, measures).Select(i => $"  - {{ code: m{i}, name: Thời gian {i} }}\n")))]);
        var known = Library.Regimes.SelectMany(r => r.Words.Measures.Keys).Distinct().Count();
        _ = new PackedCodes(With(254 - known));
        Should.Throw<ArgumentException>(() => new PackedCodes(With(255 - known)));
    }

    [Theory]
    [MemberData(nameof(Regimes))]
    public void A_history_read_from_its_bytes_is_judged_the_same(string id)
    {
        var regime = Library.Find(id)!;
        var compiled = new CompiledRegime(regime, new("", 0) { IsScreening = true });
        var unpacking = compiled.UnpackingOf(Codes);
        var (filled, read) = (compiled.NewHistory(), compiled.NewHistory());
        var outcomes = new HashSet<Outcome>();
        for (var seed = 0; seed < Samples.Of(3_000); seed++)
        {
            var chance = new Random(seed);
            var history = seed % 2 == 0 ? MadeUp.Anything(regime, chance) : MadeUp.Near(regime, regime.Awards.Values.Where(a => a.Criteria.Count > 0).OrderBy(_ => chance.Next()).First(), chance);
            compiled.Fill(filled, history);
            unpacking.Read(read, PackedHistory.Write(Codes, history));
            for (var award = 0; award < compiled.Awards; award++)
            {
                var outcome = compiled.Judge(award, filled, Satisfying.Year);
                outcomes.Add(outcome);
                compiled.Judge(award, read, Satisfying.Year).ShouldBe(outcome, $"{compiled.AwardOf(award).Code}, seed {seed}");
                compiled.IsHeld(award, read, Satisfying.Year).ShouldBe(Survey.IsHeld(regime, compiled.AwardOf(award), history, Satisfying.Year), $"{compiled.AwardOf(award).Code}, seed {seed}");
                if (outcome is not Outcome.NotASubject) compiled.Missing(award, read, Satisfying.Year).ShouldBe(compiled.Missing(award, filled, Satisfying.Year));
            }
        }
        outcomes.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Other_codes_have_another_form()
    {
        var less = LawLibrary.Read([.. LawLibrary.EmbeddedFiles().GroupBy(f => f.Name.Split('/')[^2]).Where(g => g.Key is "common" or "old_law").Select(g => (IReadOnlyList<PackFile>)[.. g])]).Library!;
        new PackedCodes(less).Form.ShouldNotBe(Codes.Form);
        new PackedCodes(LawLibrary.LoadEmbedded()).Form.ShouldBe(Codes.Form);
    }

    [Fact]
    public void Nothing_is_missing_exactly_where_the_conditions_are_met()
    {
        var regime = Library.Find("nd152_2025")!;
        var compiled = new CompiledRegime(regime, new("", 0) { IsScreening = true });
        var history = compiled.NewHistory();
        var counts = new HashSet<int>();
        for (var seed = 0; seed < Samples.Of(2_000); seed++)
        {
            compiled.Fill(history, MadeUp.Anything(regime, new(seed)));
            for (var award = 0; award < compiled.Awards; award++)
            {
                var outcome = compiled.Judge(award, history, 2024);
                if (outcome is Outcome.NotASubject) continue;
                var missing = compiled.Missing(award, history, 2024);
                (missing == 0).ShouldBe(outcome is Outcome.Eligible, $"{compiled.AwardOf(award).Code}, seed {seed}");
                counts.Add(missing);
            }
        }
        counts.ShouldContain(1);
        counts.ShouldContain(2);
        counts.ShouldContain(int.MaxValue);
    }

    [Fact]
    public void The_next_year_is_the_first_of_the_planner()
    {
        var regime = Library.Find("nd152_2025")!;
        var question = new Proposal("", 2024) { IsScreening = true };
        var compiled = new CompiledRegime(regime, question);
        var compact = compiled.NewHistory();
        var gained = 0;
        for (var seed = 0; seed < 800; seed++)
        {
            var made = MadeUp.Anything(regime, new(seed));
            // The planner looks ahead from the last year recorded.
            var history = made with { Years = [.. made.Years.Where(y => y.Year < 2024), new(2024, "hoan_thanh_xuat_sac")], Awards = [.. made.Awards.Where(a => a.Year <= 2024)], Works = [.. made.Works.Where(w => w.Year <= 2024)] };
            compiled.Fill(compact, history);
            var now = Enumerable.Range(0, compiled.Awards).Select(a => compiled.Judge(a, compact, 2024)).ToList();
            compiled.PlayNextYear(compact, 2024);
            foreach (var milestone in new Planner(regime, new() { TakesAwards = false }, question).Plan(history, 1).Milestones)
            {
                var number = compiled.NumberOf(milestone.Award.Code);
                if (now[number] is Outcome.Eligible) continue;
                var next = compiled.Judge(number, compact, 2025);
                (next is Outcome.Eligible).ShouldBe(milestone.Year == 2025, $"{milestone.Award.Code}, seed {seed}");
                if (next is Outcome.Eligible) gained++;
            }
        }
        gained.ShouldBeGreaterThan(50);
    }
}
