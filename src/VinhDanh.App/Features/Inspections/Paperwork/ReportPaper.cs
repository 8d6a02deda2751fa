using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>A unit's report in the outline's own order and numbering.</summary>
internal static class ReportPaper
{
    public static OfficialDocument Of(ReportView view) => new()
    {
        IssuingBody = BodyNames.Head(view.Unit),
        Symbol = "BC-…………",
        Place = "…………",
        TypeName = "BÁO CÁO",
        Abstract = $"Kết quả {(view.Target.Kind is TargetKind.Self ? "tự " : "")}{PaperNames.Topic(view.Inspection)}",
        AddressedTo = [$"{view.Authority}."],
        Body = [.. view.Questions.SelectMany(Blocks)],
        Signature = new(["THỦ TRƯỞNG ĐƠN VỊ"], ""),
        Recipients = ["Như trên", "Lưu: VT"],
    };

    private static IEnumerable<Block> Blocks(QuestionView question)
    {
        yield return PaperBlocks.Heading(Math.Min(question.Depth, 4), $"{Marker(question)} {question.Question.Text}");
        foreach (var ask in question.Asks.Where(a => a.IsAnswered))
        {
            if (ask.TakesNumber) yield return PaperBlocks.Text($"- {ask.Ask.Label}: {ask.InWords}{Period(question, ask)}.{Said(ask)}");
            else
                foreach (var line in (ask.Answer!.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) yield return PaperBlocks.Text(ask.Ask.Kind is AskKind.Narrative ? line : $"- {line.TrimStart('-', ' ')}");
            foreach (var line in ask.Counted?.Lines.Where(l => l.Number != 0) ?? []) yield return PaperBlocks.Text($"+ {(line.Group is null ? "" : $"{line.Group}: ")}{line.Label}: {Vn.Number(line.Number)};");
        }
        if (question.Asks.Count > 0 && !question.Asks.Any(a => a.IsAnswered)) yield return PaperBlocks.Text("Không phát sinh.");
    }

    /// <summary>“I.”, “1.”, “a)” as the outline numbers its questions.</summary>
    private static string Marker(QuestionView question) => question.Number is [var letter] && char.IsLower(letter) ? $"{letter})" : $"{question.Number.Split('~')[0]}.";

    private static string Period(QuestionView question, AskView ask) => ask.Counted is null ? "" : $" ({question.WindowInWords})";

    private static string Said(AskView ask) => ask is { Differs: true, Counted: { } counted }
        ? $" Chương trình tính {AnswerRules.InWords(ask.Ask.Kind, counted.Number, counted.Whole, null)}; lý do khác: {ask.Answer!.Reason}."
        : "";
}
