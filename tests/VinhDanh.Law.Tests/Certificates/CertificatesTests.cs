using VinhDanh.Law.Certificates;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Certificates;

/// <summary>Certificates and objects that go with awards.</summary>
public sealed class CertificatesTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    [Fact]
    public void A_letter_of_merit_has_the_size_lines_and_signer_of_the_decree()
    {
        var form = Of("nd98_2023", "giay_khen");
        form.Size.ShouldBe(new PaperSize(297, 210));
        form.Basis.Line.ShouldBe("Điều 104 NĐ 98/2023/NĐ-CP");
        form.Basis.Verified.ShouldBeTrue();
        form.Lines.Select(l => l.Field).ShouldBe(["national_name", "motto", "decider_post", "verb", "award_name", "recipient", "decision", "golden_book_number", "place_and_date", "signer_post", "signer_name"]);
        form.Lines.Single(l => l.Field == "award_name").Style.ShouldBe("in hoa, đậm, màu đỏ");
        Of("nd98_2023", "chien_si_thi_dua_co_so").ShouldBeSameAs(form);
    }

    [Fact]
    public void What_the_prime_minister_now_fixes_is_not_passed_off_as_read()
    {
        var form = Of("nd152_2025", "giay_khen");
        form.Size.ShouldBe(new PaperSize(297, 210));
        form.Basis.Verified.ShouldBeFalse();
        form.Basis.Citations.Select(c => c.Document).ShouldContain("QĐ 01/2026/QĐ-TTg");
        var state = Of("nd152_2025", "huan_chuong_lao_dong_hang_ba");
        (state.IsPrintedCentrally, state.Size, state.Basis.Verified).ShouldBe((true, null, false));
    }

    [Theory]
    [InlineData("chien_si_thi_dua_toan_quoc", "huy hiệu")]
    [InlineData("co_thi_dua_chinh_phu", "cờ")]
    [InlineData("huan_chuong_sao_vang", "huân chương")]
    [InlineData("giay_khen", "khung")]
    [InlineData("anh_hung_lao_dong", "huy hiệu")]
    public void What_is_handed_over_is_told(string award, string item)
    {
        var regime = Library.Find("nd152_2025")!;
        var objects = regime.Objects.Values.Single(o => o.For.Concerns(regime.Awards[award]));
        objects.Items.ShouldContain(i => i.Contains(item));
        objects.Basis.Verified.ShouldBeTrue();
    }

    [Fact]
    public void No_award_has_two_forms()
    {
        foreach (var regime in Library.Regimes)
        {
            foreach (var award in regime.Awards.Values)
            {
                regime.Certificates.Values.Count(c => c.For.Concerns(award)).ShouldBeLessThanOrEqualTo(1, award.Code);
                regime.Objects.Values.Count(c => c.For.Concerns(award)).ShouldBeLessThanOrEqualTo(1, award.Code);
            }
        }
    }

    [Theory]
    [InlineData("size_mm: { width: 297 }", "“size_mm” cần “width” và “height”")]
    [InlineData("size_mm: { width: 0, height: 210 }", "“size_mm” cần “width” và “height”")]
    [InlineData("awards: [khac]", "danh hiệu, hình thức “khac” chưa khai")]
    [InlineData("decided_by: [khac]", "thẩm quyền “khac” chưa khai")]
    [InlineData("lines: [{ field: x }]", "thiếu “text”")]
    [InlineData("khac: 1", "không hiểu khóa “khac”")]
    public void A_mistake_is_told(string wrong, string told)
    {
        Read("certificates: [{ code: c, name: Mẫu, cite: L, verified: true }]").ShouldBeEmpty();
        Read($"certificates: [{{ code: c, name: Mẫu, cite: L, verified: true, {wrong} }}]").ShouldContain(m => m.Message.Contains(told));
    }

    [Fact]
    public void Objects_name_what_they_are()
    {
        Read("objects: [{ code: c, items: [bằng], cite: L, verified: true }]").ShouldBeEmpty();
        Read("objects: [{ code: c, items: [], cite: L, verified: true }]").ShouldContain(m => m.Message.Contains("thiếu “items”"));
        Read("objects: [{ code: c, items: [bằng], awards: [khac], cite: L, verified: true }]").ShouldContain(m => m.Message.Contains("“khac” chưa khai"));
    }

    [Fact]
    public void A_form_is_told_in_one_paragraph() =>
        CertificateText.Of(Of("nd98_2023", "giay_khen")).ShouldStartWith("Giấy khen, giấy chứng nhận Chiến sĩ thi đua cơ sở. Khổ 297 × 210 mm. Nền trắng.");

    [Fact]
    public void What_the_State_prints_is_told_so() => CertificateText.Of(Of("nd152_2025", "huan_chuong_sao_vang")).ShouldBe("Bằng của hình thức khen thưởng cấp Nhà nước. In tập trung, cơ quan chỉ nhận và trao.");

    private static Certificate Of(string regimeId, string award)
    {
        var regime = Library.Find(regimeId)!;
        return regime.Certificates.Values.Single(c => c.For.Concerns(regime.Awards[award]));
    }

    private static IReadOnlyList<PackMistake> Read(string yaml) =>
        LawLibrary.Read([[new("x.yaml", $"pack: {{ id: x, name: X, received: {{ from: 2024-01-01 }} }}\ndocuments: [{{ cite_as: L, name: Luật }}]\n{yaml}")]]).Mistakes;
}
