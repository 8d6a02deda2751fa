using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Windows, inherited guidance and numbers of report outlines.</summary>
public sealed class ReportOutlineTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Every_window_of_the_provincial_outline_is_its_questions_own(string format)
    {
        var plan = Documents.ReadSeed("001", format);
        var outline = plan.Inspection!.Outline;

        outline.Where(q => q.Window is not null).Select(q => q.Path).ShouldBe(["II.3", "II.4", "II.5", "II.6.d"]);
        Window("II.3").ShouldBe((null, null, WindowStart.Event, WindowEnd.Inspection, "tổ chức thực hiện"));
        Window("II.4").ShouldBe((new(2023, 1, 1), null, WindowStart.Day, WindowEnd.Inspection, null));
        Window("II.5").ShouldBe((new(2023, 1, 1), new(2023, 12, 31), WindowStart.Day, WindowEnd.Month, null));
        Window("II.6.d").ShouldBe((new(2023, 1, 1), null, WindowStart.Month, WindowEnd.Inspection, null));
        outline.Single(q => q.Path == "II.4").Window!.Text.ShouldBe("số liệu tính từ thời điểm 01/01/2023 đến thời điểm kiểm tra");
        plan.Blocks[outline.Single(q => q.Path == "II.6.d").Window!.Source.Block].Text.ShouldContain("01/2023");
        plan.Warnings.ShouldNotContain(w => w.Code.StartsWith("outline", StringComparison.Ordinal));

        (DateOnly?, DateOnly?, WindowStart, WindowEnd, string?) Window(string path) =>
            outline.Single(q => q.Path == path).Window is { } w ? (w.From, w.To, w.Start, w.End, w.Since) : default;
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void What_each_movement_must_report_is_asked_of_every_movement(string format)
    {
        var outline = Documents.ReadSeed("001", format).Inspection!.Outline;

        foreach (var movement in Enumerable.Range(1, 7).Select(i => outline.Single(q => q.Path == $"II.2.a.{i}")))
        {
            movement.Asks.ShouldBe([OutlineAsk.Number, OutlineAsk.Documents, OutlineAsk.List, OutlineAsk.Narrative], movement.Path);
            var guidance = movement.Inherited.ShouldHaveSingleItem();
            guidance.From.ShouldBe("II.2.a");
            guidance.Text.ShouldStartWith("Yêu cầu: Mỗi Phong trào");
            movement.Details.ShouldBeEmpty();
        }
        outline.Where(q => !q.Path.StartsWith("II.2.a.", StringComparison.Ordinal)).ShouldAllBe(q => q.Inherited.Count == 0);
    }

    [Theory]
    [InlineData("(số liệu tính từ ngày 15/3/2025 đến hết ngày 31/12/2025)", "2025-03-15", "2025-12-31", WindowStart.Day, WindowEnd.Day)]
    [InlineData("(Tính từ 01/2023 đến 12/2023).", "2023-01-01", "2023-12-31", WindowStart.Month, WindowEnd.Month)]
    [InlineData("Số liệu kể từ tháng 02 năm 2024 đến hết tháng 02 năm 2024", "2024-02-01", "2024-02-29", WindowStart.Month, WindowEnd.Month)]
    [InlineData("Kết quả khen thưởng từ năm 2024 đến nay", "2024-01-01", null, WindowStart.Year, WindowEnd.Report)]
    [InlineData("từ năm 2024 đến hết năm 2025", "2024-01-01", "2025-12-31", WindowStart.Year, WindowEnd.Year)]
    [InlineData("(số liệu năm 2025)", "2025-01-01", "2025-12-31", WindowStart.Year, WindowEnd.Year)]
    [InlineData("từ khi Hội đồng được kiện toàn đến thời điểm kiểm tra", null, null, WindowStart.Event, WindowEnd.Inspection)]
    [InlineData("tính từ thời điểm 01/202… đến thời điểm kiểm tra", null, null, WindowStart.Unread, WindowEnd.Inspection)]
    public void A_window_is_typed(string text, string? from, string? to, WindowStart start, WindowEnd end)
    {
        var window = Outline($"I. Kết quả\n1. Công tác khen thưởng {text}").Outline.Single(q => q.Path == "I.1").Window.ShouldNotBeNull();

        (window.From, window.To, window.Start, window.End).ShouldBe((Day(from), Day(to), start, end));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("Thực hiện Đề án giai đoạn 2021-2025")]
    [InlineData("Phong trào giai đoạn từ năm 2021 đến năm 2025")]
    [InlineData("Kết quả khen thưởng năm 2025")]
    [InlineData("Từ kết quả trên, đến thời điểm kiểm tra đơn vị đã làm gì")]
    public void Names_of_programmes_are_no_windows(string text) => Outline($"I. Kết quả\n1. {text}").Outline.ShouldAllBe(q => q.Window == null);

    [Fact]
    public void A_question_takes_the_window_of_the_question_above_where_it_has_none()
    {
        var inspection = Outline("""
            I. Kết quả (số liệu tính từ 01/2025 đến thời điểm kiểm tra)
            1. Khen thưởng
            a) Cấp tỉnh
            2. Quỹ (số liệu năm 2025)
            II. Kiến nghị
            """);
        DataWindow? For(string path) => inspection.WindowFor(inspection.Outline.Single(q => q.Path == path));

        For("I.1.a")!.Text.ShouldContain("01/2025");
        For("I.2")!.Text.ShouldBe("số liệu năm 2025");
        For("II").ShouldBeNull();
        inspection.Outline.Single(q => q.Path == "I.1.a").Window.ShouldBeNull();
    }

    [Theory]
    [InlineData("(Số liệu tính từ 01/01/2025 đến thời điểm kiểm tra)\nI. Kết quả\n1. Quỹ")]
    [InlineData("Số liệu tính từ 01/01/2025 đến thời điểm kiểm tra.\nI. Kết quả\n1. Quỹ")]
    public void What_stands_over_the_first_question_speaks_for_all(string outline)
    {
        var inspection = Outline(outline);

        inspection.OutlineWindow.ShouldNotBeNull().From.ShouldBe(new DateOnly(2025, 1, 1));
        var question = inspection.Outline.Single(q => q.Path == "I.1");
        (question.Window, inspection.WindowFor(question)).ShouldBe((null, inspection.OutlineWindow));
    }

    [Fact]
    public void Blank_and_contradicting_windows_are_warned_of()
    {
        var plan = OutlinePlan("I. Kết quả\n1. Quỹ (từ 01/202… đến 12/2023)\n2. Hồ sơ từ 12/2025 đến 01/2025\n3. Khen thưởng (số liệu năm 2025), từ 01/2024 đến nay");

        plan.Warnings.Where(w => w.Code.StartsWith("outline", StringComparison.Ordinal)).Select(w => (w.Code, w.Path)).ShouldBe(
            [("outline.window", "I.1"), ("outline.window", "I.2"), ("outline.windows", "I.3")]);
        plan.Warnings.Where(w => w.Code.StartsWith("outline", StringComparison.Ordinal)).ShouldAllBe(w => w.Source != null);
    }

    [Fact]
    public void Numbers_that_come_again_are_kept_apart_and_told()
    {
        var plan = OutlinePlan("""
            Báo cáo nêu rõ trách nhiệm của người đứng đầu.
            I. Đặc điểm
            II. Kết quả
            1. Phong trào
            3. Khen thưởng
            a) Cấp tỉnh
            c) Cấp xã
            3. Quỹ
            a) Thu
            b) Chi
            II. Kiến nghị
            1. Với tỉnh
            """);
        var outline = plan.Inspection!.Outline;

        outline.Select(q => q.Path).ShouldBe(["0.1", "I", "II", "II~2", "II.1", "II.3", "II.3~2", "II.3.a", "II.3.c", "II.3~2.a", "II.3~2.b", "II~2.1"], ignoreOrder: true);
        outline.Select(q => q.Text).ShouldBe(["Báo cáo nêu rõ trách nhiệm của người đứng đầu.", "Đặc điểm", "Kết quả", "Phong trào", "Khen thưởng", "Cấp tỉnh", "Cấp xã", "Quỹ", "Thu", "Chi", "Kiến nghị", "Với tỉnh"]);
        plan.Warnings.Where(w => w.Code.StartsWith("outline", StringComparison.Ordinal)).Select(w => (w.Code, w.Path, plan.Blocks[w.Source!.Block].Text)).ShouldBe(
        [
            ("outline.unnumbered", "0.1", "Báo cáo nêu rõ trách nhiệm của người đứng đầu."), ("outline.duplicate", "II~2", "II. Kiến nghị"),
            ("outline.gap", "II.3", "3. Khen thưởng"), ("outline.duplicate", "II.3~2", "3. Quỹ"), ("outline.gap", "II.3.c", "c) Cấp xã"),
        ], ignoreOrder: true);
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Fact]
    public void Both_ways_of_lettering_are_in_order()
    {
        OutlinePlan("I. Kết quả\n1. Khác\na) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu\ng) Bảy\n2. Thêm\na) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Năm\nf) Sáu\ng) Bảy")
            .Warnings.ShouldNotContain(w => w.Code == "outline.gap");
    }

    [Fact]
    public void A_line_that_only_announces_a_list_is_no_guidance_for_each()
    {
        var outline = Outline("I. Kết quả\n1. Phong trào\nMỗi phong trào báo cáo cụ thể về các nội dung sau:\n- Văn bản triển khai;\n- Kết quả.").Outline;

        outline.ShouldAllBe(q => q.Inherited.Count == 0);
    }

    [Fact]
    public void Windows_and_guidance_stand_in_the_JSON()
    {
        var json = PaperJson.Write(OutlinePlan("I. Kết quả\n1. Quỹ (số liệu tính từ 01/2025 đến thời điểm kiểm tra)\n2. Phong trào\nMỗi phong trào nêu số liệu, danh sách.\n- A\n- B"));

        json.ShouldContain("\"window\": {");
        json.ShouldContain("\"start\": \"month\"");
        json.ShouldContain("\"end\": \"inspection\"");
        json.ShouldContain("\"inherited\": [\n", Case.Sensitive);
        PaperJson.Write(PaperJson.Read(json)).ShouldBe(json);
    }

    private static InspectionReading Outline(string outline) => OutlinePlan(outline).Inspection!;

    private static PaperReading OutlinePlan(string outline) => Documents.ReadText($"""
        Số: 75/KH-UBND
        An Thịnh, ngày 17 tháng 02 năm 2026
        KẾ HOẠCH
        Kiểm tra công tác thi đua, khen thưởng năm 2026
        I. MỤC ĐÍCH
        - Đánh giá việc thực hiện pháp luật về thi đua, khen thưởng.
        II. NỘI DUNG KIỂM TRA
        1. Quỹ thi đua, khen thưởng.
        Nơi nhận:
        - Lưu: VT.
        CHỦ TỊCH
        Nguyễn Văn Giả
        ĐỀ CƯƠNG
        (Kèm theo Kế hoạch số 75/KH-UBND ngày 17 tháng 02 năm 2026)
        {outline}
        """);
}
