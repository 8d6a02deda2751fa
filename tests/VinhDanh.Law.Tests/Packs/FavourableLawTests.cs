using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>Which law an officer may choose for a dossier received around a change of law.</summary>
public sealed class FavourableLawTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();
    private static readonly DateOnly September = new(2026, 9, 15), October = new(2026, 10, 20);

    [Fact]
    public void A_dossier_received_before_the_amended_law_may_be_judged_by_it_once_it_is_in_force()
    {
        var choices = Library.Choices(September, October);
        choices.Select(c => (c.Regime.Id, c.IsDefault)).ShouldBe([("nd152_2025", true), ("law_2026", false)]);
        var because = choices[1].Because.ShouldNotBeNull();
        because.Basis.Line.ShouldBe("Điều 4 Luật 06/2026/QH16");
        because.Basis.Verified.ShouldBeTrue();
        // Also one that still goes on under the decree before.
        Library.Choices(new(2025, 6, 15), October).Select(c => c.Regime.Id).ShouldBe(["nd98_2023", "law_2026"]);
    }

    [Fact]
    public void Before_the_new_law_is_in_force_and_for_later_dossiers_there_is_no_choice()
    {
        Library.Choices(September, new(2026, 9, 30)).ShouldHaveSingleItem().Because.ShouldBeNull();
        Library.Choices(September, new(2026, 10, 1)).Count.ShouldBe(2);
        Library.Choices(October, new(2027, 1, 1)).ShouldHaveSingleItem().Regime.Id.ShouldBe("law_2026");
        // Looked at before it was received: as on the day of receipt.
        Library.Choices(October, September).ShouldHaveSingleItem().IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void A_decree_that_keeps_earlier_dossiers_with_the_old_one_says_so_and_gives_no_choice()
    {
        var only = Library.Choices(new(2025, 6, 15), new(2025, 8, 1)).ShouldHaveSingleItem();
        only.Regime.Id.ShouldBe("nd98_2023");
        only.Because.ShouldNotBeNull().Basis.Line.ShouldBe("Điều 60 khoản 3 NĐ 152/2025/NĐ-CP");
        // What could not be read is not passed off as read.
        Library.Choices(new(2023, 12, 1), new(2024, 2, 1)).ShouldHaveSingleItem().Because.ShouldNotBeNull().Basis.Verified.ShouldBeFalse();
    }

    [Fact]
    public void The_verdict_names_the_law_that_was_chosen_and_what_allows_it()
    {
        var history = new AwardHistory { Subject = new("individual", "cadre_civil_servant_employee_worker"), Years = [new(2025, "hoan_thanh_tot")], Found = Evaluation.Histories.Conduct };
        var chosen = Library.Choose("law_2026", September, October);
        var verdict = new Evaluator(Library.Find("law_2026")!).Evaluate(new("lao_dong_tien_tien", 2025) { FiledOn = September, Law = chosen }, history);
        verdict.Regime.ShouldBe("law_2026");
        verdict.Cautions[0].ShouldBe("Xét theo Luật Thi đua, khen thưởng năm 2022 được sửa đổi năm 2026 và Nghị định 152/2025/NĐ-CP do người xét chọn vì có lợi hơn; luật của ngày nhận hồ sơ là Luật Thi đua, khen thưởng năm 2022 và Nghị định 152/2025/NĐ-CP. "
            + "Hồ sơ nhận trước ngày 01/10/2026 tiếp tục theo quy định cũ, trừ khi quy định mới có lợi hơn. (Điều 4 Luật 06/2026/QH16)");
        VerdictText.Tree(verdict).ShouldContain("Lưu ý: Xét theo Luật");
        var json = System.Text.Json.Nodes.JsonNode.Parse(VerdictJson.Write(verdict))!["lawChosen"]!;
        json["allowed"]!.GetValue<bool>().ShouldBeTrue();
        json["basis"]!["citations"]![0]!.GetValue<string>().ShouldBe("Điều 4 Luật 06/2026/QH16");
    }

    [Fact]
    public void A_law_nobody_may_choose_is_for_information_and_the_law_of_the_day_is_no_choice()
    {
        Library.Choose("nd152_2025", September, October).ShouldBeNull();
        var told = Library.Choose("law_2026", new(2026, 9, 15), new(2026, 9, 20)).ShouldNotBeNull();
        told.Because.ShouldBeNull();
        told.Says("luật mới").ShouldStartWith("Xét theo luật mới chỉ để tham khảo");
        var other = Library.Choose("old_law", September, October).ShouldNotBeNull();
        other.Because.ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => Library.Choose("khong_co", September, October));
        var verdict = new Evaluator(Library.Find("nd152_2025")!).Evaluate(new("lao_dong_tien_tien", 2025), new() { Subject = new("individual") });
        verdict.Cautions.ShouldNotContain(c => c.StartsWith("Xét theo", StringComparison.Ordinal));
        System.Text.Json.Nodes.JsonNode.Parse(VerdictJson.Write(verdict))!.AsObject().ContainsKey("lawChosen").ShouldBeFalse();
    }

    [Theory]
    [InlineData("earlier: stays", "earlier: later", "“earlier”: chờ may_choose")]
    [InlineData("of: [goc]", "of: []", "thiếu “of”")]
    [InlineData("of: [goc]", "of: [khac]", "“transition”: không có bộ luật nào trước đó tên “khac”")]
    [InlineData("of: [goc]", "of: [hai]", "“transition”: không có bộ luật nào trước đó tên “hai”")]
    [InlineData("cite: L, ", "", "thiếu “cite”")]
    public void A_mistake_is_told(string right, string wrong, string told)
    {
        const string Earlier = "pack: { id: goc, name: Gốc, received: { to: 2024-12-31 } }\ndocuments: [{ cite_as: L, name: Luật }]";
        const string Later = "pack: { id: hai, name: Hai, received: { from: 2025-01-01 } }\ntransition: { earlier: stays, of: [goc], text: Theo luật cũ, cite: L, verified: true }";
        LawLibrary.Read([[new("goc.yaml", Earlier)], [new("hai.yaml", Later)]]).Mistakes.ShouldBeEmpty();
        var mistakes = LawLibrary.Read([[new("goc.yaml", Earlier)], [new("hai.yaml", Later.Replace(right, wrong, StringComparison.Ordinal))]]).Mistakes;
        mistakes.ShouldContain(m => m.Message.Contains(told) && m.Line == 2, string.Join("; ", mistakes));
    }

    [Fact]
    public void A_mistake_in_the_earlier_regimes_stands_where_they_are_named_and_days_without_law_have_no_choice()
    {
        const string Yaml = "pack: { id: hai, name: Hai, received: { from: 2025-01-01 } }\ndocuments: [{ cite_as: L, name: Luật }]\ntransition: { earlier: stays, of: [goc], text: Theo luật cũ, cite: L, verified: true }";
        var (library, mistakes) = LawLibrary.Read([[new("hai.yaml", Yaml)]]);
        mistakes.ShouldHaveSingleItem().Column.ShouldBe(Yaml.Split('\n')[2].IndexOf("[goc]", StringComparison.Ordinal) + 1);
        Should.Throw<KeyNotFoundException>(() => library!.Choices(new(2024, 12, 31), new(2025, 2, 1))).Message.ShouldBe("No regime covers 2024-12-31.");
    }

    [Fact]
    public void Only_a_regime_has_dossiers_before_it()
    {
        const string Local = "pack: { id: rieng, name: Riêng, on_top_of: nd152_2025 }\ntransition: { earlier: stays, of: [nd98_2023], text: Theo luật cũ, cite: Luật 06/2022/QH15, verified: true }";
        Should.Throw<PackException>(() => LawLibrary.LoadEmbedded([new("rieng.yaml", Local)])).Message.ShouldContain("chỉ bộ luật có ngày nhận hồ sơ mới có “transition”");
    }
}
