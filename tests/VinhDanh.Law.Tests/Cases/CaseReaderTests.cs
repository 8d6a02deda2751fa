using VinhDanh.Law.Cases;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Cases;

/// <summary>Case files and single histories, as people write them.</summary>
public sealed class CaseReaderTests
{
    private const string One = """
        cases:
        - id: T1
          title: Một người
          decree: nd98_2023
          subject: { type: individual, criteria_group: individual, sex: female }
          asked: chien_si_thi_dua_co_so
          achievement_year: 2024
          history:
          - { year: 2024, rating: hoan_thanh_xuat_sac, titles: [lao_dong_tien_tien] }
          vote_share: 0.8
          expected: { eligible: true, failed: [] }
        """;

    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    [Fact]
    public void A_case_that_gives_what_it_expects_has_passed_and_any_other_has_not()
    {
        Run(One).Passed.ShouldBeTrue();
        Run(One.Replace("eligible: true", "eligible: false", StringComparison.Ordinal)).Passed.ShouldBeFalse();
        Run(One.Replace("failed: []", "failed: [work_missing]", StringComparison.Ordinal)).Passed.ShouldBeFalse();
        Run(One.Replace("vote_share: 0.8", "vote_share: 0.799", StringComparison.Ordinal)).Verdict!.Failed.ShouldBe([Labels.VoteBelowThreshold]);
        Run(One.Replace("  expected: { eligible: true, failed: [] }", "", StringComparison.Ordinal)).Passed.ShouldBeFalse();
    }

    [Fact]
    public void A_case_of_an_unknown_law_or_award_is_told_and_has_not_passed()
    {
        Run(One.Replace("nd98_2023", "nd_khac", StringComparison.Ordinal)).Problem.ShouldNotBeNull().ShouldContain("nd_khac");
        var result = Run(One.Replace("asked: chien_si_thi_dua_co_so", "asked: khac", StringComparison.Ordinal));
        result.Problem.ShouldNotBeNull().ShouldContain("khac");
        result.Passed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("year: 2024,", "year: hai,", "chờ một số nguyên")]
    [InlineData("year: 2024,", "year: 24,", "chờ một năm")]
    [InlineData("sex: female", "sex: nữ", "chờ male hoặc female")]
    [InlineData("titles:", "danh_hieu:", "không hiểu khóa “danh_hieu”")]
    [InlineData("decree: nd98_2023", "luat: 1", "thiếu “decree”")]
    [InlineData("subject:", "doi_tuong:", "thiếu “subject”")]
    [InlineData("eligible: true", "dat: true", "thiếu “eligible”")]
    [InlineData("vote_share: 0.8", "vote_share: 80%", "chờ một số")]
    [InlineData("vote_share: 0.8", "discipline: [{ form: khien_trach, served_until: 31/12/2022 }]", "chờ một ngày")]
    [InlineData("vote_share: 0.8", "prior_awards: [{ award: x, year: 2020, basis: vui }]", "chờ cong_trang, dot_xuat hoặc chuyen_de")]
    [InlineData("cases:", "cases: []\nkhac:", "không có trường hợp nào")]
    public void Mistakes_are_told_with_their_line(string right, string wrong, string told)
    {
        var mistakes = Should.Throw<PackException>(() => Read(One.Replace(right, wrong, StringComparison.Ordinal))).Mistakes;
        mistakes.ShouldContain(m => m.Message.Contains(told) && m.Line > 0, string.Join("; ", mistakes));
    }

    [Fact]
    public void A_single_history_is_read_from_a_case_or_by_itself()
    {
        const string History = """
            subject: { type: individual, criteria_group: individual }
            closed: false
            history:
            - { year: 2023, rating: hoan_thanh_tot, works: [{ kind: sang_kien, scope: co_so, already_used_for: khác }], combat_ingenuity: [don_vi] }
            prior_awards: [{ award: bang_khen_thu_tuong, year: 2019, basis: dot_xuat }]
            positions: [{ position: x, years: 3.5, disciplined_in_post: true }]
            years_of: { teaching: 12 }
            unit: { members: 10, advanced: 7, holding: { giay_khen: 1 }, not_completed: 0, worst_discipline: khien_trach }
            pending_case: thanh tra
            findings: [policy_compliance]
            findings_denied: [self_reliance_solidarity]
            """;
        var history = CaseRunner.Named(CaseReader.ReadHistory("h.yaml", new StringReader(History)), Library.Find("nd98_2023")!);
        history.Closed.ShouldBeFalse();
        history.Works.Single().UsedFor.ShouldBe("khác");
        history.CombatIngenuity.Single().ShouldBe(new(2023, "don_vi"));
        history.Awards.Single().Basis.ShouldBe(AwardBasis.Sudden);
        history.Posts.Single().ShouldBe(new Post("x", 3.5m, true));
        history.Measures["teaching"].ShouldBe(12);
        history.Members!.Holding["lao_dong_tien_tien"].ShouldBe(7);
        history.Members.Holding["chien_si_tien_tien"].ShouldBe(7);
        history.Members.Holding["giay_khen"].ShouldBe(1);
        history.Found["self_reliance_solidarity"].ShouldBeFalse();
        history.PendingCase.ShouldBe("thanh tra");
        Should.Throw<PackException>(() => CaseReader.ReadHistory("h.yaml", new StringReader("subject: [")));
    }

    [Fact]
    public void A_verdict_as_text_and_as_json_holds_every_condition_with_its_source()
    {
        var verdict = Run(One.Replace("rating: hoan_thanh_xuat_sac", "rating: hoan_thanh", StringComparison.Ordinal)).Verdict!;
        var text = VerdictText.Tree(verdict);
        text.ShouldStartWith("Chiến sĩ thi đua cơ sở, năm 2024: chưa đủ điều kiện");
        text.ShouldContain("✗ Năm 2024 được xếp loại Hoàn thành xuất sắc nhiệm vụ");
        text.ShouldContain("Điều 23 Luật 06/2022/QH15");
        text.ShouldContain("→ Được xếp loại Hoàn thành xuất sắc nhiệm vụ (sớm nhất năm 2025)");
        var json = System.Text.Json.Nodes.JsonNode.Parse(VerdictJson.Write(verdict))!;
        json["outcome"]!.GetValue<string>().ShouldBe("not-eligible");
        json["failed"]!.AsArray().Select(f => f!.GetValue<string>()).ShouldBe(verdict.Failed);
        json["findings"]!.AsArray().Count.ShouldBe(verdict.Findings.Count());
        json["findings"]!.AsArray()[^1]!["parts"]!.AsArray().Count.ShouldBe(verdict.Criteria[^1].Parts.Count);
    }

    private static CaseResult Run(string yaml) => CaseRunner.Run(Library, Read(yaml).Single());

    private static IReadOnlyList<EligibilityCase> Read(string yaml) => CaseReader.ReadCases("cases.yaml", new StringReader(yaml));
}
