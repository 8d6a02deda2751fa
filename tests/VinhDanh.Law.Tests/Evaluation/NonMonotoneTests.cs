using System.Text.RegularExpressions;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Quotas;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>
/// More of a record takes eligibility away only in the ways the guide to the packs lists. Each way is shown by a pair of records, and the guide's list is held to
/// them; that nothing else does is what <see cref="EvaluatorPropertyTests"/> tries.
/// </summary>
public sealed partial class NonMonotoneTests
{
    private const int Year = 2024;

    private static readonly AwardHistory Good = new() { Subject = new("nguoi"), Years = [new(2023, "dat"), new(2024, "dat")], Closed = true };
    private static readonly AwardHistory Unit = Good with { Subject = new("don_vi", FoundedIn: 2014), Members = new(10, 0, new Dictionary<string, int> { ["a"] = 7 }, null) };
    private static readonly Work Free = new(2024, "sang_kien", "hep", true);
    private static readonly Proposal Asked = new("x", Year);

    /// <summary>A way to lose by more, and the records before and after it.</summary>
    private static readonly Way[] Ways =
    [
        new("a worse rating", "rating_run: { level: dat, years: 2 }", Good, Good with { Years = [new(2023, "kem"), new(2024, "dat")] }),
        new("a statement denied", "found: guong_mau", Good with { Found = Said(true) }, Good with { Found = Said(false) }),
        new("a work used for another award", "works: { kinds: [sang_kien], scope: hep }", Good with { Works = [Free] }, Good with { Works = [Free with { UsedFor = "a" }] }),
        new("years used up (`fresh_unless`)", "title_run: { award: a, times: 2, fresh_unless: cach_hieu }", Good.With("a", 2023).With("a", 2024), Good.With("a", 2023).With("a", 2024).With("x", 2023)),
        new("an upper bound (`years: {below}`)", "years: { of: nghe, min: 10, below: 15 }", Served(12), Served(15)),
        new("an upper bound in a post (`below_years`)", "service: bang", In(4), In(6)),
        new("discipline in a post", "service: bang", In(4), In(4) with { Posts = [new("truong", 4, WasDisciplined: true)] }),
        new("members without the title (`members_share`)", "members_share: { award: a, min_share: 0.7 }", Unit, Unit with { Members = Unit.Members! with { Count = 11 } }),
        new("a member who failed (`members_completed`)", "members_completed: true", Unit, Unit with { Members = Unit.Members! with { NotCompleted = 1 } }),
        new("a member disciplined (`members_below`)", "members_below: canh_cao", Unit, Unit with { Members = Unit.Members! with { WorstDiscipline = "canh_cao" } }),
        new("discipline", "rating: dat", Good, Good with { Disciplines = [new("canh_cao", new(2025, 3, 1))] }),
        new("a pending case", "rating: dat", Good, Good with { PendingCase = "thanh tra" }),
        new("a narrower group known", "rating: dat", Good, Good with { Subject = new("nguoi", "tho") }),
        new("a year without record, the record closed", "rating_run: { level: dat, years: 3 }", Good with { Closed = false }, Good) { From = Outcome.Unknown },
        new("the same achievement rewarded", "rating: dat", Good, Good) { Then = Asked with { SameAchievementRewarded = true } },
        new("a later day of filing", "rating: dat", Good, Good) { Then = Asked with { FiledOn = new(2025, 1, 1) } },
        new("a vote", "rating: dat", Good, Good) { Then = Asked with { VoteShare = 0.7m } },
        new("another year proposed (`founding_anniversary`)", "founding_anniversary: 10", Unit, Unit with { Years = [.. Unit.Years, new(2025, "dat")] }) { Then = Asked with { Year = 2025 } },
    ];

    public static TheoryData<string> Names => [.. Ways.Select(w => w.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_guide_lists_does_take_away(string name)
    {
        var way = Ways.Single(w => w.Name == name);
        var evaluator = new Evaluator(Law(way.Rule));
        var before = evaluator.Evaluate(Asked, way.Less);
        before.Outcome.ShouldBe(way.From, VerdictText.Tree(before));
        var after = evaluator.Evaluate(way.Then, way.More);
        after.Outcome.ShouldBeOneOf(Outcome.NotEligible, Outcome.OnHold);
    }

    [Fact]
    public void A_quota_is_exceeded_by_more_names()
    {
        var check = new QuotaCheck(Law("rating: dat"));
        QuotaList One(int proposed) => new("Đơn vị", Year) { Proposed = new Dictionary<string, int> { ["x"] = proposed } };
        check.Of(One(1)).ShouldHaveSingleItem().Truth.ShouldBe(Truth.Met);
        check.Of(One(2)).ShouldHaveSingleItem().Truth.ShouldBe(Truth.NotMet);
    }

    [Fact]
    public void The_guide_lists_them_all()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "VinhDanh.slnx"))) root = root.Parent.ShouldNotBeNull();
        var guide = File.ReadAllText(Path.Combine(root.FullName, "docs", "law-packs.md"));
        var section = guide[guide.IndexOf("## What more can take away", StringComparison.Ordinal)..];
        var rows = Row().Matches(section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)]).Select(m => m.Groups[1].Value);
        rows.ShouldBe([.. Ways.Select(w => w.Name), "a quota"]);
    }

    private static Dictionary<string, bool> Said(bool so) => new() { ["guong_mau"] = so };

    private static AwardHistory Served(decimal years) => Good with { Measures = new Dictionary<string, decimal> { ["nghe"] = years } };

    private static AwardHistory In(decimal years) => Good with { Subject = new("nguoi", IsRetiring: true), Posts = [new("truong", years)] };

    private static Regime Law(string rule)
    {
        var (library, mistakes) = LawLibrary.Read([[new("nho.yaml", $$"""
            pack: { id: nho, name: Luật nhỏ, received: { from: 2020-01-01 } }
            documents: [{ cite_as: L, name: Luật }]
            ratings: [{ code: kem, name: Kém }, { code: dat, name: Đạt }]
            scopes: [{ code: hep, name: hẹp }]
            disciplines: [{ code: canh_cao, name: cảnh cáo }]
            positions: [{ code: truong, name: Trưởng }]
            recipients: [{ code: nguoi, name: người }, { code: don_vi, name: đơn vị }]
            kinds: [{ code: k, name: Danh hiệu }]
            work_kinds: [{ code: sang_kien, name: sáng kiến }]
            groups: [{ code: tat_ca, name: tất cả, recipients: [nguoi, don_vi] }, { code: tho, name: thợ, recipients: [nguoi], within: tat_ca, only_members: true }]
            statements: [{ code: guong_mau, name: Gương mẫu }, { code: viec_lon, name: Việc lớn, act: true }]
            measures: [{ code: nghe, name: Số năm trong nghề }]
            principles:
            - { kind: pending_case, text: Tạm dừng., cite: L, verified: true }
            - { kind: same_achievement, text: Một lần., cite: L, verified: true }
            - { kind: discipline, text: Tính lại., cite: L, verified: true }
            - { kind: work_used_once, text: Một lần., cite: L, verified: true }
            readings: [{ code: cach_hieu, question: Hiểu thế nào?, yes: rộng, no: hẹp, cite: L, verified: true }]
            service_tables: [{ code: bang, cite: L, verified: true, rows: [{ position: truong, min_years: 3, below_years: 6 }] }]
            awards:
            - { code: a, name: A, kind: k, recipients: [nguoi], cite: L, verified: true }
            - code: x
              name: X
              kind: k
              recipients: [nguoi, don_vi]
              cite: L
              verified: true
              vote: { share: 0.8, cite: L, verified: true }
              deadline: { due: 12-31, cite: L, verified: true }
              quotas: [{ max_count: 1, cite: L, verified: true }]
              criteria:
              - { for: tat_ca, cite: L, verified: true, rule: { {{rule}} } }
              - { for: tho, cite: L, verified: true, rule: { found: viec_lon } }
            """)]]);
        mistakes.ShouldBeEmpty();
        return library!.Regimes[0];
    }

    [GeneratedRegex(@"^\| (?!how\b|---)([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record Way(string Name, string Rule, AwardHistory Less, AwardHistory More)
    {
        public Proposal Then { get; init; } = Asked;

        /// <summary>What it was before: eligible, or not yet known.</summary>
        public Outcome From { get; init; } = Outcome.Eligible;
    }
}
