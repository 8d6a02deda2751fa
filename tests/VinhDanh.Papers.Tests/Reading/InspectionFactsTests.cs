using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Who inspects, how visits come, and with what they are combined.</summary>
public sealed class InspectionFactsTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void The_team_of_the_district_plan_is_the_inspecting_side_alone(string format)
    {
        var inspection = Documents.ReadSeed("000", format).Inspection!;

        inspection.Team.Select(t => (t.Role, t.Who)).ShouldBe(
        [
            ("Thành viên", "Thành viên Hội đồng thi đua khen thưởng quận phụ trách khối thi đua"),
            ("Thành viên", "Lãnh đạo và chuyên viên của Cơ quan thường trực Hội đồng thi đua khen thưởng quận (phòng Nội vụ quận)"),
        ]);
        inspection.Hosts.Select(h => h.Text).ShouldBe(["Lãnh đạo đơn vị", "Cán bộ trực tiếp làm công tác thi đua khen thưởng"]);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void The_team_of_the_departmental_plan_is_its_council_alone(string format)
    {
        var inspection = Documents.ReadSeed("002", format).Inspection!;

        inspection.Team.ShouldHaveSingleItem().Who.ShouldBe("Thành viên Hội đồng Thi đua, khen thưởng Sở Khoa học và Công nghệ");
        inspection.Hosts.ShouldBeEmpty();
        inspection.Announcement!.Mode.ShouldBe(VisitNotice.Announced);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void The_district_plan_leaves_surprise_open_and_joins_other_inspections(string format)
    {
        var plan = Documents.ReadSeed("000", format);
        var inspection = plan.Inspection!;

        inspection.Announcement!.Mode.ShouldBe(VisitNotice.Either);
        inspection.Announcement.Text.ShouldBe("Có thể kiểm tra đột xuất hoặc theo lịch thông báo trước");
        inspection.Combined!.Text.ShouldBe("các chuyên đề kiểm tra theo kế hoạch của UBND Quận");
        plan.Blocks[inspection.Combined.Source.Block].Text.ShouldContain("lồng ghép");
        plan.Blocks[inspection.Announcement.Source.Block].Text.ShouldContain("đột xuất");
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void A_plan_that_sets_a_term_of_notice_announces_its_visits(string format)
    {
        var inspection = Documents.ReadSeed("001", format).Inspection!;

        inspection.Announcement!.Mode.ShouldBe(VisitNotice.Announced);
        inspection.Announcement.Text.ShouldContain("15 ngày làm việc");
        inspection.Combined.ShouldBeNull();
    }

    [Theory]
    [InlineData("Kiểm tra đột xuất, không báo trước đối với đơn vị có đơn thư.", VisitNotice.Unannounced)]
    [InlineData("Kiểm tra định kỳ hoặc đột xuất.", VisitNotice.Either)]
    [InlineData("Thông báo lịch kiểm tra cho đơn vị trước 07 ngày làm việc.", VisitNotice.Announced)]
    [InlineData("Kiểm tra hồ sơ khen thưởng đột xuất, khen thưởng chuyên đề.", null)]
    [InlineData("Nghe báo cáo đột xuất khi kiểm tra.", null)]
    public void Surprise_is_told_from_ad_hoc_awards(string method, VisitNotice? mode) => (With($"- {method}").Announcement?.Mode).ShouldBe(mode);

    [Theory]
    [InlineData("Lồng ghép với kiểm tra công tác cải cách hành chính năm 2026.", "kiểm tra công tác cải cách hành chính năm 2026")]
    [InlineData("Kết hợp với đoàn kiểm tra công vụ của Sở Nội vụ (nếu có).", "đoàn kiểm tra công vụ của Sở Nội vụ")]
    [InlineData("Kết hợp kiểm tra hồ sơ và trao đổi trực tiếp.", null)]
    public void What_an_inspection_is_combined_with_is_named(string method, string? combined) => (With($"- {method}").Combined?.Text).ShouldBe(combined);

    [Theory]
    [InlineData("Đối chiếu hồ sơ từ ngày 01 tháng 02 năm 2025 đến thời điểm kiểm tra.", "2025-02-01")]
    [InlineData("Đối chiếu hồ sơ từ năm 2024 đến thời điểm kiểm tra.", "2024-01-01")]
    [InlineData("Đối chiếu hồ sơ từ 01/2024 đến 12/2025.", "2024-01-01")]
    [InlineData("Đối chiếu hồ sơ Đề án từ năm 2021 đến năm 2025.", null)]
    public void The_first_day_of_the_figures_is_found_however_it_is_written(string method, string? from) =>
        With($"- {method}", "IV. THỜI GIAN KIỂM TRA\nTừ ngày 05/5/2026 đến ngày 30/6/2026.").DataFrom.ShouldBe(from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Both_sides_may_stand_in_bullets_under_one_heading()
    {
        var inspection = With("- Nghe báo cáo.", """
            IV. THÀNH PHẦN, THỜI GIAN
            - Đoàn kiểm tra gồm:
            + Trưởng đoàn: Giám đốc Sở Nội vụ;
            + Công chức Sở Nội vụ.
            - Đơn vị được kiểm tra: Lãnh đạo đơn vị; công chức phụ trách.
            - Thời gian: quý III năm 2026.
            """);

        inspection.Team.Select(t => (t.Role, t.Who)).ShouldBe([("Trưởng đoàn", "Giám đốc Sở Nội vụ"), ("Thành viên", "Công chức Sở Nội vụ")]);
        inspection.Hosts.Select(h => h.Text).ShouldBe(["Lãnh đạo đơn vị; công chức phụ trách"]);
    }

    [Fact]
    public void Sides_and_roles_may_be_headings_of_their_own()
    {
        var inspection = With("- Nghe báo cáo.", """
            IV. THÀNH PHẦN LÀM VIỆC
            1. Đoàn kiểm tra
            a) Trưởng đoàn: Giám đốc Sở Nội vụ.
            b) Thành viên:
            - Đại diện Thanh tra tỉnh;
            - Công chức Sở Nội vụ.
            2. Đơn vị được kiểm tra
            - Lãnh đạo đơn vị.
            V. TỔ CHỨC THỰC HIỆN
            1. Đoàn kiểm tra
            - Lập biên bản làm việc.
            """);

        inspection.Team.Select(t => (t.Role, t.Who)).ShouldBe([("Trưởng đoàn", "Giám đốc Sở Nội vụ"), ("Thành viên", "Đại diện Thanh tra tỉnh"), ("Thành viên", "Công chức Sở Nội vụ")]);
        inspection.Hosts.Select(h => h.Text).ShouldBe(["Lãnh đạo đơn vị"]);
        inspection.Targets.ShouldBeEmpty();
    }

    [Fact]
    public void A_duty_of_the_team_does_not_say_who_is_in_it() =>
        With("- Nghe báo cáo.", "IV. TỔ CHỨC THỰC HIỆN\n1. Đoàn kiểm tra\n- Lập biên bản làm việc.").Team.ShouldBeEmpty();

    [Fact]
    public void What_is_inspected_says_nothing_of_the_inspection_itself()
    {
        var inspection = With("- Nghe báo cáo.", """
            IV. THÀNH PHẦN ĐOÀN KIỂM TRA
            - Trưởng đoàn: Giám đốc Sở Nội vụ.
            """, "2. Thành phần Hội đồng sáng kiến: cơ cấu, số lượng.\n3. Kinh phí và thời gian chi thưởng quý I năm 2025.");

        inspection.Contents.Count.ShouldBe(3);
        inspection.Team.ShouldHaveSingleItem().Role.ShouldBe("Trưởng đoàn");
        (inspection.Funding, inspection.Period).ShouldBe((null, null));
    }

    /// <summary>A paragraph made to be slow: each “kiểm tra” could begin a clause that never ends.</summary>
    [Fact]
    public void A_paragraph_of_half_a_megabyte_is_read_in_time()
    {
        var long1 = string.Concat(Enumerable.Repeat("kiểm tra báo cáo gửi các phong trào tính từ ", 12_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        With($"- Nghe {long1}.", $"IV. THỜI GIAN\n{long1}", $"2. Quỹ {long1}").Announcement.ShouldBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60)); // seconds on a busy machine; hours when it is quadratic
    }

    private static InspectionReading With(string methods, string after = "", string contents = "2. Quỹ thi đua, khen thưởng.")
    {
        var plan = Documents.ReadText($"""
            Số: 75/KH-UBND
            An Thịnh, ngày 17 tháng 02 năm 2026
            KẾ HOẠCH
            Kiểm tra công tác thi đua, khen thưởng năm 2026
            I. MỤC ĐÍCH
            - Đánh giá việc thực hiện pháp luật về thi đua, khen thưởng.
            II. NỘI DUNG KIỂM TRA
            1. Việc khen thưởng đột xuất, lồng ghép trong các đợt kiểm tra.
            {contents}
            III. PHƯƠNG PHÁP KIỂM TRA
            {methods}
            {after}
            Nơi nhận:
            - Lưu: VT.
            CHỦ TỊCH
            Nguyễn Văn Giả
            """);
        CoverageTests.EveryBlockIsReachable(plan);
        return plan.Inspection!;
    }
}
