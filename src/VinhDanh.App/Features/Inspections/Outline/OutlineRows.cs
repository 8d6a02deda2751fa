using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Outline;

/// <summary>An outline, read or composed, as the rows that are kept of it.</summary>
public static class OutlineRows
{
    /// <param name="windowOf">The window a question sets, or takes from the one above it.</param>
    public static (IReadOnlyList<InspectionQuestion> Questions, IReadOnlyList<InspectionAsk> Asks) Of(
        Guid inspection, IReadOnlyList<OutlineQuestion> outline, Func<OutlineQuestion, DataWindow?> windowOf, Func<Guid> newId)
    {
        var rows = outline.Select((q, i) => (Source: q, Row: QuestionOf(inspection, q, windowOf(q), i, newId))).ToList();
        return (
            [.. rows.Select(r => r.Row)],
            [.. rows.Where(r => !IsHeading(r.Source, outline)).SelectMany(r => Parts.Of(r.Row.Id, $"{r.Row.Text} {r.Row.Guidance}", [.. r.Source.Asks.Select(KindOf)], newId))]);
    }

    private static InspectionQuestion QuestionOf(Guid inspection, OutlineQuestion question, DataWindow? window, int place, Func<Guid> newId)
    {
        string[] guidance = [.. question.Details, .. question.Inherited.Select(g => g.Text)];
        return new()
        {
            Id = newId(), InspectionId = inspection, SortNo = place, Path = question.Path, Text = question.Text, Guidance = guidance.Length == 0 ? null : string.Join('\n', guidance),
            // A window that ends before it begins was warned of by the reader; a person sets it.
            WindowFrom = window?.From > window?.To ? null : window?.From, WindowTo = window?.From > window?.To ? null : window?.To, WindowSince = window is { Start: WindowStart.Event, Since: { } since } ? since : null,
        };
    }

    /// <summary>A heading over further questions, with no guidance of its own, asks nothing itself.</summary>
    private static bool IsHeading(OutlineQuestion question, IReadOnlyList<OutlineQuestion> outline) =>
        question.Details.Count == 0 && outline.Any(o => o.Path.StartsWith(question.Path + ".", StringComparison.Ordinal));

    private static AskKind KindOf(OutlineAsk ask) => ask switch
    {
        OutlineAsk.Number => AskKind.Number,
        OutlineAsk.Percent => AskKind.Percent,
        OutlineAsk.Money => AskKind.Money,
        OutlineAsk.Documents => AskKind.Documents,
        OutlineAsk.List => AskKind.List,
        _ => AskKind.Narrative,
    };
}
