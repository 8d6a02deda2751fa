using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>A question as it is printed.</summary>
/// <param name="Path">As a reader numbers it: “II.2.a.3”.</param>
/// <param name="Level">1 “I.”, 2 “1.”, 3 “a)”; 4 a bullet.</param>
/// <param name="Details">Paragraphs under it.</param>
/// <param name="ForEach">The sentence of the question above that asks of each under it.</param>
internal sealed record PrintedQuestion(OutlineQuestionText Question, string Path, string Label, int Level, string Text, IReadOnlyList<string> Details, string? ForEach);

/// <summary>The outline of reports behind a plan.</summary>
internal static class OutlinePaper
{
    public static Appendix Of(InspectionText plan, string attachedTo)
    {
        List<Block> blocks = [];
        var questions = Print(plan.Outline);
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            if (question.Level == 4)
            {
                var isLast = i + 1 == questions.Count || questions[i + 1].Level < 4;
                blocks.Add(new Paragraph(RichText.FromString($"- {question.Text}{(isLast ? "." : ";")}")));
                continue;
            }
            blocks.Add(PlanPaper.Numbered(question.Level, $"{question.Label} {question.Text}"));
            blocks.AddRange(question.Details.Select(d => new Paragraph(RichText.FromString(d))));
        }
        return new Appendix(null, $"ĐỀ CƯƠNG\nBáo cáo phục vụ kiểm tra công tác thi đua, khen thưởng năm {plan.Year}", blocks) { AttachedTo = $"(Kèm theo {attachedTo})" };
    }

    /// <summary>Every question in order, blank ones left out.</summary>
    public static List<PrintedQuestion> Print(IReadOnlyList<OutlineQuestionText> parts)
    {
        List<PrintedQuestion> printed = [];
        Level(printed, parts, 1, "", 0, null);
        return printed;
    }

    private static void Level(List<PrintedQuestion> printed, IReadOnlyList<OutlineQuestionText> questions, int level, string above, int number, string? each)
    {
        var place = 0;
        foreach (var question in questions.Where(q => PaperLine.Bare(q.Text).Length > 0))
        {
            var (label, step) = level switch
            {
                1 => (ScheduleTable.Roman(place + 1) + ".", ScheduleTable.Roman(place + 1)),
                2 => ($"{place + 1}.", $"{place + 1}"),
                _ => (PaperLine.Label(place, number), PaperLine.Step(place)),
            };
            place++;
            var path = above.Length == 0 ? step : $"{above}.{step}";
            var forEach = PaperLine.Bare(question.ForEach) is { Length: > 0 } asked ? $"Mỗi nội dung báo cáo cụ thể: {asked}." : null;
            var text = PaperLine.Bare(question.Text);
            List<string> details = [.. PaperLine.Lines(question.Guidance).Select(PaperLine.Paragraph)];
            if (question.Window is { } window) details.Add(InspectionWords.Window(window));
            if (InspectionWords.Asks(question.Asks, string.Join(' ', [text, .. details, forEach, each])) is { } asks) details.Add(asks);
            if (forEach is not null) details.Add(forEach);
            printed.Add(new PrintedQuestion(question, path, label, level, text, details, each));
            var items = PaperLine.Lines(question.Items);
            for (var i = 0; i < items.Count; i++) printed.Add(new PrintedQuestion(new OutlineQuestionText(items[i]), $"{path}.{i + 1}", "-", 4, items[i], [], forEach));
            if (level < 3) Level(printed, question.Children, level + 1, path, place, forEach);
        }
    }
}
