using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Tests.Reading;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class InspectionWriteReadTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 11), FSharpOption<int>.None)));

    [Fact, Trait("Speed", "Slow")]
    public void Any_inspection_plan_reads_back_as_it_was_typed() =>
        Check.One(Runs, Prop.ForAll(InspectionPlans.All.ToArbitrary(), plan =>
        {
            var back = InspectionReadBack.Of(plan);
            if (back.Reading is { } reading) CoverageTests.EveryBlockIsReachable(reading);
            return (back.Differences.Count == 0).Label(string.Join('\n', back.Differences));
        }));

    [Fact]
    public void Every_typed_fact_is_found_by_a_reader_of_the_paper()
    {
        var back = InspectionReadBack.Of(InspectionPlans.Small);
        back.Differences.ShouldBeEmpty();
        var reading = back.Reading.ShouldNotBeNull();
        var inspection = reading.Inspection.ShouldNotBeNull();

        (reading.Kind, reading.Number, reading.Date, reading.Year, reading.Issuer).ShouldBe((PaperKind.InspectionPlan, "03/KH-HĐTĐKT", new(2026, 3, 16), 2026, "Hội đồng Thi đua - Khen thưởng"));
        reading.Sections.Where(s => s.Level == 1).Select(s => s.Heading).ShouldBe(
            ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG KIỂM TRA", "ĐỐI TƯỢNG KIỂM TRA", "THÀNH PHẦN", "THỜI GIAN, PHƯƠNG PHÁP KIỂM TRA", "TỔ CHỨC THỰC HIỆN"]);
        inspection.Contents.Select(c => c.Path).ShouldBe(["II.1", "II.2", "II.2.a", "II.2.a.1", "II.2.a.2", "II.2.b", "II.3", "II.3.1", "II.3.2"]);
        inspection.Targets.Select(t => (t.Name, t.Also)).ShouldBe([("Sở Y tế", "01 đơn vị trực thuộc"), ("UBND xã Khe Lim", "02 đơn vị (01 trường học, 01 thôn)"), ("Công ty cổ phần Chè Suối Ngàn", null)]);
        inspection.Team.Select(t => t.Role).ShouldBe(["Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên"]);
        inspection.Hosts.Count.ShouldBe(2);
        (inspection.Period!.From, inspection.Period.Due).ShouldBe((new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30)));
        (inspection.NoticeWorkingDays, inspection.ReportDaysBefore, inspection.SelfReportDue, inspection.DataFrom).ShouldBe((15, 5, new(2026, 11, 10), new(2025, 1, 1)));
        (inspection.Announcement!.Mode, inspection.Combined!.Text).ShouldBe((VisitNotice.Either, "kiểm tra công tác cải cách hành chính"));
        inspection.Funding.ShouldBe("Chi từ quỹ thi đua, khen thưởng của tỉnh theo quy định hiện hành.");

        var outline = inspection.Outline.ToDictionary(q => q.Path);
        outline["II.1.1"].Inherited.ShouldHaveSingleItem().From.ShouldBe("II.1");
        outline["II.1.2"].Asks.ShouldBe([OutlineAsk.Number, OutlineAsk.Documents, OutlineAsk.List, OutlineAsk.Narrative]);
        outline["II.2"].Asks.ShouldBe([OutlineAsk.Number, OutlineAsk.Percent]);
        outline["II.2"].Window.ShouldNotBeNull().ShouldSatisfyAllConditions(w => w.From.ShouldBe(new DateOnly(2025, 1, 1)), w => w.End.ShouldBe(WindowEnd.Inspection));
        outline["II.3"].Window!.To.ShouldBe(new DateOnly(2025, 12, 31));
        outline["II.4"].Window!.Since.ShouldBe("tổ chức thực hiện Đề án");
        outline["II.4.b"].Asks.ShouldContain(OutlineAsk.List);
        reading.Warnings.ShouldBeEmpty();
    }

    /// <summary>Each text of the list, in every place that takes a text.</summary>
    [Fact]
    public void Hostile_texts_stay_what_they_are()
    {
        foreach (var text in InspectionPlans.Hostile)
        {
            var plan = InspectionPlans.Small with
            {
                Purposes = [text, text],
                Requirements = [text],
                Contents = [new(text, [new(text), new("Hai")], text), new("Hai", [new(text, [text, text]), new(text)])],
                SelfInspection = text,
                Team = [new(InspectionRole.Head, text), new(InspectionRole.Member, text)],
                Hosts = [text],
                Methods = [text, "Trao đổi"],
                Funding = text,
                Duties = [new(InspectionParty.StandingAgency, "Sở Nội vụ", [text])],
                Outline = [new("Kết quả") { Children = [new(text) { Guidance = [text, text], Items = [text], Window = new(new(2025, 1, 1)) }, new("Khác") { Children = [new(text) { Guidance = [text] }] }] }],
            };

            InspectionReadBack.Of(plan).Differences.ShouldBeEmpty(text);
        }
    }

    [Fact]
    public void A_plan_with_nothing_but_a_head_is_a_paper_too()
    {
        var plan = new InspectionText { IssuingBody = "Sở Nội vụ", Symbol = "KH-SNV", Place = "An Thịnh", Year = 2026, Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2026", SignedAs = "GIÁM ĐỐC", SignedBy = "Nguyễn Văn Giả", Recipients = "Lưu: VT" };

        InspectionReadBack.Of(plan).Differences.ShouldBeEmpty();
    }

    /// <summary>What would mislead whoever receives the paper is told by field, before it goes out.</summary>
    [Fact]
    public void What_the_author_contradicts_is_named_by_field()
    {
        Fields(InspectionPlans.Small with { Subject = "Công tác thi đua, khen thưởng năm 2026" }).ShouldContain("kind");
        Fields(InspectionPlans.Small with { Year = 2027 }).ShouldContain("year");
        Fields(InspectionPlans.Small with { Methods = ["Thông báo cho đơn vị trước 10 ngày làm việc"] }).ShouldBe(["noticeWorkingDays"]);
        Fields(InspectionPlans.Small with { Announcement = VisitNotice.Announced, Methods = ["Kiểm tra đột xuất khi có đơn thư"] }).ShouldBe(["announcement"]);
        Fields(InspectionPlans.Small with { Targets = [new("Sở Y tế, Sở Công Thương")] }).ShouldBe(["targets"]);
        Fields(InspectionPlans.Small with { SelfInspection = "Các đơn vị còn lại tự kiểm tra, gửi báo cáo trước ngày 30/10/2026." }).ShouldBe(["selfReportDue"]);
        Fields(InspectionPlans.Small with { Outline = [new("Kết quả") { Children = [new("Khen thưởng từ 01/2024 đến nay") { Window = new(new(2025, 1, 1)) }] }] }).ShouldBe(["outline.window"]);
        Fields(InspectionPlans.Small with { SignedBy = "chưa rõ" }).ShouldBe(["signedBy"]);
        InspectionReadBack.Of(InspectionPlans.Small with { Targets = [new("Sở Y tế, Sở Công Thương")] }).Differences[0].Message
            .ShouldBe("Đơn vị được kiểm tra trực tiếp (1): soạn là “Sở Y tế, Sở Công Thương”, bản Word đọc ra “Sở Y tế”.");

        static IEnumerable<string> Fields(InspectionText plan) => InspectionReadBack.Of(plan).Differences.Select(d => d.Field).Distinct();
    }

    [Fact]
    public void A_plan_beyond_what_can_be_read_says_so()
    {
        var back = InspectionReadBack.Of(InspectionPlans.Small with { Methods = [.. Enumerable.Repeat("Một ý", 50_001)] });
        back.Reading.ShouldBeNull();
        back.Differences.ShouldHaveSingleItem().Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_plan_being_written_can_be_kept_as_JSON()
    {
        var json = JsonSerializer.Serialize(InspectionPlans.Small);
        var kept = JsonSerializer.Deserialize<InspectionText>(json).ShouldNotBeNull();

        JsonSerializer.Serialize(kept).ShouldBe(json);
        InspectionReadBack.Of(kept).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_window_without_a_beginning_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentException>(() => InspectionPaper.Of(InspectionPlans.Small with { Outline = [new("Kết quả") { Window = new(null) }] }));
}
