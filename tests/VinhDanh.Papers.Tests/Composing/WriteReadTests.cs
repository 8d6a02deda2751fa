using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Papers.Composing;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class WriteReadTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260112, 7), FSharpOption<int>.None)));

    [Fact, Trait("Speed", "Slow")]
    public void Any_plan_reads_back_with_the_same_rows() =>
        Check.One(Runs, Prop.ForAll(Plans.All.ToArbitrary(), plan =>
        {
            var differences = ReadBack.Of(plan).Differences;
            return (differences.Count == 0).Label(string.Join('\n', differences));
        }));

    [Fact]
    public void The_head_text_and_tail_read_back_as_written()
    {
        var reading = ReadBack.Of(Plans.Small with { Number = 7, Date = new(2026, 1, 12) }).Reading.ShouldNotBeNull();
        (reading.Number, reading.Symbol, reading.Date, reading.Year, reading.Place).ShouldBe(("07/KH-UBND", "KH-UBND", new(2026, 1, 12), 2026, "An Thịnh"));
        reading.Kind.ShouldBe(Papers.Reading.PaperKind.AnnualPlan);
        reading.Sections.Select(s => s.Path).ShouldBe(["I", "I.1", "II", "III", "III.1"]);
        reading.Recipients.ShouldBe(["Các sở, ban, ngành", "Lưu: VT, NV"]);
        reading.Signatory.ShouldNotBeNull().Name.ShouldBe("Lương Đình Phúc");
        reading.Coverage.Placed.ShouldBe(reading.Coverage.Blocks);
    }

    [Fact]
    public void Parts_stand_under_their_row_and_sessions_have_their_agenda()
    {
        var reading = ReadBack.Of(Plans.Small).Reading.ShouldNotBeNull();
        reading.Tasks.Select(t => t.Path).ShouldBe(["PL1.I.1", "PL1.I.2", "PL1.I.2.1", "PL1.II.1", "PL2.II.1"]);
        var session = reading.Sessions.ShouldHaveSingleItem();
        session.Title.ShouldBe("Phiên họp thứ nhất");
        session.Items.ShouldBe(["Xét khen thưởng tổng kết năm 2025", "Thông qua Quy chế hoạt động"]);
    }

    [Fact]
    public void A_group_whose_name_speaks_of_sessions_is_told_before_the_paper_goes_out()
    {
        var plan = Plans.Small with { Lines = [new(9, PlanLineKind.Task, "Chuẩn bị tài liệu") { Group = "CÁC PHIÊN HỌP CỦA HỘI ĐỒNG", Doers = "Sở Nội vụ", Deadline = "Tháng 3/2026" }] };
        var difference = ReadBack.Of(plan).Differences.ShouldHaveSingleItem();
        difference.LineId.ShouldBe(9);
        difference.Message.ShouldBe("Dòng “Chuẩn bị tài liệu”: đọc ra thành phiên họp; đổi tên nhóm hoặc nội dung.");
    }

    [Fact]
    public void A_plan_beyond_what_can_be_read_says_so()
    {
        var back = ReadBack.Of(Plans.Small with { Body = string.Join('\n', Enumerable.Repeat("- Một ý.", 50_001)) });
        back.Reading.ShouldBeNull();
        back.Differences.ShouldHaveSingleItem().Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void Work_that_only_the_text_lists_is_told()
    {
        var plan = Plans.Small with
        {
            Body = "I. MỤC ĐÍCH, YÊU CẦU\nNâng cao chất lượng thi đua.\nII. NHIỆM VỤ TRỌNG TÂM\n- Kiện toàn Hội đồng Thi đua - Khen thưởng tỉnh;\n- Ban hành kế hoạch phát động các phong trào thi đua;\n- Tổ chức hội thi cán bộ thi đua giỏi.\n(Chi tiết tại Phụ lục I)",
        };
        ReadBack.Of(plan).Unlisted.ShouldBe(["Tổ chức hội thi cán bộ thi đua giỏi"]);
    }
}
