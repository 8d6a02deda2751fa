using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>Each condition at its edges, in a small law of its own.</summary>
public sealed class RuleTests
{
    private const int Year = 2024;

    private const string Law = """
        pack: { id: nho, name: Luật nhỏ, received: { from: 2020-01-01 } }
        documents: [{ cite_as: Luật X, name: Luật thử }]
        ratings: [{ code: kem, name: Kém }, { code: dat, name: Đạt }, { code: tot, name: Tốt, label: below_good }]
        scopes: [{ code: hep, name: hẹp }, { code: rong, name: rộng }]
        disciplines: [{ code: khien_trach, name: khiển trách }, { code: canh_cao, name: cảnh cáo }, { code: cach_chuc, name: cách chức }]
        authorities: [{ code: xa, name: xã }, { code: tinh, name: tỉnh }, { code: thanh_pho, name: thành phố, same_as: tinh }]
        positions: [{ code: truong, name: Trưởng }, { code: pho, name: Phó }]
        recipients: [{ code: nguoi, name: người }, { code: don_vi, name: đơn vị }]
        kinds: [{ code: danh_hieu, name: Danh hiệu }]
        work_kinds: [{ code: sang_kien, name: sáng kiến }, { code: de_tai, name: đề tài }]
        groups: [{ code: moi_nguoi, name: mọi người, recipients: [nguoi] }, { code: tho, name: thợ, recipients: [nguoi], within: moi_nguoi }, { code: linh, name: lính, recipients: [nguoi], within: moi_nguoi, only_members: true }, { code: tap_the, name: tập thể, recipients: [don_vi] }]
        statements: [{ code: guong_mau, name: Gương mẫu, label: not_exemplary }, { code: viec_lon, name: Lập việc lớn, act: true }]
        measures: [{ code: nghe, name: Số năm trong nghề, label: craft_short }, { code: since_founding, name: Số năm thành lập }]
        principles:
        - { kind: discipline, text: Tính lại từ đầu., cite: Luật X, verified: true }
        - { kind: sudden_or_thematic, text: Không làm căn cứ., cite: Luật X, verified: true }
        - { kind: work_used_once, text: Chỉ dùng một lần., cite: Luật X, verified: true }
        - { kind: women_in_posts, text: Giảm một phần ba., factor: 2/3, cite: Luật X, verified: true }
        readings: [{ code: cach_hieu, question: Hiểu thế nào?, yes: rộng, no: hẹp, default: false, cite: Luật X, verified: true }]
        service_tables: [{ code: bang, cite: Luật X, verified: true, rows: [{ position: truong, min_years: 3, below_years: 6 }, { position: pho, min_years: 9 }] }]
        awards:
        - { code: a, name: A, kind: danh_hieu, recipients: [nguoi, don_vi], cite: Luật X, verified: true }
        - { code: b, name: B, kind: danh_hieu, recipients: [nguoi], cite: Luật X, verified: true, criteria: [{ for: linh, cite: Luật X, verified: true, rule: { rating: dat } }] }
        - { code: dai, name: Danh hiệu ba năm, kind: danh_hieu, recipients: [nguoi], cite: Luật X, verified: true, period: { years: 3, of: a } }

        """;

    [Theory]
    [InlineData("tot", Truth.Met)]
    [InlineData("dat", Truth.NotMet)]
    [InlineData(null, Truth.Unknown)]
    public void A_rating_is_that_of_the_year_proposed(string? rating, Truth expected)
    {
        Judge("rating: tot", Rated((Year - 1, "tot"), (Year, rating))).ShouldBe(expected);
        Failed("rating: tot", Rated((Year, "dat"))).ShouldBe(["below_good"]);
    }

    [Fact]
    public void A_run_ends_in_the_year_proposed_and_has_no_gap()
    {
        const string Run = "rating_run: { level: dat, years: 3 }";
        Judge(Run, Rated((2022, "dat"), (2023, "tot"), (2024, "dat"))).ShouldBe(Truth.Met);
        Failed(Run, Rated((2021, "dat"), (2022, "dat"), (2023, "kem"), (2024, "dat"))).ShouldBe([Labels.GapInStreak]);
        Failed(Run, Rated((2021, "dat"), (2022, "dat"), (2023, "dat"), (2024, "kem"))).ShouldBe([Labels.GapInStreak]);
        Failed(Run, Rated((2022, "kem"), (2023, "kem"), (2024, "kem"))).ShouldBe([Labels.StreakTooShort]);
        // Of 2022 nothing is known: it may have been good.
        Judge(Run, Rated((2023, "dat"), (2024, "dat"))).ShouldBe(Truth.Unknown);
        Judge(Run, Rated((2023, "dat"), (2024, "dat")) with { Closed = true }).ShouldBe(Truth.NotMet);
        Judge(Run, Rated((2021, "kem"), (2023, "dat"), (2024, "dat"))).ShouldBe(Truth.Unknown);
        Judge(Run, Rated((2022, "kem"), (2023, "dat"), (2024, "dat"))).ShouldBe(Truth.NotMet);
    }

    [Fact]
    public void A_run_after_an_award_begins_the_year_after_it()
    {
        const string Run = "all: [{ held: a }, { rating_run: { level: dat, years: 3, after: [a] } }]";
        var good = Rated([.. Enumerable.Range(2018, 7).Select(y => (y, (string?)"dat"))]);
        Judge(Run, good.With("a", 2021)).ShouldBe(Truth.Met);
        Failed(Run, good.With("a", 2022)).ShouldBe([Labels.WindowAfterPriorTooShort]);
        // The first of several counts.
        Judge(Run, good.With("a", 2023).With("a", 2019)).ShouldBe(Truth.Met);
        Failed(Run, good).ShouldBe([Labels.PriorAwardMissing]);
        Failed(Run, good.With("a", 2020, AwardBasis.Thematic)).ShouldBe([Labels.SuddenOrThematicResultNotBasis]);
    }

    [Fact]
    public void Years_count_again_from_the_year_after_discipline_was_served()
    {
        const string Run = "rating_run: { level: dat, years: 3 }";
        var good = Rated([.. Enumerable.Range(2018, 7).Select(y => (y, (string?)"dat"))]);
        Judge(Run, good with { Disciplines = [new("khien_trach", new(2021, 12, 31))] }).ShouldBe(Truth.Met);
        Failed(Run, good with { Disciplines = [new("khien_trach", new(2022, 1, 1))] }).ShouldBe([Labels.StreakRestartAfterDiscipline]);
        // Still running when the year ended: nothing of that year counts.
        Failed("rating: dat", good with { Disciplines = [new("khien_trach", new(2025, 3, 1))] }).ShouldBe([Labels.StreakRestartAfterDiscipline]);
        Failed("rating: dat", good with { Disciplines = [new("khien_trach", null)] }).ShouldBe([Labels.StreakRestartAfterDiscipline]);
        Judge("rating: dat", good with { Disciplines = [new("khien_trach", new(2024, 6, 1))] }).ShouldBe(Truth.Met);
    }

    [Fact]
    public void What_must_lie_inside_a_run_lies_in_its_years_alone()
    {
        const string Run = "rating_run: { level: dat, years: 3, during: [{ award: a, times: 2 }, { level: tot, years: 1 }] }";
        var good = Rated((2021, "kem"), (2022, "tot"), (2023, "dat"), (2024, "dat"));
        Judge(Run, good.With("a", 2022).With("a", 2024)).ShouldBe(Truth.Met);
        Failed(Run, good.With("a", 2021).With("a", 2024)).ShouldBe([Labels.InnerTitleCountShort]);
        Failed(Run, Rated((2021, "tot"), (2022, "dat"), (2023, "dat"), (2024, "dat")).With("a", 2022).With("a", 2024) with { Disciplines = [new("khien_trach", new(2021, 12, 31))] }).ShouldBe([Labels.InnerExcellentYearsShort]);
        const string Either = "rating_run: { level: dat, years: 3, during: [{ any: [[{ award: a, times: 3 }], [{ award: a }, { works: [sang_kien], scope: hep }]] }] }";
        Judge(Either, good.With("a", 2023) with { Works = [new(2023, "sang_kien", "hep", true)] }).ShouldBe(Truth.Met);
        Judge(Either, good.With("a", 2023) with { Works = [new(2021, "sang_kien", "hep", true)] }).ShouldBe(Truth.NotMet);
    }

    [Fact]
    public void Titles_in_a_row_have_no_year_between_them()
    {
        const string Run = "title_run: { award: a, times: 2 }";
        Judge(Run, Rated((2023, "dat"), (2024, "dat")).With("a", 2023).With("a", 2024)).ShouldBe(Truth.Met);
        Failed(Run, Rated((2022, "dat"), (2023, "dat"), (2024, "dat")).With("a", 2022).With("a", 2024)).ShouldBe([Labels.GapInConsecutiveTitles]);
        Judge(Run, Rated((2024, "dat")).With("a", 2024)).ShouldBe(Truth.Unknown);
        Failed(Run, Rated((2024, "dat")).With("a", 2024) with { Closed = true }).ShouldBe([Labels.NotEnoughConsecutiveTitles]);
    }

    [Fact]
    public void Titles_of_several_years_are_in_a_row_when_nothing_is_missing_between_them()
    {
        const string Run = "title_run: { award: dai, times: 2 }";
        var years = Rated([.. Enumerable.Range(2016, 9).Select(y => (y, (string?)"dat"))]);
        Judge(Run, years.With("dai", 2021).With("dai", 2024)).ShouldBe(Truth.Met);
        Failed(Run, years.With("dai", 2020).With("dai", 2024)).ShouldBe([Labels.GapInConsecutiveTitles]);
        var chain = Enumerable.Range(2021, 4).Aggregate(years, (h, y) => h.With("a", y));
        Judge(Run, chain.With("dai", 2020).With("dai", 2024)).ShouldBe(Truth.Met);
        Failed(Run, years.With("dai", 2020).With("dai", 2023)).ShouldBe([Labels.GapInConsecutiveTitles]);
        Failed(Run, years.With("dai", 2024)).ShouldBe([Labels.NotEnoughConsecutiveTitles]);
        Judge(Run, Rated((2024, "dat")).With("dai", 2019).With("dai", 2024).With("a", 2024)).ShouldBe(Truth.Unknown);
    }

    [Fact]
    public void Years_that_served_for_the_same_award_are_counted_again_only_by_the_other_reading()
    {
        const string Run = "title_run: { award: a, times: 2, fresh_unless: cach_hieu }";
        var history = Rated((2022, "dat"), (2023, "dat"), (2024, "dat")).With("a", 2022).With("a", 2023).With("a", 2024);
        Judge(Run, history).ShouldBe(Truth.Met);
        Judge(Run, history.With("thu", 2023)).ShouldBe(Truth.NotMet);
        Judge(Run, history.With("thu", 2023), readings: new() { ["cach_hieu"] = true }).ShouldBe(Truth.Met);
        Judge(Run, history.With("thu", 2022)).ShouldBe(Truth.Met);
    }

    [Fact]
    public void Works_are_recognised_wide_enough_free_and_by_the_right_authority()
    {
        const string Works = "works: { kinds: [sang_kien], scope: rong, times: 1, effective: true, recognised_by: tinh }";
        var none = Rated((Year, "dat"));
        Work good = new(Year, "sang_kien", "rong", true, "tinh");
        Judge(Works, none with { Works = [good] }).ShouldBe(Truth.Met);
        Judge(Works, none with { Works = [good with { RecognisedBy = "thanh_pho" }] }).ShouldBe(Truth.Met);
        Failed(Works, none).ShouldBe([Labels.WorkMissing]);
        Failed(Works, none with { Works = [good with { Kind = "de_tai" }] }).ShouldBe([Labels.WorkMissing]);
        Failed(Works, none with { Works = [good with { IsRecognised = false }] }).ShouldBe([Labels.WorkMissing]);
        Failed(Works, none with { Works = [good with { UsedFor = "B" }] }).ShouldBe([Labels.WorkAlreadyUsed]);
        Failed(Works, none with { Works = [good with { Scope = "hep" }] }).ShouldBe([Labels.WorkScopeTooLow]);
        Failed(Works, none with { Works = [good with { RecognisedBy = "xa" }] }).ShouldBe([Labels.RecognitionWrongAuthority]);
        Failed(Works, none with { Works = [good with { IsEffective = false }] }).ShouldBe([Labels.WorkMissing]);
        Judge(Works, none with { Works = [good with { RecognisedBy = null }] }).ShouldBe(Truth.Unknown);
        Judge(Works, none with { Works = [good with { IsEffective = null }] }).ShouldBe(Truth.Unknown);
        Failed(Works.Replace("times: 1", "times: 2", StringComparison.Ordinal), none with { Works = [good] }).ShouldBe([Labels.WorkCountShort]);
        const string Lately = "works: { kinds: [sang_kien], scope: hep, within_years: 2 }";
        Judge(Lately, none with { Works = [good with { Year = Year - 1 }] }).ShouldBe(Truth.Met);
        Judge(Lately, none with { Works = [good with { Year = Year - 2 }] }).ShouldBe(Truth.NotMet);
    }

    [Fact]
    public void Statements_are_unknown_until_somebody_speaks_and_acts_are_none_until_described()
    {
        var none = Rated((Year, "dat"));
        Judge("found: guong_mau", none).ShouldBe(Truth.Unknown);
        Judge("found: guong_mau", none, screening: true).ShouldBe(Truth.Met);
        Failed("found: guong_mau", none with { Found = new Dictionary<string, bool> { ["guong_mau"] = false } }).ShouldBe(["not_exemplary"]);
        Judge("found: viec_lon", none).ShouldBe(Truth.NotMet);
        Judge("found: viec_lon", none, screening: true).ShouldBe(Truth.NotMet);
        Judge("found: viec_lon", none with { Found = new Dictionary<string, bool> { ["viec_lon"] = true } }).ShouldBe(Truth.Met);
    }

    [Theory]
    [InlineData("truong", 3, false, Truth.Met)]
    [InlineData("truong", 2.9, false, Truth.NotMet)]
    [InlineData("truong", 6, false, Truth.NotMet)] // the higher class, and too little for the lower post
    [InlineData("truong", 2, true, Truth.Met)]
    [InlineData("pho", 9, false, Truth.Met)]
    [InlineData("pho", 6, true, Truth.Met)]
    [InlineData("pho", 5.9, true, Truth.NotMet)]
    public void Years_in_posts_have_a_least_and_a_most_and_women_need_two_thirds(string post, double years, bool woman, Truth expected)
    {
        var history = Rated((Year, "dat")) with { Posts = [new(post, (decimal)years)], Subject = new("nguoi", "tho", woman, IsRetiring: true) };
        Judge("service: bang", history).ShouldBe(expected);
    }

    [Fact]
    public void Posts_count_on_retirement_without_discipline_and_higher_ones_count_below()
    {
        var retiring = Rated((Year, "dat")) with { Subject = new("nguoi", "tho", false, IsRetiring: true) };
        Judge("service: bang", retiring with { Posts = [new("truong", 7), new("pho", 2)] }).ShouldBe(Truth.Met);
        Failed("service: bang", retiring with { Posts = [new("pho", 10, WasDisciplined: true)] }).ShouldBe([Labels.ServicePathDiscipline]);
        Failed("service: bang", retiring with { Posts = [new("pho", 8)] }).ShouldBe([Labels.ServiceTimeShort]);
        Failed("service: bang", retiring with { Posts = [new("pho", 10)], Subject = retiring.Subject with { IsRetiring = false } }).ShouldBe([Labels.NotRetiringYet]);
        Judge("service: bang", retiring with { Posts = [new("pho", 10)], Subject = retiring.Subject with { IsRetiring = null } }).ShouldBe(Truth.Unknown);
        Failed("service: bang", retiring).ShouldBe([Labels.ServiceTimeShort]);
    }

    [Fact]
    public void Figures_of_members_are_compared_exactly()
    {
        var unit = Rated((Year, "dat")) with { Subject = new("don_vi", "tap_the") };
        Judge("members_share: { award: a, min_share: 0.7 }", Of(7, 10)).ShouldBe(Truth.Met);
        Failed("members_share: { award: a, min_share: 0.7 }", Of(69, 100)).ShouldBe([Labels.MemberShareShort]);
        Judge("members_share: { award: a, min_share: 0.7 }", unit).ShouldBe(Truth.Unknown);
        Judge("members_with: a", Of(1, 10)).ShouldBe(Truth.Met);
        Failed("members_with: { award: a, times: 2 }", Of(1, 10)).ShouldBe([Labels.MemberTitleMissing]);
        Judge("members_completed: true", Of(1, 10)).ShouldBe(Truth.Met);
        Failed("members_completed: true", unit with { Members = new(10, 1, new Dictionary<string, int>(), null) }).ShouldBe([Labels.MemberNotCompleted]);
        Judge("members_completed: true", unit with { Members = new(10, null, new Dictionary<string, int>(), null) }).ShouldBe(Truth.Unknown);
        Judge("members_below: canh_cao", unit with { Members = new(10, 0, new Dictionary<string, int>(), "khien_trach") }).ShouldBe(Truth.Met);
        Failed("members_below: canh_cao", unit with { Members = new(10, 0, new Dictionary<string, int>(), "canh_cao") }).ShouldBe([Labels.MemberDisciplined]);
        Failed("members_below: canh_cao", unit with { Members = new(10, 0, new Dictionary<string, int>(), "cach_chuc") }).ShouldBe([Labels.MemberDisciplined]);
        Judge("members_below: canh_cao", unit with { Members = new(10, 0, new Dictionary<string, int>(), null, DisciplineKnown: false) }).ShouldBe(Truth.Unknown);

        AwardHistory Of(int holding, int count) => unit with { Members = new(count, 0, new Dictionary<string, int> { ["a"] = holding }, null) };
    }

    [Fact]
    public void Clusters_and_movements_are_those_of_the_level_asked()
    {
        var unit = Rated((Year, "dat")) with { Subject = new("don_vi", "tap_the") };
        Judge("cluster_lead: tinh", unit with { Clusters = [new(Year, "thanh_pho", true)] }).ShouldBe(Truth.Met);
        Judge("cluster_lead: tinh", unit with { Clusters = [new(Year, "tinh", false)] }).ShouldBe(Truth.NotMet);
        Judge("cluster_lead: tinh", unit with { Clusters = [new(Year, "xa", true), new(Year - 1, "tinh", true)] }).ShouldBe(Truth.Unknown);
        Judge("movement: { launched_by: tinh, min_years: 3, leading: true }", unit with { Movements = [new("tinh", 3, true, false)] }).ShouldBe(Truth.Met);
        Failed("movement: { launched_by: tinh, min_years: 3, leading: true }", unit with { Movements = [new("tinh", 2, true, false)] }).ShouldBe([Labels.MovementTooShort]);
        Judge("movement: { launched_by: tinh, min_years: 3, leading: true }", unit with { Movements = [new("tinh", 3, false, true)] }).ShouldBe(Truth.NotMet);
        Judge("movement: { launched_by: tinh, min_years: 3 }", unit with { Movements = [new("tinh", 3, false, true)] }).ShouldBe(Truth.Met);
        Judge("movement: { launched_by: tinh }", unit with { Movements = [new("xa", 9, true, true)] }).ShouldBe(Truth.NotMet);
    }

    [Fact]
    public void Numbers_of_years_have_bounds_and_anniversaries_are_round()
    {
        var person = Rated((Year, "dat"));
        Judge("years: { of: nghe, min: 15 }", person).ShouldBe(Truth.Unknown);
        Judge("years: { of: nghe, min: 15 }", Of(15)).ShouldBe(Truth.Met);
        Failed("years: { of: nghe, min: 15 }", Of(14.5m)).ShouldBe(["craft_short"]);
        Judge("years: { of: nghe, min: 15, below: 20 }", Of(20)).ShouldBe(Truth.NotMet);
        Judge("years: { of: since_founding, min: 30 }", person with { Subject = person.Subject with { FoundedIn = Year - 30 } }).ShouldBe(Truth.Met);
        Judge("founding_anniversary: 10", person with { Subject = person.Subject with { FoundedIn = Year - 30 } }).ShouldBe(Truth.Met);
        Judge("founding_anniversary: 10", person with { Subject = person.Subject with { FoundedIn = Year - 31 } }).ShouldBe(Truth.NotMet);
        Judge("founding_anniversary: 10", person).ShouldBe(Truth.Unknown);
        var late = Verdict("founding_anniversary: 10", person with { Subject = person.Subject with { FoundedIn = Year - 31 } });
        late.Criteria[0].EarliestYear.ShouldBe(Year + 9);

        AwardHistory Of(decimal years) => person with { Measures = new Dictionary<string, decimal> { ["nghe"] = years } };
    }

    [Fact]
    public void Parts_join_as_all_any_and_a_number_of_them()
    {
        var half = Rated((Year, "dat")) with { Found = new Dictionary<string, bool> { ["guong_mau"] = true } };
        Judge("at_least: { count: 2, of: [{ rating: dat }, { found: guong_mau }, { held: a }] }", half).ShouldBe(Truth.Met);
        Judge("at_least: { count: 3, of: [{ rating: dat }, { found: guong_mau }, { held: a }] }", half).ShouldBe(Truth.NotMet);
        Judge("all: [{ rating: dat }, { years: { of: nghe, min: 1 } }]", half).ShouldBe(Truth.Unknown);
        Judge("all: [{ rating: tot }, { years: { of: nghe, min: 1 } }]", half).ShouldBe(Truth.NotMet);
        Judge("any: [{ rating: tot }, { years: { of: nghe, min: 1 } }]", half).ShouldBe(Truth.Unknown);
        Judge("any: [{ rating: dat }, { years: { of: nghe, min: 1 } }]", half).ShouldBe(Truth.Met);
    }

    [Fact]
    public void Another_award_s_standard_is_for_those_it_is_for()
    {
        var worker = Rated((Year, "dat"));
        Judge("meets: b", worker).ShouldBe(Truth.NotMet); // its conditions are for soldiers
        Judge("meets: b", worker with { Subject = new("nguoi", "linh") }, group: "moi_nguoi").ShouldBe(Truth.Met);
        Judge("meets: b", worker.With("b", Year)).ShouldBe(Truth.Met);
        Verdict("rating: dat", worker with { Subject = new("nguoi", "linh") }, group: "tho").Outcome.ShouldBe(Outcome.NotASubject);
        Verdict("rating: dat", worker with { Subject = new("nguoi") }, group: "tho").Outcome.ShouldBe(Outcome.Eligible);
        Verdict("rating: dat", worker with { Subject = new("nguoi") }, group: "linh").Outcome.ShouldBe(Outcome.NotASubject);
    }

    [Fact]
    public void A_verdict_that_hangs_on_a_reading_gives_the_other_answer_too()
    {
        const string Disputed = "{ reading: cach_hieu, yes: { rating: dat }, no: { rating: tot } }";
        var verdict = Verdict(Disputed, Rated((Year, "dat")));
        verdict.Outcome.ShouldBe(Outcome.NotEligible);
        verdict.Cautions.ShouldContain(c => c.Contains("Hiểu thế nào?") && c.Contains("đủ điều kiện"));
        Verdict(Disputed, Rated((Year, "tot"))).Cautions.ShouldBeEmpty();
        Verdict(Disputed, Rated((Year, "dat")), readings: new() { ["cach_hieu"] = true }).Outcome.ShouldBe(Outcome.Eligible);
    }

    private static Truth Judge(string rule, AwardHistory history, bool screening = false, Dictionary<string, bool>? readings = null, string? group = null)
    {
        var verdict = Verdict(rule, history, screening, readings, group);
        return verdict.Outcome switch
        {
            Outcome.Eligible => Truth.Met,
            Outcome.Unknown => Truth.Unknown,
            Outcome.NotEligible => Truth.NotMet,
            _ => throw new InvalidOperationException(VerdictText.Tree(verdict)),
        };
    }

    private static IReadOnlyList<string> Failed(string rule, AwardHistory history)
    {
        var verdict = Verdict(rule, history);
        verdict.Outcome.ShouldBe(Outcome.NotEligible, VerdictText.Tree(verdict));
        return verdict.Failed;
    }

    private static Verdict Verdict(string rule, AwardHistory history, bool screening = false, Dictionary<string, bool>? readings = null, string? group = null)
    {
        var own = group ?? (history.Subject.Kind == "don_vi" ? "tap_the" : "moi_nguoi");
        var award = $"- {{ code: thu, name: Thử, kind: danh_hieu, recipients: [nguoi, don_vi], cite: Luật X, verified: true, criteria: [{{ for: {own}, cite: Luật X, verified: true, rule: {(rule[0] == '{' ? rule : $"{{ {rule} }}")} }}] }}\n";
        var (library, mistakes) = LawLibrary.Read([[new("nho.yaml", Law + award)]]);
        mistakes.ShouldBeEmpty();
        return new Evaluator(library!.Regimes[0]).Evaluate(new("thu", Year) { IsScreening = screening, Readings = readings ?? [] }, history);
    }

    private static AwardHistory Rated(params (int Year, string? Rating)[] years) => new() { Subject = new("nguoi", "tho"), Years = [.. years.Select(y => new YearRecord(y.Year, y.Rating))] };
}
