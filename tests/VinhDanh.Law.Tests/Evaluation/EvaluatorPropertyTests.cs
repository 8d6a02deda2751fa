using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>What holds for every award of every regime, over thousands of histories.</summary>
public sealed class EvaluatorPropertyTests
{
    private static readonly int Histories = Samples.Of(1000);
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    /// <summary>The awards with conditions that are not the same as in the regime before.</summary>
    public static TheoryData<string, string> Awards
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (var regime in (Regime[])[Library.Find("old_law")!, Library.Find("nd152_2025")!])
                foreach (var award in regime.Awards.Values.Where(a => a.Criteria.Count > 0)) data.Add(regime.Id, award.Code);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Awards))]
    public void Whoever_has_what_the_conditions_ask_is_eligible_and_stays_so_with_more(string regimeId, string code)
    {
        var regime = Library.Find(regimeId)!;
        var award = regime.Awards[code];
        var evaluator = new Evaluator(regime);
        var question = new Proposal(code, Satisfying.Year);
        for (var seed = 0; seed < Histories; seed++)
        {
            var build = new Satisfying(regime, new(seed));
            var history = build.For(award, award.Criteria[seed % award.Criteria.Count]);
            var verdict = evaluator.Evaluate(question, history);
            verdict.Outcome.ShouldBe(Outcome.Eligible, $"seed {seed}: {VerdictText.Tree(verdict)}");
            if (NeverTakesAway(award))
            {
                var more = build.More(build.More(history));
                var again = evaluator.Evaluate(question, more);
                again.Outcome.ShouldBe(Outcome.Eligible, $"seed {seed} with more: {VerdictText.Tree(again)}");
            }
        }
    }

    /// <summary>More is less where years already used for the same award do not count again: one more such award may use them up.</summary>
    private static bool NeverTakesAway(Award award) => award.PeriodOf is null;

    [Fact]
    public void The_order_of_a_history_never_matters()
    {
        var regime = Library.Find("nd152_2025")!;
        var evaluator = new Evaluator(regime);
        for (var seed = 0; seed < Histories; seed++)
        {
            var chance = new Random(seed);
            var award = regime.Awards.Values.Where(a => a.Criteria.Count > 0).ElementAt(chance.Next(50));
            var build = new Satisfying(regime, chance);
            var history = build.More(build.More(build.For(award, award.Criteria[chance.Next(award.Criteria.Count)])));
            var question = new Proposal(regime.Awards.Keys.ElementAt(chance.Next(regime.Awards.Count)), Satisfying.Year + chance.Next(3));
            var shuffled = history with
            {
                Years = [.. history.Years.OrderBy(_ => chance.Next())],
                Awards = [.. history.Awards.OrderBy(_ => chance.Next())],
                Works = [.. history.Works.OrderBy(_ => chance.Next())],
                Movements = [.. history.Movements.OrderBy(_ => chance.Next())],
            };
            VerdictText.Tree(evaluator.Evaluate(question, shuffled)).ShouldBe(VerdictText.Tree(evaluator.Evaluate(question, history)), $"seed {seed}");
        }
    }

    [Fact]
    public void The_leaves_alone_give_the_verdict_again()
    {
        foreach (var regime in Library.Regimes)
        {
            var evaluator = new Evaluator(regime);
            for (var seed = 0; seed < Histories; seed++)
            {
                var chance = new Random(seed);
                var award = regime.Awards.Values.ElementAt(chance.Next(regime.Awards.Count));
                var other = regime.Awards.Values.Where(a => a.Criteria.Count > 0).ElementAt(chance.Next(5));
                var history = new Satisfying(regime, chance).For(other, other.Criteria[0]) with { Closed = chance.Next(2) == 0, PendingCase = chance.Next(20) == 0 ? "thanh tra" : null };
                var verdict = evaluator.Evaluate(new(award.Code, Satisfying.Year), history);
                foreach (var finding in verdict.Findings) Value(finding).ShouldBe(finding.Truth);
                Again(verdict).ShouldBe(verdict.Outcome, VerdictText.Tree(verdict));
                if (verdict.Outcome is Outcome.NotEligible) verdict.Findings.SelectMany(Leaves).ShouldContain(f => f.Truth == Truth.NotMet && f.Needs != null);
            }
        }
    }

    [Fact]
    public void The_year_of_a_milestone_is_the_first_within_reach()
    {
        var regime = Library.Find("nd152_2025")!;
        for (var seed = 0; seed < 40; seed++)
        {
            var chance = new Random(seed);
            var history = Records(regime, chance);
            var planner = new Planner(regime, new() { Rating = "hoan_thanh_xuat_sac", TakesAwards = chance.Next(2) == 0 }, new("", 2024));
            foreach (var milestone in planner.Plan(history, 12).Milestones.Where(m => m.Year > 2024))
            {
                milestone.Then!.Outcome.ShouldBe(Outcome.Eligible);
                milestone.Now.Outcome.ShouldNotBe(Outcome.Eligible);
                if (milestone.Year > 2025) planner.Plan(history, milestone.Year!.Value - 1 - 2024).Milestones.Single(m => m.Award.Code == milestone.Award.Code).Year.ShouldBeNull($"seed {seed}, {milestone.Award.Code}");
            }
        }
    }

    private static AwardHistory Records(Regime regime, Random chance)
    {
        var levels = regime.Words.Ratings.Terms;
        List<YearRecord> years = [.. Enumerable.Range(2012, 13).Where(_ => chance.Next(10) > 0).Select(y => new YearRecord(y, levels[chance.Next(1, 4)].Code))];
        return new()
        {
            Subject = new("individual", "cadre_civil_servant_employee_worker", IsRetiring: false),
            Years = years,
            Awards = [.. years.Where(y => y.Rating == "hoan_thanh_xuat_sac").SelectMany(y => (HeldAward[])[new("lao_dong_tien_tien", y.Year), new("chien_si_thi_dua_co_so", y.Year)])],
            Closed = true,
            Found = Evaluation.Histories.Conduct,
        };
    }

    private static Truth Value(Finding finding) => finding.Join switch
    {
        Join.None => finding.Truth,
        Join.All => Truths.All(finding.Parts.Select(Value)),
        Join.Any => Truths.Any(finding.Parts.Select(Value)),
        _ => Truths.AtLeast(finding.Count, [.. finding.Parts.Select(Value)]),
    };

    private static IEnumerable<Finding> Leaves(Finding finding) => finding.Join is Join.None ? [finding] : finding.Parts.SelectMany(Leaves);

    private static Outcome Again(Verdict verdict)
    {
        if (verdict.Stops[0].Truth is Truth.NotMet) return Outcome.NotASubject;
        if (verdict.Stops.Any(s => s is { Label: Labels.PendingCaseHold, Truth: Truth.NotMet })) return Outcome.OnHold;
        var criteria = verdict.Criteria.Count == 0 ? Truth.Unknown : Truths.Any(verdict.Criteria.Select(Value));
        return Truths.All([.. verdict.Stops.Select(Value), criteria]) switch
        {
            Truth.Met => Outcome.Eligible,
            Truth.NotMet => Outcome.NotEligible,
            _ => Outcome.Unknown,
        };
    }
}
