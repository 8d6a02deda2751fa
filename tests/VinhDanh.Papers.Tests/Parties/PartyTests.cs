using VinhDanh.Papers.Parties;

namespace VinhDanh.Papers.Tests.Parties;

public sealed class PartyTests
{
    [Theory]
    [InlineData("Phòng Nội vụ", PartyKind.Unit, null, null)]
    [InlineData("Ban Quản lý dự án", PartyKind.Unit, null, null)]
    [InlineData("BHXH", PartyKind.Unit, null, null)]
    [InlineData("các phường", PartyKind.Group, null, null)]
    [InlineData("Các trường MN, TH, THCS công lập", PartyKind.Group, null, null)]
    [InlineData("Đảng uỷ, UBND các phường", PartyKind.Group, null, null)]
    [InlineData("Ngành GD&ĐT", PartyKind.Group, null, null)]
    [InlineData("Lãnh đạo Quận ủy", PartyKind.Role, null, null)]
    [InlineData("Cơ quan Thường trực Hội đồng TĐKT quận", PartyKind.Role, null, null)]
    [InlineData("Cụm trưởng các Cụm thi đua", PartyKind.Role, null, null)]
    [InlineData("Đ/c Đinh Thị Thu Hương - PCT UBND, PCT HĐTĐ KT quận", PartyKind.Leader, "Đinh Thị Thu Hương", "PCT UBND, PCT HĐTĐ KT quận")]
    [InlineData("Đồng chí Trần Văn A, Chủ tịch UBND xã", PartyKind.Leader, "Trần Văn A", "Chủ tịch UBND xã")]
    [InlineData("Bà Lê Thị B (Phó Giám đốc Sở)", PartyKind.Leader, "Lê Thị B", "Phó Giám đốc Sở")]
    [InlineData("Đ/c Trần Văn A", PartyKind.Leader, "Trần Văn A", null)]
    [InlineData("Đ/c Phó Chủ tịch UBND quận", PartyKind.Leader, null, "Phó Chủ tịch UBND quận")]
    [InlineData("", PartyKind.Unit, null, null)]
    public void A_party_is_told_by_its_words(string text, PartyKind kind, string? name, string? position) =>
        Party.Read(text).ShouldBe(new Party(text, kind, name, position));
}
