using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Tests.Reading;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class InspectionTakeOverTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(100)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 13), FSharpOption<int>.None)));

    /// <summary>What the program wrote, read and taken over is the same paper again.</summary>
    [Fact]
    public void A_plan_of_the_program_is_taken_over_as_it_was_typed()
    {
        var back = InspectionReadBack.Of(InspectionPlans.Small).Reading.ShouldNotBeNull();
        var again = InspectionTakeOver.Of(back).ShouldNotBeNull();

        InspectionReadBack.Of(again).Differences.ShouldBeEmpty();
        (again.NoticeWorkingDays, again.Combined, again.Announcement, again.UnderPost).ShouldBe((15, "kiểm tra công tác cải cách hành chính", VisitNotice.Either, "PHÓ CHỦ TỊCH UBND TỈNH"));
        again.Methods.Count.ShouldBe(InspectionPlans.Small.Methods.Count, "The program's own sentences are fields again.");
        again.Duties.Select(d => (d.Of, d.Items.Count)).ShouldBe([(InspectionParty.StandingAgency, 2), (InspectionParty.Inspected, 1), (InspectionParty.SelfInspecting, 0)]);
        again.Contents[1].Points[0].Items.Count.ShouldBe(2);
        again.Contents[0].Detail.ShouldBe("Trọng tâm là Luật Thi đua, khen thưởng và các văn bản hướng dẫn");
        var movements = again.Outline[1].Children[0];
        (movements.Items.Count, movements.ForEach).ShouldBe((2, "văn bản triển khai; số liệu so với mục tiêu; những gương điển hình; hiệu quả"));
        again.Outline[1].Children[3].Window.ShouldBe(new WindowText(null, Since: "tổ chức thực hiện Đề án"));
        again.Outline[1].Children[1].Guidance.ShouldHaveSingleItem();
        Words(again).ShouldBe(Words(InspectionPlans.Small));
    }

    [Fact, Trait("Speed", "Slow")]
    public void Any_plan_of_the_program_that_is_taken_over_reads_back() =>
        Check.One(Runs, Prop.ForAll(InspectionPlans.All.ToArbitrary(), plan =>
        {
            var again = InspectionTakeOver.Of(InspectionReadBack.Of(plan).Reading!)!;
            return (InspectionReadBack.Of(again).Differences.Count == 0).Label(string.Join('\n', InspectionReadBack.Of(again).Differences));
        }));

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void A_real_plan_is_taken_over_moved_on_and_reads_back(string number)
    {
        Assert.SkipWhen(Documents.Seeds is null, "The shared documents are not beside the project.");
        using var file = File.OpenRead(Directory.GetFiles(Path.Combine(Documents.Seeds!, "office"), $"{number}*.docx").Single());
        var reading = PaperReader.Read(file, "ke-hoach.docx");

        var taken = InspectionTakeOver.Of(reading).ShouldNotBeNull();
        var moved = YearShift.Of(taken, 2026);

        InspectionReadBack.Of(moved).Differences.ShouldBeEmpty();
        var inspection = reading.Inspection.ShouldNotBeNull();
        taken.Contents.Sum(c => 1 + c.Points.Sum(p => 1 + p.Items.Count)).ShouldBe(inspection.Contents.Count);
        taken.Team.Count.ShouldBe(inspection.Team.Count);
        OutlineSteps.Of(taken.Outline).Sum(s => 1 + s.Question.Items.Count).ShouldBe(inspection.Outline.Count);
        moved.Year.ShouldBe(2026);
    }

    [Fact]
    public void A_paper_that_is_no_inspection_plan_gives_nothing()
    {
        var reading = InspectionReadBack.Of(InspectionPlans.Small).Reading.ShouldNotBeNull();
        InspectionTakeOver.Of(reading with { Inspection = null }).ShouldBeNull();
    }

    /// <summary>All words of the paper but the stops and capitals that it sets itself.</summary>
    private static IEnumerable<string> Words(InspectionText plan) =>
        InspectionPaper.Of(plan).Body.Select(b => b switch { Heading h => h.Text.Plain, Paragraph p => p.Text.Plain, _ => "" });
}
