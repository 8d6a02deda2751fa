using VinhDanh.Law.Packs;
using VinhDanh.Law.Rewards;

namespace VinhDanh.Law.Tests.Rewards;

/// <summary><c>reward_rules</c> of a pack.</summary>
public sealed class RewardRulesTests
{
    private const string Rounding = "reward_rules: { rounding: { to: 10000, way: up, cite: L, verified: true } }";
    private const string Highest = "reward_rules: { highest_only: [{ code: x, kinds: [giay_khen], same: period, text: Một mức, cite: L, verified: true }] }";

    [Theory]
    [InlineData(Rounding, "to: 10000", "to: 0", "“to”: chờ số tiền đồng lớn hơn 0")]
    [InlineData(Rounding, "way: up", "way: lên", "“way”: chờ up")]
    [InlineData(Rounding, "cite: L", "note: x", "thiếu “cite”")]
    [InlineData(Rounding, "to: 10000", "to: 10000, la: 1", "không hiểu khóa “la”")]
    [InlineData(Highest, "same: period", "same: year", "“same”: chờ period")]
    [InlineData(Highest, "kinds: [giay_khen]", "kinds: []", "thiếu “kinds”")]
    [InlineData(Highest, "kinds: [giay_khen]", "kinds: [lạ]", "loại “lạ” chưa khai")]
    [InlineData("reward_rules: { paid_as: { individual: [nguoi] } }", "individual: [nguoi]", "individual: [nguoi], household: [nguoi]", "“nguoi” đứng hai lần")]
    [InlineData("reward_rules: { paid_as: { individual: [nguoi] } }", "nguoi", "ai", "đối tượng “ai” chưa khai")]
    public void A_mistake_is_told(string yaml, string right, string wrong, string told)
    {
        Read(yaml).Mistakes.ShouldBeEmpty();
        var mistakes = Read(yaml.Replace(right, wrong, StringComparison.Ordinal)).Mistakes;
        mistakes.ShouldContain(m => m.Message.Contains(told), string.Join("; ", mistakes));
    }

    [Fact]
    public void A_mistake_stands_where_the_wrong_value_is()
    {
        string[] wrong = [Rounding.Replace("to: 10000", "to: -1", StringComparison.Ordinal), Highest.Replace("same: period", "same: year", StringComparison.Ordinal)];
        Read(wrong[0]).Mistakes.ShouldHaveSingleItem().Column.ShouldBe(wrong[0].IndexOf("-1", StringComparison.Ordinal) + 1);
        Read(wrong[1]).Mistakes.ShouldHaveSingleItem().Column.ShouldBe(wrong[1].IndexOf("year", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public void A_local_pack_replaces_what_it_states_and_keeps_the_rest()
    {
        const string Local = "pack: { id: rieng, name: Riêng, on_top_of: goc }\nreward_rules: { rounding: { to: 1000, way: down, cite: L, verified: true } }";
        var rules = LawLibrary.Read([[new("goc.yaml", Pack + Highest)], [new("rieng.yaml", Local)]]).Library!.Find("goc")!.RewardRules;
        rules.Rounding!.Of(12_999).ShouldBe(12_000);
        rules.HighestOnly.ShouldHaveSingleItem().By.ShouldBe(SameBy.Period);
    }

    [Fact]
    public void Without_a_rule_a_product_stays_as_it_is() => Read("").Library!.Find("goc")!.RewardRules.Amount(0.3m, new(2_340_000, default, null, new([], true, null))).ShouldBe(702_000);

    private const string Pack = """
        pack: { id: goc, name: Gốc, received: { from: 2024-01-01 } }
        documents: [{ cite_as: L, name: Luật }]
        kinds: [{ code: giay_khen, name: Giấy khen }]
        recipients: [{ code: nguoi, name: người }]

        """;

    private static (LawLibrary? Library, IReadOnlyList<PackMistake> Mistakes) Read(string yaml) => LawLibrary.Read([[new("goc.yaml", Pack + yaml)]]);
}
