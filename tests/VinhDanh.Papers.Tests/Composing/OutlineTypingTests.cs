using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class OutlineTypingTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260317, 11), FSharpOption<int>.None)));

    [Fact]
    public void An_outline_written_out_and_typed_in_again_is_the_same_outline()
    {
        var outline = InspectionPlans.Small.Outline;
        var again = TypedOutline.Read(TypedOutline.Of(outline), outline);

        again.Mistakes.ShouldBeEmpty();
        InspectionReadBack.Of(InspectionPlans.Small with { Outline = again.Questions }).Differences.ShouldBeEmpty();
        Shape(again.Questions).ShouldBe(Shape(outline));
    }

    /// <summary>Whatever people call their questions: numbers say where a line belongs.</summary>
    [Fact, Trait("Speed", "Slow")]
    public void Any_outline_survives_being_written_out_and_typed_in() =>
        Check.One(Runs, Prop.ForAll(InspectionPlans.All.ToArbitrary(), plan =>
        {
            var printed = OutlinePrint(plan);
            var again = TypedOutline.Read(TypedOutline.Of(plan.Outline), plan.Outline);
            return (again.Mistakes.Count == 0 && OutlinePrint(plan with { Outline = again.Questions }).SequenceEqual(printed)).Label(TypedOutline.Of(plan.Outline));
        }));

    [Fact]
    public void A_number_twice_or_a_step_without_the_one_above_is_told_with_its_line()
    {
        Mistakes("I. Tình hình\n1. Biên chế\n\n1. Tổ chức").ShouldBe(["Dòng 4: số “1” đã có ở dòng 2; đánh số lại rồi lưu."]);
        Mistakes("1. Biên chế").ShouldBe(["Dòng 1: “1. Biên chế” chưa có phần “I.” ở trên."]);
        Mistakes("I. Tình hình\na) Biên chế").ShouldBe(["Dòng 2: “a) Biên chế” chưa có câu hỏi “1.” ở trên."]);
        Mistakes("Đề cương báo cáo").ShouldBe(["Dòng 1: “Đề cương báo cáo” đứng trước phần đầu tiên; bắt đầu bằng “I.”."]);
        Mistakes("I. Tình hình\n1. Biên chế\nII. Kết quả\n1. Khen thưởng").ShouldBeEmpty();

        static IReadOnlyList<string> Mistakes(string text) => TypedOutline.Read(text, []).Mistakes;
    }

    [Fact]
    public void Lines_pasted_from_word_become_parts_questions_items_and_guidance()
    {
        var part = TypedOutline.Read("I. Kết quả\n1. Phong trào thi đua.\nNêu số liệu.\n- Phong trào một;\n- Phong trào hai.\nMỗi nội dung báo cáo cụ thể: kết quả; gương điển hình.\n1.1. Hưởng ứng\n2. Quỹ", []).Questions.ShouldHaveSingleItem();
        part.Children.Select(q => q.Text).ShouldBe(["Phong trào thi đua", "Quỹ"]);
        part.Children[0].ShouldSatisfyAllConditions(q => q.Guidance.ShouldBe(["Nêu số liệu"]), q => q.Items.ShouldBe(["Phong trào một", "Phong trào hai"]), q => q.ForEach.ShouldBe("kết quả; gương điển hình"), q => q.Children.Single().Text.ShouldBe("Hưởng ứng"));
    }

    [Fact]
    public void Questions_are_found_moved_added_and_taken_out_by_their_places()
    {
        var outline = InspectionPlans.Small.Outline;
        OutlineSteps.Of(outline).Select(s => s.Path).ShouldBe(["I", "I.1", "I.2", "II", "II.1", "II.2", "II.3", "II.4", "II.4.a", "II.4.b", "III", "III.1", "III.2", "III.3"]);
        OutlineSteps.Find(outline, [1, 3, 1])!.Text.ShouldBe("Nhân rộng");
        OutlineSteps.Find(OutlineSteps.Move(outline, [1, 3, 1], up: true)!, [1, 3, 0])!.Text.ShouldBe("Nhân rộng");
        OutlineSteps.Move(outline, [0], up: true).ShouldBe(outline);
        OutlineSteps.Remove(outline, [1, 0])![1].Children.Count.ShouldBe(3);
        OutlineSteps.Add(outline, [1, 3], new("Tuyên truyền"))![1].Children[3].Children[^1].Text.ShouldBe("Tuyên truyền");
        OutlineSteps.Add(outline, [], new("Phần mới"))!.Count.ShouldBe(4);
        foreach (var gone in (int[][])[[9], [1, 9], [1, -1], []]) OutlineSteps.Remove(outline, gone).ShouldBeNull();
        OutlineSteps.Add(outline, [1, 3, 0], new("Quá sâu")).ShouldBeNull();
    }

    private static IEnumerable<string> Shape(IReadOnlyList<OutlineQuestionText> outline) =>
        OutlineSteps.Of(outline).Select(s => $"{s.Path} {s.Question.Text} {string.Join('|', s.Question.Items)} {s.Question.ForEach} {s.Question.Window} {string.Join('|', s.Question.Asks)}");

    private static List<string> OutlinePrint(InspectionText plan) =>
        [.. InspectionPaper.Of(plan).Appendices.SelectMany(a => a.Body).Select(b => b switch { Heading h => h.Text.Plain, Paragraph p => p.Text.Plain, _ => "" })];
}
