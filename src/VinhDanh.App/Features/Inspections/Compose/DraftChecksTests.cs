using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

public sealed class DraftChecksTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.LoadEmbedded();

    private static InspectionText Whole { get; } = UsualWords.In(new()
    {
        IssuingBody = "Ủy ban nhân dân tỉnh An Thịnh", Symbol = "KH-UBND", Place = "An Thịnh", Year = 2026, Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2026", SignedAs = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        SignedBy = "Hoàng Thị Vân Anh", Recipients = "Lưu: VT", Targets = [new("Sở Y tế")], Team = [new(Papers.Composing.InspectionRole.Head, "Giám đốc Sở Nội vụ")], Period = "Trong quý II, III năm 2026",
        DataFrom = new(2025, 1, 1), NoticeWorkingDays = 15, ReportDaysBefore = 5,
    }).Insert([InspectionBlocks.Default.All[0]], null, withQuestions: true);

    [Fact]
    public void A_whole_plan_has_nothing_to_look_at() => Of(Whole).ShouldBeEmpty();

    [Fact]
    public void Each_part_that_is_missing_is_named_with_its_place()
    {
        var checks = DraftChecks.Of(Whole with { Contents = [], Targets = [], Team = [], Period = "", DataFrom = null, NoticeWorkingDays = null, Outline = [], SelfInspection = "Các đơn vị khác" }, Calendar, new(2026, 3, 2));
        checks.Remarks.Select(r => r.Part).Distinct().ShouldBe([DraftPart.Contents, DraftPart.Team, DraftPart.Visits, DraftPart.Outline]);
        checks.Remarks.Select(r => r.Message).ShouldContain("Chưa ghi hạn gửi báo cáo tự kiểm tra.");
    }

    [Fact]
    public void Numbers_typed_before_the_words_and_what_stands_twice_are_told()
    {
        var content = Whole.Contents[0];
        Of(Whole with { Contents = [content with { Title = "1. Công tác lãnh đạo" }] }).ShouldBe(["Nội dung 1: bỏ số thứ tự gõ tay “1.”, bản in tự đánh số."]);
        Of(Whole with { Contents = [content, content] }).ShouldBe([$"Nội dung “{content.Title}” có hai lần."]);
        Of(Whole with { Targets = [new("Sở Y tế"), new("Sở Y tế")] }).ShouldBe(["“Sở Y tế” có hai lần trong danh sách kiểm tra trực tiếp."]);
        Of(Whole with { Outline = [new("Kết quả") { Children = [new("a) Biên chế"), new("a) Biên chế")] }] }).ShouldBe(["Đề cương, mục I.1: bỏ số thứ tự gõ tay “a)”, bản in tự đánh số.", "Đề cương, mục I.2: bỏ số thứ tự gõ tay “a)”, bản in tự đánh số.", "Câu hỏi “a) Biên chế” có hai lần trong cùng một mục."]);
    }

    [Fact]
    public void A_duty_that_says_a_term_once_more_is_told() =>
        Of(Whole with { Duties = [new(InspectionParty.StandingAgency, "", ["Thông báo cho đơn vị chậm nhất 15 ngày làm việc", "Cử 15 công chức"])] })
            .ShouldBe(["Việc “Thông báo cho đơn vị chậm nhất 15 ngày làm việc” nhắc lại hạn đã ghi ở phần “Thời gian, phương pháp”; bản in sẽ có hai câu."]);

    [Fact]
    public void A_period_that_is_over_and_terms_that_cannot_be_kept_are_told()
    {
        Of(Whole with { Period = "Quý I năm 2026" }, new(2026, 4, 2)).ShouldBe(["Thời gian kiểm tra đã qua (đến 31/03/2026).", "Không còn kịp thông báo trước 15 ngày làm việc: thời gian kiểm tra chỉ đến 31/03/2026."]);
        Of(Whole, new(2026, 3, 20)).ShouldBe(["Thông báo trước 15 ngày làm việc thì chưa thể kiểm tra ngay từ 01/04/2026."]);
        Of(Whole with { NoticeWorkingDays = 3, ReportDaysBefore = 10 }).ShouldBe(["Đơn vị phải gửi báo cáo trước 10 ngày, khi có thể chưa nhận thông báo (trước 3 ngày làm việc)."]);
        Of(Whole with { Period = "Khi có điều kiện" }).ShouldBe(["Chưa hiểu thời gian kiểm tra “Khi có điều kiện”; ghi quý, tháng hoặc ngày."]);
    }

    [Fact]
    public void What_a_reader_would_take_otherwise_stands_apart_with_its_place() =>
        DraftChecks.Of(Whole with { Methods = ["Thông báo cho đơn vị trước 10 ngày làm việc"] }, Calendar, new(2026, 3, 2)).Differences.ShouldHaveSingleItem().Part.ShouldBe(DraftPart.Visits);

    private static IEnumerable<string> Of(InspectionText plan, DateOnly? today = null)
    {
        var checks = DraftChecks.Of(plan, Calendar, today ?? new(2026, 3, 2));
        checks.Differences.ShouldBeEmpty();
        return checks.Remarks.Select(r => r.Message);
    }
}
