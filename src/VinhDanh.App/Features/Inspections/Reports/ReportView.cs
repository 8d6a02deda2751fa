using System.Text.Json;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>A unit's report with everything its page and its paper show.</summary>
/// <param name="Authority">Who inspects.</param>
/// <param name="Report">Null: not begun.</param>
public sealed record ReportView(
    Inspection Inspection, InspectionTarget Target, string Authority, string Unit, InspectionReport? Report, IReadOnlyList<QuestionView> Questions, DateOnly Today)
{
    public IEnumerable<AskView> Asks => Questions.SelectMany(q => q.Asks);

    /// <summary>Parts the unit has said something to.</summary>
    public int Answered => Asks.Count(a => a.IsAnswered);

    /// <summary>Values that differ from the counted ones without saying why: nothing is sent before they do.</summary>
    public IReadOnlyList<AskView> Unexplained => [.. Asks.Where(a => AnswerRules.IsUnexplained(a.Ask.Kind, a.Answer, a.Counted))];
}

public sealed record QuestionView(InspectionQuestion Question, QuestionWindow Window, IReadOnlyList<AskView> Asks)
{
    public string Anchor => "q-" + Question.Path.Replace('.', '-').Replace('~', '-');

    /// <summary>Depth in the outline: “II.6.d” is 3.</summary>
    public int Depth => Question.Path.Count(c => c == '.') + 1;

    /// <summary>The last part of the path, as the outline prints it.</summary>
    public string Number => Question.Path[(Question.Path.LastIndexOf('.') + 1)..];

    public string WindowInWords => Question.WindowSince is { } since && Question.WindowFrom is null
        ? $"số liệu từ khi {since} đến ngày {Vn.Date(Window.To)}"
        : $"số liệu từ ngày {Vn.Date(Window.From)} đến ngày {Vn.Date(Window.To)}";
}

/// <param name="Figure">What fills it; null: typed.</param>
/// <param name="Now">Counted again after the figures were frozen; null: not asked, or nothing fills it.</param>
public sealed record AskView(InspectionAsk Ask, Figure? Figure, InspectionAnswer? Answer, IReadOnlyList<Evidence> Evidence, FigureValue? Now = null)
{
    /// <summary>As it was counted for this answer.</summary>
    public FigureValue? Counted => Answer?.Counted is { } json ? AnswerJson.Read(json) : null;

    public bool IsAnswered => AnswerRules.IsAnswered(Answer);

    /// <summary>The unit says another number than the program counted.</summary>
    public bool Differs => AnswerRules.Differs(Ask.Kind, Answer, Counted);

    /// <summary>What was counted then is not what is counted now.</summary>
    public bool Moved => Counted is { } then && Now is { } now && (then.Number, then.Whole) != (now.Number, now.Whole);

    public bool TakesNumber => AnswerRules.TakesNumber(Ask.Kind);

    /// <summary>The value as it stands in a sentence; empty: none.</summary>
    public string InWords => AnswerRules.InWords(Ask.Kind, Answer);
}

public sealed record Evidence(Guid File, string Name);

/// <summary>Rules of an answer that need no database.</summary>
public static class AnswerRules
{
    public static bool TakesNumber(AskKind kind) => kind is AskKind.Number or AskKind.Money or AskKind.Percent;

    public static bool IsAnswered(InspectionAnswer? answer) => answer is not null && (answer.Number is not null || !string.IsNullOrWhiteSpace(answer.Text));

    /// <summary>The unit says another number than the program counted, and not why: such a report is not sent.</summary>
    public static bool IsUnexplained(AskKind kind, InspectionAnswer? answer, FigureValue? counted) => Differs(kind, answer, counted) && string.IsNullOrWhiteSpace(answer?.Reason);

    public static bool Differs(AskKind kind, InspectionAnswer? answer, FigureValue? counted) =>
        kind is AskKind.Number or AskKind.Money or AskKind.Percent && answer is { Number: { } said } && counted is not null
        && (said != counted.Number || (kind is AskKind.Percent && answer.Whole != counted.Whole));

    public static string InWords(AskKind kind, InspectionAnswer? answer) => answer is null ? "" : InWords(kind, answer.Number, answer.Whole, answer.Text);

    /// <summary>A value as it stands in a sentence; empty: none.</summary>
    public static string InWords(AskKind kind, decimal? number, decimal? whole, string? text) => (kind, number, whole) switch
    {
        (AskKind.Number, { } n, _) => Vn.Number(n, 4),
        (AskKind.Money, { } n, _) => Vn.Money(n),
        (AskKind.Percent, { } part, { } of) => Share(part, of),
        _ => text ?? "",
    };

    /// <summary>A share is always recomputed from its parts.</summary>
    public static string Share(decimal part, decimal whole) => whole == 0 ? $"{Vn.Number(part, 4)}/0" : $"{Vn.Percent(part / whole)} ({Vn.Number(part, 4)}/{Vn.Number(whole, 4)})";
}

/// <summary>Counted values as they are kept with answers.</summary>
public static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(FigureValue value) => JsonSerializer.Serialize(value, Options);

    public static FigureValue Read(string json) => JsonSerializer.Deserialize<FigureValue>(json, Options) ?? throw new InvalidDataException("A counted value is empty.");
}
