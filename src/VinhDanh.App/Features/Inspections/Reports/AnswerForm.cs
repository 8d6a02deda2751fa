namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>One part of an answer, as typed.</summary>
public sealed class AnswerForm
{
    public Guid Ask { get; set; }
    public string? Text { get; set; }
    public decimal? Number { get; set; }
    public decimal? Whole { get; set; }
    public string? Reason { get; set; }

    /// <summary>The answer as the form showed it; 0: there was none.</summary>
    public uint Version { get; set; }

    public static AnswerForm Of(AskView ask) => new()
    {
        Ask = ask.Ask.Id, Text = ask.Answer?.Text, Number = ask.Answer?.Number, Whole = ask.Answer?.Whole, Reason = ask.Answer?.Reason, Version = ask.Answer?.Version ?? 0,
    };

    /// <summary>Whether it says anything else than the stored answer does.</summary>
    public bool Changes(AskKind kind, InspectionAnswer? stored)
    {
        var (text, number, whole, reason) = Values(kind);
        return (stored?.Text, stored?.Number, stored?.Whole, stored?.Reason) != (text, number, whole, reason);
    }

    public void Apply(AskKind kind, InspectionAnswer answer) => (answer.Text, answer.Number, answer.Whole, answer.Reason) = Values(kind);

    private (string? Text, decimal? Number, decimal? Whole, string? Reason) Values(AskKind kind) =>
        kind is AskKind.Number or AskKind.Money or AskKind.Percent
            ? (null, Number, kind is AskKind.Percent && Number is not null ? Whole : null, Blank(Reason))
            : (Blank(Text), null, null, null);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
}
