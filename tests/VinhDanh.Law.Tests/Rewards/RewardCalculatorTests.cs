using VinhDanh.Law.Packs;
using VinhDanh.Law.Rewards;

namespace VinhDanh.Law.Tests.Rewards;

/// <summary>Reward money of a decision, with figures worked out by hand.</summary>
public sealed class RewardCalculatorTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();
    private static readonly Regime Now = Library.Find("nd152_2025")!;
    private static readonly DateOnly January = new(2026, 1, 15);

    [Theory]
    [InlineData("lao_dong_tien_tien", "individual", 710_000)] // 0.3 × 2,340,000 = 702,000
    [InlineData("chien_si_thi_dua_co_so", "individual", 2_340_000)]
    [InlineData("chien_si_thi_dua_bo_nganh_tinh", "individual", 7_020_000)]
    [InlineData("chien_si_thi_dua_toan_quoc", "individual", 10_530_000)]
    [InlineData("tap_the_lao_dong_xuat_sac", "small_collective", 3_510_000)]
    [InlineData("tap_the_lao_dong_tien_tien", "collective", 1_880_000)] // 0.8 × 2,340,000 = 1,872,000
    [InlineData("co_thi_dua_chinh_phu", "collective", 28_080_000)]
    [InlineData("bang_khen_thu_tuong", "individual", 8_190_000)]
    [InlineData("bang_khen_thu_tuong", "enterprise", 16_380_000)] // twice that of a person
    [InlineData("bang_khen_bo_nganh_tinh", "household", 5_270_000)] // 2.25 × 2,340,000 = 5,265,000
    [InlineData("giay_khen", "household", 1_060_000)] // 0.45 × 2,340,000 = 1,053,000
    [InlineData("giay_khen", "foreigner", 710_000)]
    [InlineData("huan_chuong_sao_vang", "collective", 215_280_000)]
    [InlineData("huan_chuong_lao_dong_hang_ba", "individual", 10_530_000)]
    public void An_award_is_worth_its_multiple_of_the_base_salary_rounded_up(string award, string recipient, int amount)
    {
        var line = One(Now, new("A", recipient, award, 2025), January);
        line.State.ShouldBe(RewardState.Paid);
        line.Amount.ShouldBe(amount);
        line.Bases.ShouldNotBeEmpty();
        line.How.Contains("làm tròn lên").ShouldBe(line.Multiple * 2_340_000 != amount);
        line.How.ShouldMatch("^[0-9,]+ × 2.340.000 đồng = .* đồng$");
    }

    [Theory]
    [InlineData("2023-06-30", 450_000)] // 1,490,000
    [InlineData("2024-06-30", 540_000)] // 1,800,000
    [InlineData("2024-07-01", 710_000)] // 2,340,000
    [InlineData("2026-06-30", 710_000)]
    [InlineData("2026-07-01", 760_000)] // 2,530,000: 759,000
    public void The_base_salary_is_that_of_the_day_of_the_decision(string decided, int amount) =>
        One(Now, new("A", "individual", "lao_dong_tien_tien", 2025), DateOnly.Parse(decided, System.Globalization.CultureInfo.InvariantCulture)).Amount.ShouldBe(amount);

    [Fact]
    public void A_day_without_a_base_salary_leaves_the_amount_open()
    {
        var sheet = Sheet(Now, new DateOnly(2018, 1, 1), new RewardClaim("A", "individual", "lao_dong_tien_tien", 2017));
        sheet.Salary.ShouldBeNull();
        sheet.Lines[0].State.ShouldBe(RewardState.Unknown);
        sheet.Lines[0].Amount.ShouldBeNull();
        sheet.Lines[0].How.ShouldContain("không có mức lương cơ sở ngày 01/01/2018");
        sheet.IsOpen.ShouldBeTrue();
    }

    /// <summary>The worked figures of the decree of 2017 and of its successor, which rounds up.</summary>
    [Theory]
    [InlineData("old_law", 223_500, 220_000)]
    [InlineData("old_law", 447_000, 450_000)]
    [InlineData("nd98_2023", 223_500, 230_000)]
    [InlineData("nd98_2023", 447_000, 450_000)]
    [InlineData("nd152_2025", 702_000, 710_000)]
    [InlineData("nd152_2025", 710_000, 710_000)]
    [InlineData("law_2026", 710_001, 720_000)]
    public void Each_decree_rounds_in_its_own_way(string regime, int product, int paid)
    {
        var rounding = Library.Find(regime)!.RewardRules.Rounding.ShouldNotBeNull();
        rounding.Of(product).ShouldBe(paid);
        rounding.Basis.Citations.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_titles_of_one_year_only_the_highest_is_paid()
    {
        var sheet = Sheet(Now, January, new RewardClaim("A", "individual", "lao_dong_tien_tien", 2025), new("A", "individual", "chien_si_thi_dua_co_so", 2025), new("B", "individual", "lao_dong_tien_tien", 2025));
        sheet.Lines.Select(l => l.State).ShouldBe([RewardState.Covered, RewardState.Paid, RewardState.Paid]);
        sheet.Lines[0].How.ShouldContain("Chiến sĩ thi đua cơ sở (2.340.000 đồng)");
        sheet.Lines[0].Bases.Last().Line.ShouldBe("Điều 49 NĐ 152/2025/NĐ-CP");
        sheet.Total.ShouldBe(2_340_000 + 710_000);
        sheet.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void Titles_over_different_years_are_all_paid()
    {
        // The title of the province crowns three years, that of the grassroots one.
        var sheet = Sheet(Now, January, new RewardClaim("A", "individual", "chien_si_thi_dua_co_so", 2025), new("A", "individual", "chien_si_thi_dua_bo_nganh_tinh", 2025), new("A", "individual", "lao_dong_tien_tien", 2024));
        sheet.Lines.ShouldAllBe(l => l.State == RewardState.Paid);
        sheet.Total.ShouldBe(2_340_000 + 7_020_000 + 710_000);
        var same = Sheet(Now, January, new RewardClaim("A", "individual", "chien_si_thi_dua_co_so", 2025) { FromYear = 2023 }, new("A", "individual", "chien_si_thi_dua_bo_nganh_tinh", 2025));
        same.Lines.Select(l => l.State).ShouldBe([RewardState.Covered, RewardState.Paid]);
    }

    [Fact]
    public void A_title_and_a_commendation_are_both_paid()
    {
        var sheet = Sheet(Now, January, new RewardClaim("A", "collective", "tap_the_lao_dong_xuat_sac", 2025), new("A", "collective", "bang_khen_bo_nganh_tinh", 2025));
        sheet.Total.ShouldBe(3_510_000 + 7_020_000);
    }

    [Fact]
    public void Of_commendations_of_one_achievement_only_the_highest_is_paid_and_without_one_nobody_guesses()
    {
        RewardClaim[] unsaid = [new("A", "individual", "giay_khen", 2025), new("A", "individual", "bang_khen_bo_nganh_tinh", 2025)];
        var open = Sheet(Now, January, unsaid);
        open.Lines.Select(l => l.State).ShouldBe([RewardState.Undecided, RewardState.Paid]);
        (open.Total, open.Undecided, open.IsOpen).ShouldBe((3_510_000, 710_000, true));
        var same = Sheet(Now, January, [.. unsaid.Select(c => c with { Achievement = "chống lũ" })]);
        same.Lines.Select(l => l.State).ShouldBe([RewardState.Covered, RewardState.Paid]);
        same.Lines[0].Bases.Last().Verified.ShouldBeFalse();
        var apart = Sheet(Now, January, unsaid[0] with { Achievement = "chống lũ" }, unsaid[1] with { Achievement = "chuyển đổi số" });
        apart.Total.ShouldBe(710_000 + 3_510_000);
    }

    [Fact]
    public void A_lower_commendation_is_open_as_long_as_one_achievement_is_not_said()
    {
        // Another achievement than that of the highest, but perhaps that of the one in between.
        var sheet = Sheet(Now, January, new RewardClaim("A", "individual", "giay_khen", 2025) { Achievement = "chống lũ" }, new("A", "individual", "bang_khen_bo_nganh_tinh", 2025),
            new("A", "individual", "bang_khen_thu_tuong", 2025) { Achievement = "chuyển đổi số" });
        sheet.Lines.Select(l => l.State).ShouldBe([RewardState.Undecided, RewardState.Undecided, RewardState.Paid]);
        sheet.Lines[1].How.ShouldBe("1,5 × 2.340.000 đồng = 3.510.000 đồng; cần nêu thành tích được khen. Nhiều hình thức khen thưởng cho cùng một thành tích thì chỉ chi mức cao nhất.");
        RewardText.Write(sheet).ShouldContain("Có thể thêm: 4.220.000 đồng, khi nêu rõ thành tích được khen");
    }

    [Fact]
    public void Of_titles_worth_the_same_the_one_of_the_greatest_rank_is_paid()
    {
        const string Yaml = """
            pack: { id: x, name: X, received: { from: 2024-01-01 } }
            documents: [{ cite_as: L, name: Luật }]
            kinds: [{ code: k, name: Danh hiệu }]
            recipients: [{ code: r, name: người }]
            base_salaries: [{ amount: 1000000, from: 2024-01-01, cite: L, verified: true }]
            reward_rules:
              paid_as: { individual: [r] }
              highest_only: [{ code: h, kinds: [k], same: period, text: Một mức., cite: L, verified: true }]
            awards:
            - { code: a, name: A, kind: k, recipients: [r], cite: L, verified: true, reward: { individual: 1, cite: L, verified: true } }
            - { code: b, name: B, kind: k, recipients: [r], rank: 1, cite: L, verified: true, reward: { individual: 1, cite: L, verified: true } }
            - { code: c, name: C, kind: k, recipients: [r], rank: 5, cite: L, verified: true, reward: { individual: 1, cite: L, verified: true } }
            """;
        var sheet = Sheet(LawLibrary.Read([[new("x.yaml", Yaml)]]).Library!.Regimes[0], January, new RewardClaim("A", "r", "a", 2025), new("A", "r", "b", 2025), new("A", "r", "c", 2025));
        sheet.Lines.Select(l => l.State).ShouldBe([RewardState.Covered, RewardState.Covered, RewardState.Paid]);
    }

    [Fact]
    public void Roundings_have_words() => new[] { RoundingWay.Up, RoundingWay.Nearest, RoundingWay.Down }.Select(w => w.Words()).ShouldBe(["làm tròn lên", "làm tròn", "làm tròn xuống"]);

    [Fact]
    public void What_the_pack_does_not_hold_is_said()
    {
        var sheet = Sheet(Now, January, new RewardClaim("A", "individual", "khong_co", 2025), new("B", "collective", "lao_dong_tien_tien", 2025), new("C", "group_of_authors", "giai_thuong_nha_nuoc", 2025),
            new("D", "individual", "huan_chuong_huu_nghi", 2025), new("E", "individual", "ky_niem_chuong", 2025));
        sheet.Lines.Select(l => l.State).ShouldBe([RewardState.Unknown, RewardState.NoMoney, RewardState.Unknown, RewardState.Unknown, RewardState.Paid]);
        sheet.Lines[0].How.ShouldBe("Bộ dữ liệu không có “khong_co”");
        sheet.Lines[3].How.ShouldBe("Bộ dữ liệu chưa có mức thưởng");
        sheet.Lines[1].How.ShouldBe("Không quy định tiền thưởng cho tập thể");
        sheet.Lines[2].How.ShouldContain("nhóm tác giả");
        sheet.Lines[4].IsMaximum.ShouldBeTrue();
        sheet.Lines[4].How.ShouldBe("tối đa 0,6 × 2.340.000 đồng = 1.404.000 đồng, làm tròn lên 1.410.000 đồng");
    }

    [Fact]
    public void The_example_of_a_list_is_read_and_told_in_words()
    {
        using var yaml = new StringReader(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "reward-list-example.yaml")));
        var text = RewardText.Write(Sheet(Now, January, [.. RewardListReader.Read("vi-du.yaml", yaml)]));
        text.ShouldContain("Mức lương cơ sở: 2.340.000 đồng (Điều 3 NĐ 73/2024/NĐ-CP)");
        text.ShouldContain("- Nguyễn Thị Lúa: Lao động tiên tiến, năm 2025: 0 đồng");
        text.ShouldContain("0,45 × 2.340.000 đồng = 1.053.000 đồng, làm tròn lên 1.060.000 đồng");
        // 2,340,000 + 2,340,000 + 7,020,000 + 3,510,000 + 7,020,000 + 1,060,000
        text.ShouldContain("Cộng: 23.290.000 đồng");
    }

    [Theory]
    [InlineData("awards: []", "không có mục nào")]
    [InlineData("awards: [{ recipient: individual, award: a, year: 2025 }]", "thiếu “who”")]
    [InlineData("awards: [{ who: A, recipient: individual, award: a }]", "thiếu “year”")]
    [InlineData("awards: [{ who: A, recipient: individual, award: a, year: 2025, from_year: 2026 }]", "“from_year” sau “year”")]
    [InlineData("awards: [{ who: A, recipient: individual, award: a, year: 2025, amount: 3 }]", "không hiểu khóa “amount”")]
    public void A_mistake_in_a_list_is_told_with_its_line(string yaml, string told)
    {
        using var text = new StringReader(yaml);
        var mistake = Should.Throw<PackException>(() => RewardListReader.Read("x.yaml", text)).Mistakes[0];
        mistake.Message.ShouldContain(told);
        mistake.Line.ShouldBe(1);
    }

    private static RewardLine One(Regime regime, RewardClaim claim, DateOnly decided) => Sheet(regime, decided, claim).Lines.ShouldHaveSingleItem();

    private static RewardSheet Sheet(Regime regime, DateOnly decided, params RewardClaim[] claims) => new RewardCalculator(regime).Of(claims, decided);
}
