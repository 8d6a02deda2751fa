using VinhDanh.Papers.Composing;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class YearShiftTests
{
    [Theory]
    [InlineData("Trước ngày 15/4/2025", "Trước ngày 15/4/2026")]
    [InlineData("Tháng 12/2024 đến 10/01/2025", "Tháng 12/2025 đến 10/01/2026")]
    [InlineData("Tổng kết năm 2024, ký giao ước năm 2025; dự toán năm 2026", "Tổng kết năm 2025, ký giao ước năm 2026; dự toán năm 2027")]
    [InlineData("Khen thưởng tổng kết năm học 2024 - 2025", "Khen thưởng tổng kết năm học 2025 - 2026")]
    [InlineData("Trước ngày 29/02/2024", "Trước ngày 28/02/2025", 2024, 2025)]
    [InlineData("Trình ban hành Quyết định thành lập Đoàn kiểm tra trước ngày 31/3/2025", "Trình ban hành Quyết định thành lập Đoàn kiểm tra trước ngày 31/3/2026")]
    [InlineData("ngày 29 tháng 02 năm 2024", "ngày 28 tháng 02 năm 2025", 2024, 2025)]
    public void Dates_of_the_plan_move_on(string text, string moved, int from = 2025, int to = 2026) => YearShift.Text(text, from, to).ShouldBe(moved);

    [Theory]
    [InlineData("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ")]
    [InlineData("theo Kế hoạch số 68/KH-HĐTĐKT ngày 16/10/2024")]
    [InlineData("Chỉ thị ngày 03/3/2025 của Chủ tịch UBND tỉnh")]
    [InlineData("giai đoạn 2021 - 2025")]
    [InlineData("nhiệm kỳ 2025 - 2030")]
    [InlineData("Luật Thi đua, khen thưởng năm 2022")]
    [InlineData("1.202.500 đồng")]
    public void Names_of_papers_and_periods_stay(string text) => YearShift.Text(text, 2025, 2026).ShouldBe(text);

    [Fact]
    public void A_date_beside_the_name_of_a_paper_moves_on() =>
        YearShift.Text("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh, báo cáo trước ngày 30/6/2025", 2025, 2026)
            .ShouldBe("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh, báo cáo trước ngày 30/6/2026");

    [Fact]
    public void Number_and_day_of_last_years_plan_are_gone_and_its_bases_stay()
    {
        var plan = Plans.Small with { Number = 7, Date = new(2026, 1, 12), Bases = "Căn cứ Luật Thi đua, khen thưởng năm 2026;" };
        var moved = YearShift.Of(plan, 2027);
        (moved.Number, moved.Date, moved.Year, moved.Bases).ShouldBe((null, null, 2027, plan.Bases));
        moved.Lines[0].Deadline.ShouldBe("Trước ngày 30/01/2027");
    }

    [Fact]
    public void An_inspection_plan_moves_on_with_its_days_and_windows()
    {
        var moved = YearShift.Of(InspectionPlans.Small with { SelfReportDue = new(2028, 2, 29), Year = 2028, Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2028", Period = "Quý II/2028" }, 2029);

        (moved.Number, moved.Date, moved.Year, moved.Bases).ShouldBe((null, null, 2029, InspectionPlans.Small.Bases));
        (moved.Subject, moved.Period).ShouldBe(("Kiểm tra công tác thi đua, khen thưởng năm 2029", "Quý II/2029"));
        (moved.SelfReportDue, moved.DataFrom).ShouldBe((new DateOnly(2029, 2, 28), new DateOnly(2026, 1, 1)));
        moved.Outline[1].Children[2].Window.ShouldBe(new WindowText(new(2026, 1, 1), new(2026, 12, 31)));
        InspectionReadBack.Of(moved).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_subject_without_a_year_gets_the_new_one_so_the_paper_is_not_read_as_of_a_year_it_cites()
    {
        var moved = YearShift.Of(InspectionPlans.Small with { Subject = "Kiểm tra công tác thi đua, khen thưởng của Sở Nội vụ", Bases = "Căn cứ Kế hoạch kiểm tra năm 2024" }, 2027);

        moved.Subject.ShouldBe("Kiểm tra công tác thi đua, khen thưởng của Sở Nội vụ năm 2027");
        InspectionReadBack.Of(moved).Reading.ShouldNotBeNull().Year.ShouldBe(2027);
    }
}
