using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

public sealed class InspectionPlanTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void District_plan_of_2023(string format)
    {
        var plan = Documents.ReadSeed("000", format);
        var inspection = plan.Inspection!;

        plan.Kind.ShouldBe(PaperKind.InspectionPlan);
        plan.Year.ShouldBe(2023);
        plan.Number.ShouldBe("04/KH-HĐTĐKT");
        plan.Date.ShouldBe(new DateOnly(2023, 2, 3));
        plan.Bases.Select(b => b.Number).ShouldBe(["4333/QĐ-UBND", "02/KH-HĐTĐKT"]);
        inspection.Contents.Where(c => c.Path.Count(x => x == '.') == 2).Select(c => c.Path).ShouldBe(["III.1.a", "III.1.b", "III.1.c"]);
        "abc".Select(l => inspection.Contents.Count(c => c.Path.StartsWith($"III.1.{l}.", StringComparison.Ordinal))).ShouldBe([4, 6, 4]);
        inspection.Targets.Select(t => t.Name).ShouldBe(["Khối trường học", "Khối các phòng ban đơn vị thuộc quận", "Khối phường"]);
        inspection.Methods.Count.ShouldBe(2);
        inspection.Funding!.ShouldStartWith("Chi từ nguồn Quỹ TĐKT quận");
        plan.Signatory.ShouldBe(new Signatory("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đinh Thị Thu Hương", "PHÓ CHỦ TỊCH UBND QUẬN"));
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Provincial_plan_of_2024(string format)
    {
        var plan = Documents.ReadSeed("001", format);
        var inspection = plan.Inspection!;

        plan.Number.ShouldBe("1181/KH-HĐTĐKT");
        plan.Date.ShouldBe(new DateOnly(2024, 3, 19));
        plan.DateText.ShouldBe("ngày 19 tháng 3 năm 2024");
        plan.Title.ShouldBe("Kiểm tra công tác thi đua, khen thưởng năm 2024");
        plan.Bases.Select(b => (b.Type, b.Number, b.Date)).ShouldBe([
            ("Luật", null, new DateOnly(2022, 6, 15)), ("Nghị định", "98/2023/NĐ-CP", new DateOnly(2023, 12, 31)), ("Kế hoạch", "123/KH-UBND", new DateOnly(2024, 1, 10))]);
        plan.Bases[1].Issuer.ShouldBe("Chính phủ");
        inspection.Contents.Where(c => c.Path.Count(x => x == '.') == 1).Select(c => c.Path).ShouldBe([.. Enumerable.Range(1, 6).Select(i => $"II.{i}")]);
        inspection.Contents.Count(c => c.Path.StartsWith("II.2.a.", StringComparison.Ordinal)).ShouldBe(7);
        inspection.Contents.Count(c => c.Path.StartsWith("II.6.", StringComparison.Ordinal)).ShouldBe(9);
        inspection.Targets[0].ShouldSatisfyAllConditions(
            t => t.Name.ShouldBe("UBND huyện Mường Ảng"), t => t.Also.ShouldBe("02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)"), t => t.Mode.ShouldBe(InspectionMode.Direct));
        inspection.Targets.Count.ShouldBe(8);
        inspection.SelfInspection!.ShouldContain("thực hiện tự kiểm tra");
        inspection.Team.Select(t => t.Role).ShouldBe(["Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên"]);
        inspection.Period!.From.ShouldBe(new DateOnly(2024, 4, 1));
        inspection.Period.Due.ShouldBe(new DateOnly(2024, 9, 30));
        inspection.NoticeWorkingDays.ShouldBe(15);
        inspection.ReportDaysBefore.ShouldBe(5);
        inspection.SelfReportDue.ShouldBe(new DateOnly(2024, 11, 10));
        inspection.DataFrom.ShouldBe(new DateOnly(2023, 1, 1));
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Report_outline_of_the_provincial_plan(string format)
    {
        var outline = Documents.ReadSeed("001", format).Inspection!.Outline;
        var paths = outline.Select(q => q.Path).ToList();

        paths.Where(p => !p.Contains('.')).ShouldBe(["I", "II", "III"]);
        paths.Where(p => p.StartsWith("II.", StringComparison.Ordinal) && p.Count(x => x == '.') == 1).ShouldBe([.. Enumerable.Range(1, 6).Select(i => $"II.{i}")]);
        paths.Where(p => p.StartsWith("II.6.", StringComparison.Ordinal) && p.Count(x => x == '.') == 2).Select(p => p[5..]).ShouldBe(["a", "b", "c", "d", "đ", "e", "g", "h", "i"]);
        outline.Single(q => q.Path == "II.4").Asks.ShouldContain(OutlineAsk.Percent);
        outline.Single(q => q.Path == "II.5").Asks.ShouldContain(OutlineAsk.Money);
        outline.Single(q => q.Path == "II.6.c").Asks.ShouldBe([OutlineAsk.Number]);
        outline.Single(q => q.Path == "II.1").Asks.ShouldContain(OutlineAsk.Documents);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Departmental_plan_of_2022_warns_of_the_wrong_year(string format)
    {
        var plan = Documents.ReadSeed("002", format);

        plan.Year.ShouldBe(2022);
        plan.Number.ShouldBeNull();
        plan.Inspection!.Period!.Due.ShouldBe(new DateOnly(2022, 12, 31));
        plan.Inspection.Targets.Select(t => t.Name).ShouldBe(["Các phòng", "các đơn vị trực thuộc Sở"]);
        plan.Inspection.Contents.Count(c => c.Path.Count(x => x == '.') == 1).ShouldBe(4);
        plan.Warnings.ShouldContain(w => w.Code == "year.conflict" && w.Message.Contains("2021"));
        plan.Signatory!.Position.ShouldBe("GIÁM ĐỐC");
    }

    /// <summary>The form of many provinces: those who inspect themselves stand below those who are visited, the team under numbers.</summary>
    [Fact]
    public void Numbered_plan_without_a_section_for_self_inspection()
    {
        var plan = Documents.ReadText("""
            ỦY BAN NHÂN DÂN
            TỈNH AN THỊNH
            -------
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            ---------------
            Số: 75/KH-UBND
            An Thịnh, ngày 17 tháng 02 năm 2026

            KẾ HOẠCH
            KIỂM TRA CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2026

            I. MỤC ĐÍCH, YÊU CẦU:
            - Đánh giá việc thực hiện pháp luật về thi đua, khen thưởng.
            II. NỘI DUNG KIỂM TRA:
            - Việc bình xét, tỷ lệ khen thưởng người lao động trực tiếp.
            - Việc trích lập và sử dụng Quỹ thi đua, khen thưởng.
            III. ĐỐI TƯỢNG, THỜI GIAN KIỂM TRA:
            1. Đối tượng:
            - Sở Y tế;
            - UBND xã Tân Giả (kiểm tra 02 trường);
            Các đơn vị còn lại tự kiểm tra và gửi báo cáo về Sở Nội vụ trước ngày 30/10/2026.
            2. Thời gian kiểm tra: Từ tháng 5 đến tháng 9/2026.
            3. Thời điểm kiểm tra: từ ngày 01/01/2025 đến thời điểm kiểm tra.
            IV. THÀNH PHẦN ĐOÀN KIỂM TRA:
            1. Trưởng đoàn: Giám đốc Sở Nội vụ.
            2. Thành viên:
            - Đại diện Văn phòng UBND tỉnh;
            - Công chức Sở Nội vụ.
            V. TỔ CHỨC THỰC HIỆN:
            1. Đơn vị được kiểm tra chuẩn bị báo cáo bằng văn bản gửi Đoàn kiểm tra trước 05 ngày.

            Nơi nhận:
            - Như trên;
            - Lưu: VT.

            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Nguyễn Văn Giả
            """);
        var inspection = plan.Inspection!;

        inspection.Targets.Select(t => (t.Name, t.Also)).ShouldBe([("Sở Y tế", null), ("UBND xã Tân Giả", "02 trường")]);
        inspection.SelfInspection!.ShouldStartWith("Các đơn vị còn lại tự kiểm tra");
        inspection.SelfReportDue.ShouldBe(new DateOnly(2026, 10, 30));
        inspection.Team.Select(t => (t.Role, t.Who)).ShouldBe(
            [("Trưởng đoàn", "Giám đốc Sở Nội vụ"), ("Thành viên", "Đại diện Văn phòng UBND tỉnh"), ("Thành viên", "Công chức Sở Nội vụ")]);
        (inspection.Period!.From, inspection.Period.Due).ShouldBe((new DateOnly(2026, 5, 1), new DateOnly(2026, 9, 30)));
        (inspection.ReportDaysBefore, inspection.NoticeWorkingDays, inspection.DataFrom).ShouldBe((5, null, new DateOnly(2025, 1, 1)));
        CoverageTests.EveryBlockIsReachable(plan);
    }

    /// <summary>A schedule of visits says who is visited and when; the text only counts them.</summary>
    [Fact]
    public void Plan_with_a_schedule_of_visits_behind_it()
    {
        var plan = WordReadingTests.Read(
            WordFile.Table("ỦY BAN NHÂN DÂN / TỈNH AN THỊNH / SỞ NỘI VỤ / Số: 45/KH-SNV|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / An Thịnh, ngày 12 tháng 3 năm 2026")
            + WordFile.Paragraphs(
                "KẾ HOẠCH", "Kiểm tra công tác thi đua, khen thưởng năm 2026",
                "I. MỤC ĐÍCH, YÊU CẦU", "1. Đánh giá việc chấp hành pháp luật về thi đua, khen thưởng.",
                "II. NỘI DUNG KIỂM TRA", "1. Công tác lãnh đạo, chỉ đạo.", "2. Việc quản lý, sử dụng quỹ thi đua, khen thưởng.",
                "III. ĐỐI TƯỢNG, THỜI KỲ, THỜI GIAN KIỂM TRA", "1. Đối tượng kiểm tra trực tiếp: 06 cơ quan, đơn vị (có lịch kèm theo).",
                "2. Thời kỳ kiểm tra: từ ngày 01/01/2025 đến thời điểm kiểm tra.",
                "3. Các cơ quan, đơn vị còn lại tự kiểm tra và gửi báo cáo về Sở Nội vụ trước ngày 30/9/2026.",
                "IV. TỔ CHỨC THỰC HIỆN",
                "1. Phòng Thi đua - Khen thưởng tham mưu quyết định thành lập Đoàn kiểm tra; thông báo cho đơn vị được kiểm tra trước ít nhất 07 ngày làm việc.",
                "2. Đơn vị được kiểm tra gửi báo cáo trước ngày kiểm tra 03 ngày.",
                "3. Kết thúc đợt kiểm tra, Đoàn kiểm tra báo cáo kết quả trước ngày 15/11/2026.",
                "LỊCH KIỂM TRA", "(Kèm theo Kế hoạch số 45/KH-SNV ngày 12/3/2026 của Sở Nội vụ)")
            + WordFile.Table(
                "TT|Ngày kiểm tra|Đơn vị được kiểm tra|Địa điểm", "1|Sáng 05/5/2026|Sở Y tế|Trụ sở Sở Y tế", "2|14h00 ngày 05/5/2026|Sở Giáo dục và Đào tạo|Trụ sở Sở",
                "3|12/5/2026|UBND xã Giả Tâm|UBND xã", "4||Công ty cổ phần Dệt may Giả Định|Trụ sở Công ty", "5|Tuần 3 tháng 5/2026|Trường THPT Giả Định|Nhà trường")
            + WordFile.Table("Nơi nhận: / - UBND tỉnh (b/c); / - Lưu: VT, TĐKT.|GIÁM ĐỐC / Nguyễn Văn Giả"));
        var inspection = plan.Inspection!;

        inspection.Targets.Select(t => (t.Name, t.Visit?.Due)).ShouldBe(
        [
            ("Sở Y tế", new DateOnly(2026, 5, 5)), ("Sở Giáo dục và Đào tạo", new(2026, 5, 5)), ("UBND xã Giả Tâm", new(2026, 5, 12)),
            ("Công ty cổ phần Dệt may Giả Định", new(2026, 5, 12)), ("Trường THPT Giả Định", new(2026, 5, 21)),
        ]);
        inspection.SelfInspection.ShouldBe("Các cơ quan, đơn vị còn lại tự kiểm tra và gửi báo cáo về Sở Nội vụ trước ngày 30/9/2026");
        inspection.Team.ShouldBeEmpty(); // a sentence in which the team does something is no list of its members
        (inspection.ReportDaysBefore, inspection.NoticeWorkingDays, inspection.SelfReportDue).ShouldBe((3, 7, new DateOnly(2026, 9, 30)));
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Fact]
    public void Heads_of_word_files_name_the_issuer_and_its_parent()
    {
        (string?, string?) Issuers(string name) => Documents.ReadSeed(name, "docx") is var p ? (p.ParentIssuer, p.Issuer) : default;

        Issuers("000").ShouldBe(("UBND quận Long Biên", "Hội đồng Thi đua - Khen thưởng"));
        Issuers("001").ShouldBe(("Tỉnh Điện Biên", "Hội đồng Thi đua - Khen thưởng"));
        Issuers("002").ShouldBe(("UBND tỉnh Bắc Giang", "Sở Khoa học và Công nghệ"));
        Issuers("003").ShouldBe(("Thành phố Hà Nội", "Ủy ban nhân dân quận Long Biên"));
        Issuers("004").ShouldBe((null, "Ủy ban nhân dân huyện Vĩnh Cửu"));
    }
}
