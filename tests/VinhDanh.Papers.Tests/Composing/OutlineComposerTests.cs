using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Tests.Reading;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class OutlineComposerTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void The_district_plan_gets_a_question_for_each_content_and_point(string format)
    {
        var contents = Documents.ReadSeed("000", format).Inspection!.Contents;
        var outline = OutlineComposer.OutlineOf(contents);

        outline.Where(q => !q.Path.Contains('.')).Select(q => q.Path).ShouldBe(["I", "II", "III"]);
        outline.Where(q => q.Path.StartsWith("II.", StringComparison.Ordinal)).Select(q => q.Content).ShouldBe(contents.Select(c => c.Path));
        outline.Select(q => q.Path).Where(p => p.StartsWith("II.", StringComparison.Ordinal)).Take(6).ShouldBe(["II.1", "II.1.a", "II.1.b", "II.1.c", "II.1.d", "II.2"]);
        outline.Single(q => q.Path == "II.1").Text.ShouldBe("Công tác lãnh đạo, chỉ đạo");
        outline.Single(q => q.Path == "II.1.a").Asks.ShouldContain(OutlineAsk.Documents);
        outline.Single(q => q.Path == "II.2.đ").Text.ShouldBe("Quy trình bình xét danh hiệu thi đua, hình thức khen thưởng");
        outline.Select(q => q.Path).ShouldBeUnique();
        outline.Where(q => q.Content is not null).ShouldAllBe(q => q.Source == contents.Single(c => c.Path == q.Content).Source);
        outline.Where(q => q.Path.StartsWith("III.", StringComparison.Ordinal)).Select(q => q.Text).ShouldBe(["Kết quả đạt được", "Tồn tại, hạn chế và nguyên nhân", "Kiến nghị, đề xuất"]);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void The_departmental_plan_is_asked_about_without_the_order_to_inspect(string format)
    {
        var contents = Documents.ReadSeed("002", format).Inspection!.Contents;
        var outline = OutlineComposer.OutlineOf(contents);

        outline.Where(q => q.Content is not null).Select(q => q.Content).ShouldBe(contents.Select(c => c.Path));
        outline.Single(q => q.Path == "II.1").Text.ShouldBe("Việc thực hiện các văn bản chỉ đạo, điều hành của cấp trên về công tác thi đua, khen thưởng");
        outline.Single(q => q.Path == "II.2.b").Text.ShouldStartWith("Việc bình xét danh hiệu thi đua");
        outline.Count(q => q.Path.StartsWith("II.3.", StringComparison.Ordinal)).ShouldBe(3);
        outline.ShouldAllBe(q => q.Asks.Count > 0);
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void A_composed_outline_prints_and_reads_as_it_was_composed(string seed)
    {
        var contents = Documents.ReadSeed(seed, "docx").Inspection!.Contents;
        var back = InspectionReadBack.Of(InspectionPlans.Small with { Outline = OutlineComposer.TextOf(contents) });

        back.Differences.ShouldBeEmpty();
        var composed = OutlineComposer.OutlineOf(contents);
        back.Reading!.Inspection!.Outline.Select(q => (q.Path, q.Text.TrimEnd('.'), string.Join(',', q.Asks))).ShouldBe(composed.Select(q => (q.Path, q.Text, string.Join(',', q.Asks))));
    }

    [Fact]
    public void Points_of_points_stand_as_items_and_keep_their_content()
    {
        var outline = OutlineComposer.OutlineOf(Documents.ReadSeed("001", "docx").Inspection!.Contents);

        outline.Single(q => q.Content == "II.2.a.7").Path.ShouldBe("II.2.a.7");
        outline.Single(q => q.Content == "II.6.9").Path.ShouldBe("II.6.i");
    }

    [Fact]
    public void A_content_that_names_its_data_window_hands_it_on()
    {
        var outline = OutlineComposer.OutlineOf([new("II.1", "Kiểm tra việc khen thưởng từ tháng 01/2025 đến thời điểm kiểm tra.", new SourcePlace(4))]);

        outline.Single(q => q.Content == "II.1").Window.ShouldNotBeNull().From.ShouldBe(new DateOnly(2025, 1, 1));
        outline.Count(q => q.Window is not null).ShouldBe(1);
    }

    [Fact]
    public void A_plan_being_written_gets_its_outline_from_its_own_contents()
    {
        var plan = InspectionPlans.Small with { Outline = OutlineComposer.TextOf(InspectionPlans.Small) };

        plan.Outline[1].Children.Select(c => c.Text).ShouldBe(["Việc triển khai pháp luật về thi đua, khen thưởng", "Việc tổ chức các phong trào thi đua", "Công tác khác"]);
        plan.Outline[1].Children[1].Children[0].Items.Count.ShouldBe(2);
        InspectionReadBack.Of(plan).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void No_contents_give_no_outline() => OutlineComposer.OutlineOf([]).ShouldBeEmpty();
}
