using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Papers.Parties;

namespace VinhDanh.Papers.Tests.Parties;

public sealed class PartyListTests
{
    [Theory]
    [InlineData("UBND quận", "UBND quận")]
    [InlineData("Các phòng, ban, ngành, đoàn thể; các phường", "Các phòng, ban, ngành, đoàn thể|các phường")]
    [InlineData("Các phòng, ban, ngành, đoàn thể; các phường; các trường; các đơn vị hiệp quản thuộc quận",
        "Các phòng, ban, ngành, đoàn thể|các phường|các trường|các đơn vị hiệp quản thuộc quận")]
    [InlineData("LĐLĐ quận; Phòng TCKH, Phòng Kinh tế, Chi cục thuế, BHXH.", "LĐLĐ quận|Phòng TCKH|Phòng Kinh tế|Chi cục thuế|BHXH")]
    [InlineData("Phòng Nội vụ Các đơn vị đầu mối được phân công", "Phòng Nội vụ|Các đơn vị đầu mối được phân công")]
    [InlineData("Phòng Nội vụ\nCác đơn vị đầu mối được phân công", "Phòng Nội vụ|Các đơn vị đầu mối được phân công")]
    [InlineData("Lãnh đạo Quận ủy, Lãnh đạo UBND quận", "Lãnh đạo Quận ủy|Lãnh đạo UBND quận")]
    [InlineData("Lãnh đạo Quận ủy, UBND quận phụ trách khối", "Lãnh đạo Quận ủy, UBND quận phụ trách khối")]
    [InlineData("Lãnh đạo Quận ủy - HĐND-UBND quận", "Lãnh đạo Quận ủy - HĐND-UBND quận")]
    [InlineData("Các phòng, ban, đơn vị thuộc Quận; Đảng uỷ, UBND các phường", "Các phòng, ban, đơn vị thuộc Quận|Đảng uỷ, UBND các phường")]
    [InlineData("Các phòng, ban, đơn vị quận, các phường", "Các phòng, ban, đơn vị quận|các phường")]
    [InlineData("Các phòng ban, đơn vị liên quan", "Các phòng ban, đơn vị liên quan")]
    [InlineData("Các phòng ban, đơn vị thuộc quận", "Các phòng ban, đơn vị thuộc quận")]
    [InlineData("Phòng QLĐT quận; Các phòng ban, đơn vị liên quan", "Phòng QLĐT quận|Các phòng ban, đơn vị liên quan")]
    [InlineData("Phòng GD-ĐT, các đơn vị đề nghị khen thưởng", "Phòng GD-ĐT|các đơn vị đề nghị khen thưởng")]
    [InlineData("Phòng GD&ĐT; Trung tâm GDNN-GDTX; Các trường MN, TH, THCS công lập", "Phòng GD&ĐT|Trung tâm GDNN-GDTX|Các trường MN, TH, THCS công lập")]
    [InlineData("Văn phòng HĐND&UBND; Trung tâm PTQĐ", "Văn phòng HĐND&UBND|Trung tâm PTQĐ")]
    [InlineData("Cơ quan Thường trực Hội đồng TĐKT quận; Cụm trưởng các Cụm thi đua", "Cơ quan Thường trực Hội đồng TĐKT quận|Cụm trưởng các Cụm thi đua")]
    [InlineData("Cơ quan Thường trực\nHội đồng TĐKT quận", "Cơ quan Thường trực Hội đồng TĐKT quận")]
    [InlineData("Cụm trưởng Các Cụm thi đua", "Cụm trưởng Các Cụm thi đua")]
    [InlineData("Thành viên Hội đồng TĐKT được phân công, theo dõi", "Thành viên Hội đồng TĐKT được phân công, theo dõi")]
    [InlineData("Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động, Thương binh và Xã hội")]
    [InlineData("Phòng Lao động, Thương binh và Xã hội, Phòng Nội vụ", "Phòng Lao động, Thương binh và Xã hội|Phòng Nội vụ")]
    [InlineData("Hội đồng Thi đua, Khen thưởng", "Hội đồng Thi đua, Khen thưởng")]
    [InlineData("Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin")]
    [InlineData("Phòng Nội vụ và Phòng Tài chính - Kế hoạch", "Phòng Nội vụ|Phòng Tài chính - Kế hoạch")]
    [InlineData("Sở Giáo dục và Đào tạo, Sở Y tế", "Sở Giáo dục và Đào tạo|Sở Y tế")]
    [InlineData("UBND huyện Mường Ảng và 02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện).", "UBND huyện Mường Ảng và 02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)")]
    [InlineData("Đ/c Đinh Thị Thu Hương - PCT UBND, PCT HĐTĐ KT quận", "Đ/c Đinh Thị Thu Hương - PCT UBND, PCT HĐTĐ KT quận")]
    [InlineData("Đ/c Trần Văn A - Chủ tịch; Đ/c Lê Thị B - Phó Chủ tịch", "Đ/c Trần Văn A - Chủ tịch|Đ/c Lê Thị B - Phó Chủ tịch")]
    [InlineData("Đ/c Trần Văn A - Chủ tịch, Đ/c Lê Thị B - Phó Chủ tịch", "Đ/c Trần Văn A - Chủ tịch|Đ/c Lê Thị B - Phó Chủ tịch")]
    [InlineData("- Phòng Nội vụ\n- Phòng Y tế", "Phòng Nội vụ|Phòng Y tế")]
    [InlineData("Các đơn vị: Công ty Cổ phần xi măng A, Công ty TNHH B; Hội Luật gia.", "Công ty Cổ phần xi măng A|Công ty TNHH B|Hội Luật gia")]
    [InlineData("<p>Phòng Y tế</p>", "Phòng Y tế")]
    [InlineData("", "")]
    [InlineData("…", "")]
    [InlineData(null, "")]
    public void A_cell_gives_its_parties_as_written(string? cell, string expected)
    {
        var parties = expected.Length == 0 ? [] : expected.Split('|');
        PartyList.Split(cell).ShouldBe(parties);
        PartyList.Split(cell?.Normalize(NormalizationForm.FormD)).ShouldBe(parties);
    }

    [Fact]
    public void No_word_of_a_cell_is_lost_or_moved() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(31, 7), FSharpOption<int>.None))),
            Prop.ForAll(Cells.ToArbitrary(), cell =>
            {
                var parties = PartyList.Split(cell);
                return Words(string.Join(' ', parties)).SequenceEqual(Words(cell)).Label($"{cell} -> {string.Join(" | ", parties)}");
            }));

    /// <summary>“và” between parties goes with the comma it stands for.</summary>
    private static IEnumerable<string> Words(string text) =>
        Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not "va");

    private static Gen<string> Cells => Gen.ListOf(Gen.Elements(
        "Phòng Nội vụ", "các phường", "Các phòng, ban, ngành", ";", ",", "(", ")", "và", "Đ/c Trần Văn A - Chủ tịch", "\n", "BHXH", "UBND quận", "-", "Lãnh đạo")).Select(p => string.Join(' ', p));
}
