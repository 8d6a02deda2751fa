using System.Text;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Parties;

namespace VinhDanh.Papers.Tests.Parties;

public sealed class UnitNameTests
{
    [Theory]
    [InlineData("Phòng Lao động - Thương binh và Xã hội", "Phòng LĐTBXH|Phòng Lao động TB&XH|P. LĐ-TB&XH|Phòng LĐ - TB và XH|PHÒNG LAO ĐỘNG, THƯƠNG BINH VÀ XÃ HỘI")]
    [InlineData("Phòng Tài chính - Kế hoạch", "Phòng TCKH|Phòng TC-KH|P.TCKH|Phòng Tài chính và Kế hoạch")]
    [InlineData("Phòng Văn hóa và Thông tin", "Phòng VHTT|Phòng VH TT|Phòng VH&TT|phòng văn hoá - thông tin")]
    [InlineData("Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT|Phòng GD-ĐT|Phòng GDĐT")]
    [InlineData("Phòng Quản lý đô thị", "Phòng QLĐT|Phòng Quản lí đô thị")]
    [InlineData("Phòng Tài nguyên và Môi trường", "Phòng TNMT|Phòng TN&MT")]
    [InlineData("Hội đồng Thi đua - Khen thưởng quận", "HĐTĐKT quận|Hội đồng TĐKT quận|HĐTĐ KT quận|Hội đồng Thi đua, Khen thưởng quận")]
    [InlineData("Ủy ban nhân dân quận", "UBND quận|Uỷ ban nhân dân quận|UBND Quận")]
    [InlineData("Liên đoàn Lao động quận", "LĐLĐ quận")]
    [InlineData("Bảo hiểm xã hội", "BHXH")]
    [InlineData("Văn phòng HĐND và UBND", "Văn phòng HĐND&UBND|VP HĐND-UBND|Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")]
    [InlineData("Trung tâm Phát triển quỹ đất", "Trung tâm PTQĐ|TTPTQĐ|TT PTQĐ")]
    [InlineData("Ủy ban Mặt trận Tổ quốc Việt Nam quận", "UBMTTQ quận|UBMTTQVN quận")]
    [InlineData("Quận ủy", "Quận uỷ|QUẬN ỦY")]
    [InlineData("Phòng Kỹ thuật", "Phòng Kĩ thuật")]
    public void One_unit_has_one_key(string name, string others)
    {
        foreach (var other in others.Split('|'))
        {
            UnitNames.Key(other).ShouldBe(UnitNames.Key(name), other);
            UnitNames.Key(other.Normalize(NormalizationForm.FormD)).ShouldBe(UnitNames.Key(name), other);
            UnitNames.Similarity(name, other).ShouldBe(1);
        }
    }

    [Fact]
    public void Different_units_have_different_keys()
    {
        string[] names = ["Phòng Nội vụ", "Phòng Y tế", "Phòng Kinh tế", "Phòng TCKH", "Phòng VHTT", "Phòng GDĐT", "UBND quận", "HĐND quận", "LĐLĐ quận", "BHXH", "Chi cục thuế"];
        names.Select(UnitNames.Key).Distinct().Count().ShouldBe(names.Length);
    }

    [Theory]
    [InlineData("Phòng Nội vụ", "Phòng Nội vụ quận Long Biên", "Phòng Y tế")]
    [InlineData("Phòng Kinh tế", "Phong Kinh té", "Phòng Y tế")]
    [InlineData("Trường Tiểu học Hoa Sen", "Trường TH Hoa Sen", "Trường Tiểu học Bình Minh")]
    [InlineData("Chi cục Thuế", "Chi cục Thuế khu vực 1", "Chi cục Thống kê")]
    public void The_nearer_name_is_more_alike(string name, string near, string far)
    {
        var (close, distant) = (UnitNames.Similarity(name, near), UnitNames.Similarity(name, far));
        close.ShouldBeGreaterThan(distant);
        close.ShouldBeInRange(0, 1);
        UnitNames.Similarity(near, name).ShouldBe(close, 1e-9);
    }

    [Fact]
    public void Nothing_is_like_nothing()
    {
        UnitNames.Similarity("", "Phòng Nội vụ").ShouldBe(0);
        UnitNames.Similarity(null, null).ShouldBe(0);
        UnitNames.Similarity("Phòng Y tế", "Kho bạc").ShouldBe(0);
    }

    [Theory]
    [InlineData("Ủy ban  Nhân dân", "uy ban nhan dan")]
    [InlineData("Uỷ ban – nhân dân!", "uy ban nhan dan")]
    [InlineData("Đảng ủy, ĐOÀN THỂ", "dang uy doan the")]
    [InlineData("Qui định kỳ thi", "quy dinh ki thi")]
    [InlineData("quy định kì thi", "quy dinh ki thi")]
    [InlineData("Lý – lí; Mỹ/Mĩ; tỷ", "li li mi mi ti")]
    [InlineData("Y tế", "y te")]
    [InlineData(null, "")]
    [InlineData("\uD800 a", "a")]
    public void Folding_makes_spellings_equal(string? text, string folded) => Folding.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("PCT UBND quận", "Phó Chủ tịch Ủy ban nhân dân quận")]
    [InlineData("gương ĐHTT, NTVT", "gương điển hình tiên tiến, người tốt, việc tốt")]
    [InlineData("công tác TĐ-KT năm 2024", "công tác thi đua, khen thưởng năm 2024")]
    [InlineData("đẩy mạnh CCHC", "đẩy mạnh cải cách hành chính")]
    [InlineData("Phòng Nội vụ", "Phòng Nội vụ")]
    [InlineData("TC", "TC")] // tiêu chuẩn or tố cáo: not for a program to choose
    public void Short_forms_with_one_meaning_are_written_out(string text, string expanded) => AbbreviationBook.Default.Expand(text).ShouldBe(expanded);

    [Fact]
    public void A_short_form_with_two_meanings_tells_both() =>
        AbbreviationBook.Default.Meanings("TC").Select(m => m.Meaning).ShouldBe(["tiêu chuẩn", "tố cáo"], ignoreOrder: true);

    [Fact]
    public void The_book_holds_every_abbreviation_of_the_glossary()
    {
        using var stream = typeof(AbbreviationBook).Assembly.GetManifestResourceStream("VinhDanh.Papers.Data.glossary.yaml").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        var glossary = reader.ReadToEnd();
        var terms = Regex.Matches(glossary, "- vi: \"(?<vi>[^\"]+)\"\\s+abbr: \\[(?<abbr>[^\\]]*)\\]");
        terms.Count.ShouldBeGreaterThan(200);
        foreach (Match term in terms)
            foreach (Match shortForm in Regex.Matches(term.Groups["abbr"].Value, "\"(?<s>[^\"]+)\""))
                AbbreviationBook.Default.Meanings(shortForm.Groups["s"].Value).Select(m => m.Meaning).ShouldContain(term.Groups["vi"].Value);
    }
}
