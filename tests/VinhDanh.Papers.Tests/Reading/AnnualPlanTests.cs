using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>The district's annual plan with two appendices.</summary>
public sealed class AnnualPlanTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Head_is_understood_and_blanks_stay_blank(string format)
    {
        var plan = Documents.ReadSeed("003", format);

        plan.Kind.ShouldBe(PaperKind.AnnualPlan);
        plan.Year.ShouldBe(2024);
        plan.Number.ShouldBeNull();
        plan.Symbol.ShouldBe("KH-UBND");
        plan.Date.ShouldBeNull();
        plan.Place.ShouldBe("Long Biên");
        plan.Title!.ShouldStartWith("Công tác thi đua, khen thưởng năm 2024;");
        plan.Bases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            b => b.Number.ShouldBe("282/KH-HĐTĐKT"), b => b.Date.ShouldBe(new(2023, 11, 30)), b => b.Type.ShouldBe("Kế hoạch"));
        plan.Signatory!.Name.ShouldBe("Nguyễn Mạnh Hà");
        plan.Signatory.Authority.ShouldBe("TM. ỦY BAN NHÂN DÂN");
        plan.Recipients.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Appendix_1_has_its_46_rows(string format)
    {
        var tasks = Documents.ReadSeed("003", format).Tasks;

        string[] expected =
        [
            .. Enumerable.Range(1, 7).Select(i => $"PL1.I.{i}"), .. Enumerable.Range(1, 9).Select(i => $"PL1.I.7.{i}"), "PL1.I.8", "PL1.I.9",
            .. Enumerable.Range(1, 21).Select(i => $"PL1.II.{i}"), .. Enumerable.Range(1, 7).Select(i => $"PL1.III.{i}"),
            .. Enumerable.Range(1, 4).Select(i => $"PL2.II.{i}"),
        ];
        tasks.Select(t => t.Path).ShouldBe(expected);
        tasks.Count(t => t.Path.StartsWith("PL1.", StringComparison.Ordinal)).ShouldBe(46);
        tasks.ShouldAllBe(t => t.Title.Length > 10 && !t.Title.Contains("Nội dung công việc"));
        tasks.Where(t => t.Parent == "PL1.I.7").Count().ShouldBe(9);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Deadlines_of_single_cells_are_the_same_in_both_files(string format)
    {
        var tasks = Documents.ReadSeed("003", format).Tasks.ToDictionary(t => t.Path);

        Due("PL1.I.1").ShouldBe((DeadlineKind.Month, new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31)));
        Due("PL1.I.4").ShouldBe((DeadlineKind.Before, null, new DateOnly(2024, 2, 29)));
        Due("PL1.II.9").ShouldBe((DeadlineKind.Period, new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 10)));
        Due("PL1.II.21").ShouldBe((DeadlineKind.Month, new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 31)));
        Due("PL1.I.8").Kind.ShouldBe(DeadlineKind.Dependent);
        Due("PL1.I.9").Kind.ShouldBe(DeadlineKind.Continuous);
        Due("PL1.III.2").Kind.ShouldBe(DeadlineKind.Recurring);
        Due("PL1.III.6").Kind.ShouldBe(DeadlineKind.Dependent);
        Due("PL2.II.4").Due.ShouldBe(new DateOnly(2024, 4, 30));
        tasks["PL1.I.7.1"].Deadline.Dates.ShouldBe([new(2024, 6, 10), new(2024, 9, 10)]);

        (DeadlineKind Kind, DateOnly? From, DateOnly? Due) Due(string path) => (tasks[path].Deadline.Kind, tasks[path].Deadline.From, tasks[path].Deadline.Due);
    }

    [Fact]
    public void A_merged_deadline_reaches_every_row_it_covers()
    {
        var plan = Documents.ReadSeed("003", "docx");
        var tasks = plan.Tasks.ToDictionary(t => t.Path);

        foreach (var path in (string[])["PL1.I.2", "PL1.I.3"]) tasks[path].Deadline.ShouldSatisfyAllConditions(d => d.Inherited.ShouldBeTrue(), d => d.Due.ShouldBe(new(2024, 1, 31)));
        foreach (var path in (string[])["PL1.I.5", "PL1.I.6", "PL1.I.7"]) tasks[path].Deadline.ShouldSatisfyAllConditions(d => d.Inherited.ShouldBeTrue(), d => d.Due.ShouldBe(new(2024, 2, 29)));
        for (var i = 1; i <= 9; i++) tasks[$"PL1.I.7.{i}"].Deadline.Dates.ShouldBe([new(2024, 6, 10), new(2024, 9, 10)]);
        tasks["PL1.I.4"].Deadline.Inherited.ShouldBeFalse();
        plan.Warnings.Where(w => w.Path == "PL1.I.6").ShouldHaveSingleItem().Message.ShouldBe("Dòng I.6 thuộc ô gộp từ dòng I.4: Trước ngày 29/02/2024.");
        plan.Warnings.ShouldNotContain(w => w.Code == "deadline.blank");
    }

    [Fact]
    public void A_blank_deadline_of_the_text_file_is_never_invented()
    {
        var plan = Documents.ReadSeed("003", "txt");

        string[] blank = ["PL1.I.2", "PL1.I.3", "PL1.I.5", "PL1.I.6", "PL1.I.7", .. Enumerable.Range(2, 8).Select(i => $"PL1.I.7.{i}")];
        plan.Tasks.Where(t => t.Deadline.Kind == DeadlineKind.Unspecified).Select(t => t.Path).ShouldBe(blank);
        plan.Tasks.Where(t => blank.Contains(t.Path)).ShouldAllBe(t => t.Deadline.Due == null && !t.Deadline.Inherited);
        plan.Warnings.Where(w => w.Code == "deadline.blank").Select(w => w.Path).ShouldBe(blank);
        plan.Warnings.First(w => w.Path == "PL1.I.6").Message.ShouldBe("Dòng I.6: Chưa xác định thời hạn.");
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Parties_come_from_their_columns(string format)
    {
        var task = Documents.ReadSeed("003", format).Tasks.Single(t => t.Path == "PL1.II.9");

        task.Lead.ShouldBe(["Hội đồng TĐKT quận"]);
        task.Doers.ShouldBe(["Cơ quan Thường trực Hội đồng TĐKT quận"]);
        task.Coordinators.ShouldBe(["LĐLĐ quận", "Phòng TCKH", "Phòng Kinh tế", "Chi cục thuế", "BHXH"]);
        task.Group!.ShouldStartWith("NHIỆM VỤ TRỌNG TÂM");
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Appendix_2_has_five_sessions(string format)
    {
        var sessions = Documents.ReadSeed("003", format).Sessions;

        sessions.Select(s => s.Number).ShouldBe([1, 2, 3, 4, 5]);
        sessions.Select(s => s.Items.Count).ShouldBe([2, 3, 3, 2, 1]);
        sessions.Select(s => s.Month.ToString()).ShouldBe(["2024-01", "2024-02", "2024-06", "2024-08", "2024-12"]);
        sessions.ShouldAllBe(s => s.Chair == "Đ/c Nguyễn Mạnh Hà - Chủ tịch Hội đồng TĐKT Quận");
        sessions[2].Items[0].ShouldBe("Xét, đề nghị khen thưởng tổng kết năm học 2023 - 2024");
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Both_second_headings_survive_and_duties_name_their_parties(string format)
    {
        var plan = Documents.ReadSeed("003", format);

        plan.Sections.Where(s => s.Path == "II").Select(s => s.Heading).ShouldBe(["NỘI DUNG NHIỆM VỤ VÀ GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN"]);
        plan.Sections.Where(s => s.Path is "II.1" or "II.2" or "II.3" or "II.4" or "II.5" or "II.6").Count().ShouldBe(6 + 4);
        plan.Sections.Where(s => s.Party is not null).Select(s => s.Party)
            .ShouldBe(["Thành viên Hội đồng thi đua khen thưởng quận", "Phòng Nội vụ", "Các Cụm thi đua thuộc quận", "Các đơn vị thuộc quận"]);
        plan.Warnings.ShouldContain(w => w.Code == "heading.repeated" && w.Path == "II");
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Body_items_are_joined_to_rows_and_two_stand_alone(string format)
    {
        var plan = Documents.ReadSeed("003", format);

        plan.BodyItems.Count.ShouldBe(19);
        plan.BodyItems.Where(b => b.MatchedTask is null).Select(b => b.Path).ShouldBe(["II.2.9", "II.2.15"]);
        plan.BodyItems.Single(b => b.Path == "II.2.9").Text.ShouldBe("Trình hồ sơ xét tặng Cúp Thăng Long");
        plan.BodyItems.Single(b => b.Path == "II.2.5").MatchedTask.ShouldBe("PL1.II.9");
        plan.BodyItems.Single(b => b.Path == "II.2.6").MatchedTask.ShouldBe("PL1.II.13");
        plan.Tasks.Single(t => t.Path == "PL1.II.9").Related.ShouldContain(new Related(RelatedAs.RepeatedBy, "II.2.5"));
        plan.Warnings.Count(w => w.Code == "body-item.unmatched").ShouldBe(2);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Rows_that_contradict_a_session_are_pointed_out(string format) =>
        Documents.ReadSeed("003", format).Warnings.Where(w => w.Code == "deadline.conflict").Select(w => w.Path).ShouldBe(["PL1.II.1", "PL1.II.8"]);

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void A_plan_by_quarters_has_sixteen_tasks(string format)
    {
        var plan = Documents.ReadSeed("004", format);

        plan.Kind.ShouldBe(PaperKind.AnnualPlan);
        plan.Year.ShouldBe(2023);
        plan.Number.ShouldBeNull();
        plan.Date.ShouldBeNull();
        plan.Tasks.GroupBy(t => t.Deadline.Due).Select(g => (g.Key!.Value, g.Count())).ShouldBe(
            [(new DateOnly(2023, 3, 31), 8), (new DateOnly(2023, 6, 30), 3), (new DateOnly(2023, 9, 30), 2), (new DateOnly(2023, 12, 31), 3)]);
        plan.Tasks[2].Path.ShouldBe("II.1.3");
        plan.Sections.Where(s => s.Party is not null).Select(s => s.Party).ShouldBe([
            "Hội đồng Thi đua – Khen thưởng huyện", "Các cơ quan, đơn vị thuộc các cụm, khối thi đua trên địa bàn huyện", "Phòng Nội vụ"]);
        plan.Signatory!.Capacity.ShouldBe("KT. CHỦ TỊCH");
        plan.Signatory.Position.ShouldBe("PHÓ CHỦ TỊCH");
        plan.Signatory.Name.ShouldBe("Nguyễn Thị Dung");
    }

    /// <summary>Schools emulate in stages and keep a calendar by months that crosses the year.</summary>
    [Fact]
    public void A_plan_of_a_school_year_by_stages_and_months()
    {
        var plan = Documents.ReadText("""
            PHÒNG GD&ĐT HUYỆN GIẢ ĐỊNH
            TRƯỜNG TIỂU HỌC AN THỊNH
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 45/KH-THAT
            An Thịnh, ngày 20 tháng 9 năm 2024

            KẾ HOẠCH
            Công tác thi đua, khen thưởng năm học 2024 - 2025

            Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;
            Nhà trường xây dựng kế hoạch công tác thi đua, khen thưởng năm học 2024 - 2025 như sau:
            I. CÁC ĐỢT THI ĐUA
            1. Đợt 1: Từ ngày 05/9/2024 đến ngày 20/11/2024
            - Các tổ đăng ký thi đua, nộp về Ban Thi đua trước ngày 30/9/2024.
            - Thi giáo viên dạy giỏi cấp trường.
            2. Đợt 2: Từ ngày 21/11/2024 đến ngày 26/3/2025
            - Sơ kết học kỳ I.
            II. LỊCH CÔNG TÁC
            * Tháng 5/2025:
            - Họp Hội đồng xét thi đua; gửi hồ sơ về Phòng GD&ĐT trước ngày 10/6/2025.
            III. TỔ CHỨC THỰC HIỆN
            1. Tổ trưởng: triển khai đến tổ viên.

            Nơi nhận:
            - Lưu: VT.
            HIỆU TRƯỞNG
            Lê Thị Giả
            """);

        plan.Issuer.ShouldBe("Trường Tiểu học An Thịnh");
        plan.Tasks.Select(t => (t.Path, t.Deadline.Due)).ShouldBe(
        [
            ("I.1.1", new DateOnly(2024, 9, 30)), ("I.1.2", new(2024, 11, 20)), ("I.2.1", new(2025, 3, 26)), ("II.1.1", new(2025, 6, 10)),
        ]);
        plan.Tasks[1].ShouldSatisfyAllConditions(t => t.Group.ShouldBe("Đợt 1: Từ ngày 05/9/2024 đến ngày 20/11/2024"), t => t.Deadline.From.ShouldBe(new DateOnly(2024, 9, 5)));
        CoverageTests.EveryBlockIsReachable(plan);
    }

    /// <summary>A commune's plan by months: work without an end has a heading of its own, and duties at the end have days of their own.</summary>
    [Fact]
    public void A_plan_by_months_with_work_that_goes_on_and_dated_duties()
    {
        var plan = Documents.ReadText("""
            ỦY BAN NHÂN DÂN
            XÃ GIẢ TÂM
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 08/KH-UBND
            Giả Tâm, ngày 20 tháng 01 năm 2026

            KẾ HOẠCH
            Công tác thi đua, khen thưởng năm 2026

            Ủy ban nhân dân xã ban hành Kế hoạch công tác thi đua, khen thưởng năm 2026 như sau:
            I. MỤC ĐÍCH, YÊU CẦU
            - Báo cáo kịp thời, trước ngày 20/6 và 20/11.
            II. NHIỆM VỤ TRỌNG TÂM
            1. Quý III, Quý IV
            - Kiểm tra chéo giữa các khối.
            - Họp xét thi đua, khen thưởng cuối năm (tuần đầu tháng 12).
            2. Nhiệm vụ thường xuyên
            - Tuyên truyền gương người tốt, việc tốt.
            - Khen thưởng đột xuất khi có thành tích.
            III. TỔ CHỨC THỰC HIỆN
            1. Các thôn, trường học, trạm y tế: xây dựng kế hoạch của đơn vị, gửi về UBND xã trước ngày 10/02/2026.
            2. Đề nghị Ủy ban MTTQ Việt Nam xã phối hợp phát động phong trào.

            Nơi nhận:
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH
            Trần Thị Giả
            """);

        plan.Tasks.Select(t => (t.Path, t.Deadline.Kind, t.Deadline.Due)).ShouldBe(
        [
            ("II.1.1", DeadlineKind.Quarter, new DateOnly(2026, 12, 31)), ("II.1.2", DeadlineKind.Period, new(2026, 12, 7)),
            ("II.2.1", DeadlineKind.Continuous, null), ("II.2.2", DeadlineKind.Continuous, null), ("III.1", DeadlineKind.Before, new(2026, 2, 10)),
        ]);
        plan.Tasks[^1].Doers.ShouldBe(["Các thôn, trường học, trạm y tế"]);
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Theory]
    [InlineData("TRƯỜNG THCS LÊ GIẢ", "Trường THCS Lê Giả")]
    [InlineData("TRƯỜNG TRUNG HỌC CƠ SỞ LÊ GIẢ", "Trường Trung học cơ sở Lê Giả")]
    [InlineData("TRƯỜNG MẦM NON HOA GIẢ", "Trường Mầm non Hoa Giả")]
    [InlineData("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ")]
    [InlineData("CÔNG TY CỔ PHẦN GIẢ ĐỊNH", "Công ty Cổ phần Giả Định")]
    public void A_name_in_capitals_is_written_as_in_a_sentence(string head, string name) =>
        Documents.ReadText($"""
            {head}
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 45/KH-X
            An Thịnh, ngày 20 tháng 9 năm 2024
            KẾ HOẠCH
            Công tác thi đua, khen thưởng năm 2025
            Công ty Cổ phần Giả Định xây dựng kế hoạch như sau:
            I. NHIỆM VỤ
            1. Quý I
            - Đăng ký thi đua.
            """).Issuer.ShouldBe(name);
}
