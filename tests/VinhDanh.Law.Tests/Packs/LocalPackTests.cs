using VinhDanh.Law.Calendar;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>An authority's own titles and stricter rules: one YAML file, no code.</summary>
public sealed class LocalPackTests
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "cases", "local-pack-example.yaml");
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded([new("local-pack-example.yaml", File.ReadAllText(Example))]);

    private static readonly AwardHistory Person = new()
    {
        Subject = new("individual", "cadre_civil_servant_employee_worker"),
        Years = [new(2025, "hoan_thanh_xuat_sac")],
        Awards = [new("chien_si_thi_dua_co_so", 2024), new("chien_si_thi_dua_co_so", 2025), new("bang_khen_bo_nganh_tinh", 2023)],
        Works = [new(2025, "sang_kien", "bo_nganh_tinh", true, "bo_nganh_tinh")],
        Found = new Dictionary<string, bool> { ["policy_compliance"] = true, ["lua_vang_pham_chat"] = true, ["self_reliance_solidarity"] = true },
        Closed = true,
    };

    [Fact]
    public void A_title_of_ones_own_is_judged_by_its_own_conditions()
    {
        var regime = Library.On(new(2026, 2, 1));
        regime.Local.ShouldHaveSingleItem();
        var award = regime.Awards["cong_dan_lua_vang"];
        award.Reward!.Individual.ShouldBe(5);
        var evaluator = new Evaluator(regime);
        evaluator.Evaluate(new("cong_dan_lua_vang", 2025), Person).Outcome.ShouldBe(Outcome.Eligible);
        var without = evaluator.Evaluate(new("cong_dan_lua_vang", 2025), Person with { Awards = [new("bang_khen_bo_nganh_tinh", 2023)] });
        without.Outcome.ShouldBe(Outcome.NotEligible);
        without.Failed.ShouldContain(Labels.NotEnoughConsecutiveTitles);
        evaluator.Evaluate(new("cong_dan_lua_vang", 2025) { VoteShare = 0.85m }, Person).Failed.ShouldBe([Labels.VoteBelowThreshold]);
    }

    [Fact]
    public void A_stricter_local_rule_takes_the_place_of_the_one_below_it()
    {
        var national = LawLibrary.LoadEmbedded().On(new(2026, 2, 1));
        var question = new Proposal("chien_si_thi_dua_co_so", 2025);
        var without = Person with { Works = [] };
        new Evaluator(national).Evaluate(question, without).Outcome.ShouldBe(Outcome.Eligible);
        new Evaluator(Library.On(new(2026, 2, 1))).Evaluate(question, without).Failed.ShouldBe([Labels.WorkMissing]);
        // Everything else about the title stays as below.
        Library.On(new(2026, 2, 1)).Awards["chien_si_thi_dua_co_so"].Vote!.Share.ShouldBe(0.8m);
        Library.On(new(2026, 2, 1)).Awards["chien_si_thi_dua_co_so"].Quotas.ShouldContain(q => q.MaxShare == 0.2m);
    }

    [Fact]
    public void Time_limits_of_its_own_stand_beside_those_of_the_law_or_take_their_place()
    {
        var regime = Library.On(new(2026, 2, 1));
        var dates = new DueDates(regime, WorkingCalendar.LoadEmbedded());
        dates.Due("lua_vang_ho_so_hoi_nghi", new(2026, 3, 20)).Last.ShouldBe(new(2026, 3, 10));
        dates.Due("lua_vang_cong_khai", new(2026, 3, 2)).Last.ShouldBe(new(2026, 3, 10));
        regime.TimeLimits["lua_vang_cong_khai"].Concerns(regime.Awards["cong_dan_lua_vang"]).ShouldBeTrue();
        regime.TimeLimits["tinh_quyet_dinh"].Amount.ShouldBe(15);
        regime.TimeLimits["tham_dinh_trinh"].Amount.ShouldBe(20);
    }

    [Fact]
    public void It_holds_only_on_the_regimes_it_names() => Library.On(new(2024, 6, 1)).Awards.Keys.ShouldNotContain("cong_dan_lua_vang");

    [Fact]
    public void A_mistake_in_it_is_told_with_its_line()
    {
        var wrong = File.ReadAllText(Example).Replace("award: chien_si_thi_dua_co_so, times: 2", "award: chien_si_thi_dua_xa, times: 2", StringComparison.Ordinal);
        var mistake = Should.Throw<PackException>(() => LawLibrary.LoadEmbedded([new("rieng.yaml", wrong)])).Mistakes[0];
        mistake.File.ShouldBe("rieng.yaml");
        mistake.Line.ShouldBeGreaterThan(5);
        mistake.Message.ShouldContain("chien_si_thi_dua_xa");
        Should.Throw<PackException>(() => LawLibrary.LoadEmbedded([new("rieng.yaml", File.ReadAllText(Example).Replace("[nd152_2025, law_2026]", "[nd_khong_co]", StringComparison.Ordinal))])).Message.ShouldContain("không có bộ luật nào tên “nd_khong_co”");
    }
}
