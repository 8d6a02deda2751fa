using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>Two State commendations in one year are said, and stop nothing.</summary>
public sealed class OneStateAwardTests
{
    private static readonly Regime Now = LawLibrary.LoadEmbedded().Find("nd152_2025")!;
    private static readonly AwardHistory Official = new()
    {
        Subject = new("individual", "cadre_civil_servant_employee_worker"),
        Years = [.. Enumerable.Range(2020, 6).Select(y => new YearRecord(y, "hoan_thanh_xuat_sac"))],
        Awards = [new("bang_khen_thu_tuong", 2019), .. Enumerable.Range(2020, 6).Select(y => new HeldAward("chien_si_thi_dua_co_so", y))],
        Found = Histories.Conduct,
        Closed = true,
    };

    [Theory]
    [InlineData("bang_khen_thu_tuong", 2025, AwardBasis.Merit, true)]
    [InlineData("bang_khen_thu_tuong", 2026, AwardBasis.Merit, true)]
    [InlineData("bang_khen_thu_tuong", 2024, AwardBasis.Merit, false)]
    [InlineData("bang_khen_thu_tuong", 2025, AwardBasis.Sudden, false)]
    [InlineData("bang_khen_bo_nganh_tinh", 2025, AwardBasis.Merit, false)] // decided by the province
    [InlineData("chien_si_thi_dua_toan_quoc", 2025, AwardBasis.Merit, false)] // a title, no commendation
    public void Another_State_commendation_of_the_year_is_a_caution(string award, int year, AwardBasis basis, bool told)
    {
        var evaluator = new Evaluator(Now);
        var before = evaluator.Evaluate(new("huan_chuong_lao_dong_hang_ba", 2025), Official);
        var after = evaluator.Evaluate(new("huan_chuong_lao_dong_hang_ba", 2025), Official with { Awards = [.. Official.Awards, new(award, year, basis)] });
        before.Cautions.ShouldNotContain(c => c.Contains("mỗi năm chỉ đề nghị một"));
        after.Cautions.Any(c => c.StartsWith("Đã được tặng", StringComparison.Ordinal) && c.Contains($"năm {year}. Thông thường mỗi năm") && c.EndsWith(", chưa kiểm chứng)", StringComparison.Ordinal)).ShouldBe(told);
        after.Outcome.ShouldBe(before.Outcome);
    }

    [Theory]
    [InlineData("kinds: [la]", "dùng loại “la” chưa khai")]
    [InlineData("decided_by: [la]", "dùng thẩm quyền “la” chưa khai")]
    public void Codes_nobody_defines_are_told(string wrong, string told) =>
        LawLibrary.Read([[new("x.yaml", $"pack: {{ id: x, name: X, received: {{ from: 2024-01-01 }} }}\ndocuments: [{{ cite_as: L, name: Luật }}]\nprinciples: [{{ kind: one_state_award_a_year, text: Một, cite: L, verified: false, {wrong} }}]")]])
            .Mistakes.ShouldHaveSingleItem().Message.ShouldContain(told);

    [Fact]
    public void A_title_of_the_year_is_not_troubled_by_it() =>
        new Evaluator(Now).Evaluate(new("chien_si_thi_dua_co_so", 2025), Official with { Awards = [.. Official.Awards, new("bang_khen_thu_tuong", 2025)] }).Cautions.ShouldNotContain(c => c.Contains("mỗi năm chỉ"));
}
