using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Tests.Deadlines;

public sealed class DeliverableTests
{
    private const string SharedCell = "<p>(Đề nghị các đơn vị là CQTT phong trào thi đua gửi báo cáo sơ kết đánh giá kết quả thực hiện phong trào "
        + "thi đua 6 tháng, 9 tháng và đề xuất khen thưởng về Cơ quan thường trực Hội đồng TĐKT quận</p> <p>- Trước ngày 10/6/2024 và ngày 10/9/2024</p>";

    [Fact]
    public void A_cell_that_asks_for_two_reports_by_two_dates_gives_each_its_date()
    {
        var deadline = DeadlineGrammar.Parse(SharedCell, 2024);
        deadline.Kind.ShouldBe(DeadlineKind.Before);
        deadline.Dates.ShouldBe([new(2024, 6, 10), new(2024, 9, 10)]);
        deadline.Due.ShouldBe(new DateOnly(2024, 9, 10));
        deadline.Deliverables.ShouldBe(
        [
            new("Báo cáo sơ kết đánh giá kết quả thực hiện phong trào thi đua 6 tháng", new(2024, 6, 10)),
            new("Báo cáo sơ kết đánh giá kết quả thực hiện phong trào thi đua 9 tháng", new(2024, 9, 10)),
        ]);
        deadline.Text.ShouldNotContain("<p>");
    }

    [Fact]
    public void Things_in_clauses_of_their_own_keep_their_own_dates() =>
        DeadlineGrammar.Parse("Báo cáo 6 tháng trước ngày 10/6; báo cáo năm: trước ngày 10/12", 2024).Deliverables
            .ShouldBe([new("Báo cáo 6 tháng", new(2024, 6, 10)), new("Báo cáo năm", new(2024, 12, 10))]);

    [Fact]
    public void Two_dates_for_one_thing_name_no_deliverables() =>
        DeadlineGrammar.Parse("Gửi báo cáo trước ngày 10/6/2024 và ngày 10/9/2024", 2024).Deliverables.ShouldBeEmpty();
}
