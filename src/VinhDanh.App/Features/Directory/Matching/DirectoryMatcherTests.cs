using System.Text;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>The invented district Lim Hồ; the parties are those that plans of such districts write.</summary>
public sealed class DirectoryMatcherTests
{
    private static readonly Dictionary<string, Guid> Ids = [];
    private static readonly DirectoryMatcher Matcher = new(District());

    [Theory]
    [InlineData("Phòng LĐTBXH", "Phòng Lao động - Thương binh và Xã hội quận Lim Hồ")]
    [InlineData("Phòng Lao động TB&XH", "Phòng Lao động - Thương binh và Xã hội quận Lim Hồ")]
    [InlineData("P. LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội quận Lim Hồ")]
    [InlineData("Phòng Nội vụ", "Phòng Nội vụ quận Lim Hồ")]
    [InlineData("Phòng Nội vụ quận", "Phòng Nội vụ quận Lim Hồ")]
    [InlineData("Phòng Nội vụ (Cơ quan Thường trực Hội đồng TĐKT quận)", "Phòng Nội vụ quận Lim Hồ")]
    [InlineData("Phòng VH TT", "Phòng Văn hóa và Thông tin quận Lim Hồ")]
    [InlineData("Phòng TCKH", "Phòng Tài chính - Kế hoạch quận Lim Hồ")]
    [InlineData("Phòng Tài chính - Kế hoạch", "Phòng Tài chính - Kế hoạch quận Lim Hồ")]
    [InlineData("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo quận Lim Hồ")]
    [InlineData("Phòng GD-ĐT", "Phòng Giáo dục và Đào tạo quận Lim Hồ")]
    [InlineData("Phòng QLĐT quận", "Phòng Quản lý đô thị quận Lim Hồ")]
    [InlineData("Phòng Y tế", "Phòng Y tế quận Lim Hồ")]
    [InlineData("Phòng Kinh tế", "Phòng Kinh tế quận Lim Hồ")]
    [InlineData("Văn phòng HĐND&UBND", "Văn phòng HĐND và UBND quận Lim Hồ")]
    [InlineData("Trung tâm PTQĐ", "Trung tâm Phát triển quỹ đất quận Lim Hồ")]
    [InlineData("Trung tâm GDNN-GDTX", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Lim Hồ")]
    [InlineData("Ban Quản lý dự án", "Ban Quản lý dự án đầu tư xây dựng quận Lim Hồ")]
    [InlineData("UBND quận", "Ủy ban nhân dân quận Lim Hồ")]
    [InlineData("Uỷ ban nhân dân quận Lim Hồ", "Ủy ban nhân dân quận Lim Hồ")]
    [InlineData("Hội đồng TĐKT quận", "Hội đồng Thi đua - Khen thưởng quận Lim Hồ")]
    [InlineData("HĐTĐKT quận", "Hội đồng Thi đua - Khen thưởng quận Lim Hồ")]
    [InlineData("LĐLĐ quận", "Liên đoàn Lao động quận Lim Hồ")]
    [InlineData("Chi cục thuế", "Chi cục Thuế quận Lim Hồ")]
    [InlineData("Chi cục thuế quận", "Chi cục Thuế quận Lim Hồ")]
    [InlineData("BHXH", "Bảo hiểm xã hội quận Lim Hồ")]
    [InlineData("Quận ủy", "Quận ủy Lim Hồ")]
    [InlineData("Ngành GD&ĐT", "Phòng Giáo dục và Đào tạo quận Lim Hồ")]
    [InlineData("UBND phường Bồ Câu", "Ủy ban nhân dân phường Bồ Câu")]
    public void A_unit_is_found_by_any_of_its_names(string text, string unit) => Sure(text, PartyMatchKind.Organisation, unit);

    [Theory]
    [InlineData("Các phòng, ban, ngành, đoàn thể", "Các phòng, ban, ngành, đoàn thể")]
    [InlineData("Các phòng, ban, ngành, đoàn thể thuộc quận", "Các phòng, ban, ngành, đoàn thể")]
    [InlineData("Các phòng ban, đơn vị thuộc quận", "Các phòng, ban, đơn vị")]
    [InlineData("Các phòng, ban, đơn vị quận", "Các phòng, ban, đơn vị")]
    [InlineData("Các phòng, ban, đơn vị thuộc Quận", "Các phòng, ban, đơn vị")]
    [InlineData("Các đơn vị thuộc quận", "Các phòng, ban, đơn vị")]
    [InlineData("các phường", "Các phường")]
    [InlineData("các phường thuộc quận", "Các phường")]
    [InlineData("UBND các phường", "Các phường")]
    [InlineData("các trường", "Các trường")]
    [InlineData("các trường thuộc quận", "Các trường")]
    [InlineData("Các trường MN, TH, THCS công lập", "Các trường")]
    [InlineData("các đơn vị hiệp quản thuộc quận", "Các đơn vị hiệp quản")]
    [InlineData("Cụm trưởng các Cụm thi đua", "Cụm trưởng các cụm thi đua")]
    [InlineData("Cụm trưởng Các Cụm thi đua", "Cụm trưởng các cụm thi đua")]
    public void A_group_is_found_with_and_without_its_place(string text, string group) => Sure(text, PartyMatchKind.Group, group);

    [Theory]
    [InlineData("Cơ quan Thường trực Hội đồng TĐKT quận")]
    [InlineData("Cơ quan thường trực Hội đồng TĐKT")]
    [InlineData("Cơ quan Thường trực HĐTĐKT quận Lim Hồ")]
    public void A_dated_role_leads_to_whoever_holds_it(string text)
    {
        var match = Matcher.Match(text);
        match.Kind.ShouldBe(PartyMatchKind.Role);
        match.Confidence.ShouldBe(1);
        match.OrganisationId.ShouldBe(Ids["Phòng Nội vụ quận Lim Hồ"]);
    }

    [Theory]
    [InlineData("Đ/c Lò Thị Thu Nhài - PCT UBND, PCT HĐTĐ KT quận", "Lò Thị Thu Nhài", 1)]
    [InlineData("Đ/c Mạc Quý Hà - Chủ tịch Hội đồng TĐKT Quận", "Mạc Quý Hà", 1)]
    [InlineData("Đ/c Lò Thị Thu Nhài", "Lò Thị Thu Nhài", 1)]
    [InlineData("Đ/c Ngô Văn Nam - PCT UBND quận", "Ngô Văn Nam", 1)]
    [InlineData("Chủ tịch UBND quận", "Mạc Quý Hà", 0.9)]
    public void A_leader_is_found_by_name_and_by_post(string text, string person, double confidence)
    {
        var match = Matcher.Match(text);
        (match.Kind, match.Name, match.Confidence).ShouldBe((PartyMatchKind.Person, person, confidence));
    }

    [Fact]
    public void Of_two_people_with_one_name_the_post_decides()
    {
        var match = Matcher.Match("Đ/c Ngô Văn Nam - PCT UBND quận");
        match.OrganisationId.ShouldBe(Ids["Ủy ban nhân dân quận Lim Hồ"]);
        match.Alternatives.ShouldHaveSingleItem().Confidence.ShouldBeLessThan(1);
        Matcher.Match("Đ/c Ngô Văn Nam").Confidence.ShouldBeLessThan(1);
    }

    [Theory]
    [InlineData("Phòng Nội vu và Tổ chức", PartyMatchKind.Organisation, "Phòng Nội vụ quận Lim Hồ")]
    [InlineData("Các phòng ban, đơn vị liên quan", PartyMatchKind.Group, "Các phòng, ban, đơn vị")]
    [InlineData("Đảng uỷ, UBND các phường", PartyMatchKind.Group, "Các phường")]
    [InlineData("Lãnh đạo Quận ủy", PartyMatchKind.Organisation, "Quận ủy Lim Hồ")]
    [InlineData("Lãnh đạo UBND quận", PartyMatchKind.Organisation, "Ủy ban nhân dân quận Lim Hồ")]
    [InlineData("Đ/c Lò Thị Nhài - PCT UBND quận", PartyMatchKind.Person, "Lò Thị Thu Nhài")]
    public void What_is_only_near_is_a_guess_for_a_person_to_confirm(string text, PartyMatchKind kind, string name)
    {
        var match = Matcher.Match(text);
        (match.Kind, match.Name).ShouldBe((kind, name));
        match.Confidence.ShouldBeInRange(0.5, 0.99);
    }

    [Fact]
    public void A_unit_that_ended_points_to_its_successor()
    {
        var match = Matcher.Match("Phòng Dân tộc");
        match.Name.ShouldBe("Phòng Nội vụ quận Lim Hồ");
        match.Confidence.ShouldBeLessThan(1);
        match.Alternatives.Select(a => a.Name).ShouldContain("Phòng Dân tộc quận Lim Hồ");
    }

    [Fact]
    public void Two_units_of_one_name_at_one_depth_are_never_sure()
    {
        var match = Matcher.Match("Trường THCS Hoa Gạo");
        match.Confidence.ShouldBeLessThan(1);
        match.Alternatives.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Công ty TNHH Gió Mùa")]
    [InlineData("Đ/c Không Có Ai")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("(")]
    public void What_nobody_knows_is_nobody(string text) => Matcher.Match(text).Kind.ShouldBe(PartyMatchKind.None);

    private static void Sure(string text, PartyMatchKind kind, string name)
    {
        foreach (var form in (string[])[text, text.Normalize(NormalizationForm.FormD), text.ToUpperInvariant()])
        {
            // Small letters within a short form are lost in capitals, so only whole words are tried so.
            if (form != text && form.IsNormalized() && text.Any(c => c is '&' or '-') is true) continue;
            var match = Matcher.Match(form);
            (match.Kind, match.Name).ShouldBe((kind, name), form);
            match.Confidence.ShouldBe(1, form);
        }
    }

    private static DirectoryData District()
    {
        const string authority = "Ủy ban nhân dân quận Lim Hồ";
        List<DirectoryData.Unit> units =
        [
            Unit(authority, 0, "UBND quận"),
            Unit("Quận ủy Lim Hồ", 1),
            Unit("Hội đồng Thi đua - Khen thưởng quận Lim Hồ", 1),
            Unit("Văn phòng HĐND và UBND quận Lim Hồ", 1),
            Unit("Phòng Nội vụ quận Lim Hồ", 1),
            Unit("Phòng Lao động - Thương binh và Xã hội quận Lim Hồ", 1),
            Unit("Phòng Văn hóa và Thông tin quận Lim Hồ", 1),
            Unit("Phòng Tài chính - Kế hoạch quận Lim Hồ", 1),
            Unit("Phòng Giáo dục và Đào tạo quận Lim Hồ", 1, "Ngành GD&ĐT"),
            Unit("Phòng Quản lý đô thị quận Lim Hồ", 1),
            Unit("Phòng Y tế quận Lim Hồ", 1),
            Unit("Phòng Kinh tế quận Lim Hồ", 1),
            Unit("Trung tâm Phát triển quỹ đất quận Lim Hồ", 1),
            Unit("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên quận Lim Hồ", 1, "Trung tâm GDNN-GDTX"),
            Unit("Ban Quản lý dự án đầu tư xây dựng quận Lim Hồ", 1, "Ban Quản lý dự án"),
            Unit("Liên đoàn Lao động quận Lim Hồ", 1),
            Unit("Chi cục Thuế quận Lim Hồ", 1),
            Unit("Bảo hiểm xã hội quận Lim Hồ", 1),
            Unit("Ủy ban nhân dân phường Bồ Câu", 1),
            Unit("Ủy ban nhân dân phường Sáo Đá", 1),
            Unit("Phòng Nội vụ phường Bồ Câu", 2),
            Unit("Trường THCS Hoa Gạo", 2),
            Unit("Trường Trung học cơ sở Hoa Gạo", 2),
        ];
        units.Add(new(Id("Phòng Dân tộc quận Lim Hồ"), "Phòng Dân tộc quận Lim Hồ", ["Phòng Dân tộc quận Lim Hồ"], 1, Lives: false, [Id("Phòng Nội vụ quận Lim Hồ")]));
        return new(
            [authority, "Ủy ban nhân dân thành phố Thanh Trà"],
            units,
            [
                Group("Các phòng, ban, ngành, đoàn thể"),
                Group("Các phòng, ban, đơn vị", "Các đơn vị"),
                Group("Các phường"),
                Group("Các trường", "Các trường MN, TH, THCS công lập"),
                Group("Các đơn vị hiệp quản"),
                Group("Cụm trưởng các cụm thi đua"),
            ],
            [new(Guid.CreateVersion7(), "Cơ quan Thường trực Hội đồng TĐKT quận", Id("Phòng Nội vụ quận Lim Hồ"))],
            [
                Post("Mạc Quý Hà", "Chủ tịch", authority),
                Post("Lò Thị Thu Nhài", "Phó Chủ tịch", authority),
                Post("Ngô Văn Nam", "Phó Chủ tịch", authority),
                Post("Ngô Văn Nam", "Chuyên viên", "Phòng Y tế quận Lim Hồ"),
            ]);
    }

    private static Guid Id(string name) => Ids.TryGetValue(name, out var id) ? id : Ids[name] = Guid.CreateVersion7();
    private static DirectoryData.Unit Unit(string name, int depth, params string[] others) => new(Id(name), name, [name, .. others], depth, Lives: true, []);
    private static DirectoryData.Named Group(string name, params string[] others) => new(Guid.CreateVersion7(), name, [name, .. others]);
    private static DirectoryData.Post Post(string person, string title, string unit) => new(Guid.CreateVersion7(), person, title, Id(unit));
}
