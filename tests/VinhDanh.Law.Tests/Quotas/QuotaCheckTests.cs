using VinhDanh.Law.Packs;
using VinhDanh.Law.Quotas;

namespace VinhDanh.Law.Tests.Quotas;

/// <summary>The list of a unit against quotas.</summary>
public sealed class QuotaCheckTests
{
    private const string Fighter = "chien_si_thi_dua_co_so";
    private const string Advanced = "lao_dong_tien_tien";
    private static readonly LawLibrary Local = LawLibrary.LoadEmbedded([new("local-pack-example.yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "local-pack-example.yaml")))]);

    [Theory]
    [InlineData(10, 2, Truth.Met, 2, 0)]
    [InlineData(10, 3, Truth.NotMet, 2, 1)]
    [InlineData(14, 2, Truth.Met, 2, 0)] // 2.8: “không quá” leaves two
    [InlineData(14, 3, Truth.NotMet, 2, 1)]
    [InlineData(15, 3, Truth.Met, 3, 0)]
    [InlineData(4, 1, Truth.NotMet, 0, 1)]
    public void A_local_share_of_holders_allows_so_many(int holders, int proposed, Truth truth, int allowed, int over)
    {
        var finding = Judge(Local, new("Phòng A", 2025) { Proposed = Counts((Fighter, proposed)), Holding = Counts((Advanced, holders)) });
        (finding.Truth, finding.Allowed, finding.OverBy, finding.Base).ShouldBe((truth, allowed, over, holders));
        finding.Quota.Basis.Line.ShouldBe("Điều 9 QĐ 45/2025/QĐ-UBND");
    }

    [Fact]
    public void Without_the_number_it_is_taken_from_the_answer_is_unknown_unless_the_list_is_within_it_anyway()
    {
        QuotaList list = new("Phòng A", 2025) { Proposed = Counts((Fighter, 1)) };
        var unknown = Judge(Local, list);
        (unknown.Truth, unknown.Allowed, unknown.OverBy, unknown.Base).ShouldBe((Truth.Unknown, null, null, null));
        unknown.Needs.ShouldBe("Cần biết số người đạt Lao động tiên tiến của đơn vị năm 2025");
        // Five are known, there may be more: one of them is allowed in any case.
        Judge(Local, list with { Proposed = Counts((Fighter, 1), (Advanced, 5)) }).Truth.ShouldBe(Truth.Met);
    }

    [Fact]
    public void Those_proposed_in_the_same_list_count_among_the_holders_and_earlier_rounds_count_against_it()
    {
        var list = new QuotaList("Phòng A", 2025) { Proposed = Counts((Fighter, 2), (Advanced, 8)), Holding = Counts((Advanced, 2), (Fighter, 1)) };
        var finding = Judge(Local, list);
        (finding.Base, finding.Allowed, finding.Proposed, finding.Before, finding.OverBy).ShouldBe((10, 2, 2, 1, 1));
        finding.Says.ShouldBe("Chiến sĩ thi đua cơ sở: không quá 20% số người đạt Lao động tiên tiến của đơn vị");
        finding.Shows.ShouldBe("số để tính tỷ lệ: 10; được đề nghị tối đa 02; đã quyết định 01; đang đề nghị 02");
        finding.Needs.ShouldBe("Vượt 01");
    }

    [Fact]
    public void People_are_counted_once()
    {
        var list = QuotaList.Of("Phòng A", 2025, [("An", Fighter), ("An", Fighter), ("Bình", Fighter), ("An", Advanced), ("Chi", Advanced)], [("An", Advanced), ("Bình", Fighter)], 12);
        list.Proposed.ShouldBe(Counts((Fighter, 1), (Advanced, 1)), ignoreOrder: true);
        list.Holding.ShouldBe(Counts((Fighter, 1), (Advanced, 1)), ignoreOrder: true);
        list.Members.ShouldBe(12);
    }

    [Fact]
    public void The_cap_of_the_old_law_ended_with_the_new_one()
    {
        QuotaList list = new("Phòng A", 2023) { Proposed = Counts((Fighter, 4)), Holding = Counts((Advanced, 20), ("chien_si_tien_tien", 0)) };
        var library = LawLibrary.LoadEmbedded();
        var old = new QuotaCheck(library.Find("old_law")!).Of(list).ShouldHaveSingleItem();
        (old.Allowed, old.OverBy).ShouldBe((3, 1)); // 15% of 20
        new QuotaCheck(library.Find("nd152_2025")!).Of(list).ShouldBeEmpty();
    }

    [Fact]
    public void Flags_are_a_share_of_the_collectives_that_meet_the_conditions_of_another()
    {
        var award = LawLibrary.LoadEmbedded().Find("nd152_2025")!;
        QuotaList list = new("Tỉnh", 2025) { Proposed = Counts(("co_thi_dua_chinh_phu", 5)), Meeting = Counts(("co_thi_dua_bo_nganh_tinh", 24)) };
        var finding = new QuotaCheck(award).Of(list).ShouldHaveSingleItem();
        (finding.Truth, finding.Allowed, finding.OverBy).ShouldBe((Truth.NotMet, 4, 1));
        new QuotaCheck(award).Of(list with { Meeting = Counts() }).ShouldHaveSingleItem().Truth.ShouldBe(Truth.Unknown);
    }

    [Fact]
    public void Several_awards_make_one_base_and_all_of_them_have_to_be_known()
    {
        var check = new QuotaCheck(Small("max_share: 0.5, base: { meeting: [a, b] }").Library!.Regimes[0]);
        QuotaList list = new("Phòng A", 2025) { Proposed = Counts(("a", 3)), Meeting = Counts(("a", 3), ("b", 3)) };
        var finding = check.Of(list).ShouldHaveSingleItem();
        (finding.Base, finding.Allowed, finding.Truth).ShouldBe((6, 3, Truth.Met));
        check.Of(list with { Meeting = Counts(("a", 3)) }).ShouldHaveSingleItem().Truth.ShouldBe(Truth.Unknown);
        new QuotaCheck(Small("max_count: 2, of: tập thể của mỗi cụm").Library!.Regimes[0]).Of(list).ShouldHaveSingleItem().Says.ShouldBe("A: không quá 02 tập thể của mỗi cụm");
    }

    [Theory]
    [InlineData("max_share: 0.1, base: { members: true }", 15, 1, 1)] // rounded down unless the text says otherwise
    [InlineData("max_share: 0.1, base: { members: true }, rounding: up", 15, 2, 0)]
    [InlineData("max_share: 0.1, base: { members: true }, rounding: nearest", 15, 2, 0)]
    [InlineData("max_share: 0.1, base: { members: true }, rounding: nearest", 14, 1, 1)]
    [InlineData("max_count: 1", 15, 1, 1)]
    [InlineData("max_count: 3", 15, 3, 0)]
    public void Shares_of_members_and_plain_numbers_are_quotas_too(string quota, int members, int allowed, int over)
    {
        var regime = Small(quota).Library!.Regimes[0];
        var finding = new QuotaCheck(regime).Of(new("Phòng A", 2025) { Proposed = Counts(("a", 2)), Members = members }).ShouldHaveSingleItem();
        (finding.Allowed, finding.OverBy).ShouldBe((allowed, over));
        new QuotaCheck(regime).Of(new("Phòng A", 2025) { Proposed = Counts(("a", 0)) }).ShouldBeEmpty();
        if (quota.StartsWith("max_share", StringComparison.Ordinal)) new QuotaCheck(regime).Of(new("Phòng A", 2025) { Proposed = Counts(("a", 1)) }).ShouldHaveSingleItem().Truth.ShouldBe(Truth.Unknown);
    }

    [Theory]
    [InlineData("max_share: 0.1", "“max_share” cần “base”")]
    [InlineData("max_share: 0.1, max_count: 1, base: { members: true }", "một trong “max_share” và “max_count”")]
    [InlineData("max_count: 0", "“max_count”: chờ số nguyên từ 1")]
    [InlineData("max_count: 1, base: { members: true }", "“base” chỉ đi với “max_share”")]
    [InlineData("max_share: 0.1, base: { members: false }", "“members” chỉ nhận giá trị true")]
    [InlineData("max_share: 0.1, base: { members: true, holders: [a] }", "“base” cần đúng một trong")]
    [InlineData("max_share: 0.1, base: { holders: [c] }", "danh hiệu, hình thức “c” chưa khai")]
    [InlineData("max_share: 0.1, base: { meeting: [a], khac: 1 }", "không hiểu khóa “khac”")]
    [InlineData("max_share: 0.1, base: { meeting: [a] }, rounding: tròn", "“rounding”: chờ up")]
    [InlineData("max_share: 10, base: { meeting: [a] }", "không quá 1")]
    public void A_quota_that_cannot_be_counted_is_a_mistake(string quota, string told)
    {
        var mistakes = Small(quota).Mistakes;
        mistakes.ShouldContain(m => m.Message.Contains(told), string.Join("; ", mistakes));
        mistakes[0].Line.ShouldBe(5);
    }

    [Fact]
    public void Lists_of_units_are_read_with_their_mistakes()
    {
        var list = Read("units: [{ unit: Phòng A, year: 2025, members: 12, proposed: { a: 2 }, holding: { b: 1 }, meeting: { c: 3 } }]").ShouldHaveSingleItem();
        (list.Unit, list.Year, list.Members, list.Proposed["a"], list.Holding["b"], list.Meeting["c"]).ShouldBe(("Phòng A", 2025, 12, 2, 1, 3));
        Should.Throw<PackException>(() => Read("units: []")).Message.ShouldContain("không có đơn vị nào");
        Should.Throw<PackException>(() => Read("units: [{ unit: A, year: 2025, proposed: { a: -1 } }]")).Message.ShouldContain("x.yaml:1:47: “a”: chờ số từ 0 trở lên");
        Should.Throw<PackException>(() => Read("units: [{ unit: A, year: 2025, la: 1 }]")).Message.ShouldContain("không hiểu khóa “la”");
        Should.Throw<PackException>(() => Read("units: [{ unit: A, year: 2025, members: 2147483647, proposed: { a: 2147483647 } }]")).Mistakes.Select(m => m.Message).ShouldBe(["“members”: số quá lớn", "“a”: số quá lớn"], ignoreOrder: true);
        Read("units: [{ unit: A, year: 2025, members: 0 }]").ShouldHaveSingleItem().Members.ShouldBe(0);
        Should.Throw<PackException>(() => Read("units: [{ unit: A, members: -2, year: 2025 }]")).Mistakes.ShouldHaveSingleItem().Column.ShouldBe(29);
        Should.Throw<PackException>(() => Read("units: [{ unit: A, members: -2 }]")).Mistakes.Select(m => m.Message).ShouldBe(["thiếu “year” (năm xét)", "“members”: chờ số từ 0 trở lên"], ignoreOrder: true);
    }

    private static IReadOnlyList<QuotaList> Read(string yaml)
    {
        using var text = new StringReader(yaml);
        return QuotaListReader.Read("x.yaml", text);
    }

    private static QuotaFinding Judge(LawLibrary library, QuotaList list) => new QuotaCheck(library.On(new(2026, 2, 1))).Of(list).ShouldHaveSingleItem();

    private static Dictionary<string, int> Counts(params (string Award, int Count)[] counts) => counts.ToDictionary(c => c.Award, c => c.Count);

    private static (LawLibrary? Library, IReadOnlyList<PackMistake> Mistakes) Small(string quota) => LawLibrary.Read([[new("x.yaml", $$"""
        pack: { id: x, name: X, received: { from: 2024-01-01 } }
        documents: [{ cite_as: L, name: Luật }]
        kinds: [{ code: k, name: Loại }]
        recipients: [{ code: r, name: người }]
        awards: [{ code: a, name: A, kind: k, recipients: [r], cite: L, verified: true, quotas: [{ {{quota}}, cite: L, verified: true }] }, { code: b, name: B, kind: k, recipients: [r], cite: L, verified: true }]
        """)]]);
}
