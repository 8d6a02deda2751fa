using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>A programme and the document it was read from, as the text of a plan again.</summary>
public static class LastYear
{
    // Not tasks: they are rows of the schedule now, also where the document had them in its text.
    private static readonly BlockRole[] OfBody = [BlockRole.Preamble, BlockRole.Heading, BlockRole.Paragraph, BlockRole.BodyItem, BlockRole.Closing];

    /// <param name="reading">Null where the programme came from no document that was read.</param>
    /// <param name="frame">What the organisation's plans look like, for what the document doesn't say.</param>
    /// <param name="openOnly">Leaves out what is finished.</param>
    /// <returns>The text, and the ids of rows that are late.</returns>
    public static (PlanText Text, IReadOnlySet<int> Late) Of(ProgrammeBook book, PaperReading? reading, PlanText frame, bool openOnly)
    {
        var council = book.Council.ToHashSet();
        var rows = book.Work.Concat(book.Council).Where(r => !StandsInText(r, book, reading) && (!openOnly || IsOpen(r) || HasOpenPart(book, r))).ToList();
        var lines = rows.Select((row, i) => LineOf(row, i + 1, council.Contains(row))).ToList();
        var text = frame with
        {
            IssuingBody = book.Issuer,
            Symbol = book.Programme.Symbol ?? frame.Symbol,
            Year = book.Programme.Year,
            Subject = book.Programme.Title,
            Lines = lines,
            LastId = lines.Count,
        };
        if (reading is not null) text = WithWords(text, reading);
        return (text, rows.Zip(lines).Where(p => p.First.State is TaskState.Late).Select(p => p.Second.Id).ToHashSet());
    }

    /// <summary>Says in the note of each row that was late where it comes from.</summary>
    public static PlanText CarriedOver(PlanText moved, IReadOnlySet<int> late, int from) => moved with
    {
        Lines = [.. moved.Lines.Select(l => late.Contains(l.Id) && l.Kind is not PlanLineKind.Session
            ? l with { Note = string.Join('\n', new[] { l.Note, $"Chuyển tiếp: năm {from} chưa hoàn thành" }.Where(n => n.Length > 0)) } : l)],
    };

    private static PlanText WithWords(PlanText text, PaperReading reading)
    {
        var body = reading.Blocks.Where(b => OfBody.Contains(b.Role) && b.Cells is null && b.Place.Table is null).Select(b => b.Text.ReplaceLineEndings(" ").Trim());
        var signatory = reading.Signatory;
        var signed = new[] { signatory?.Authority, signatory?.Capacity, signatory?.Position }.OfType<string>().ToList();
        return text with
        {
            Place = reading.Place ?? text.Place,
            Bases = string.Join('\n', reading.Bases.Select(b => b.Text)),
            Body = string.Join('\n', body),
            SignedAs = signed.Count > 0 ? string.Join('\n', signed) : text.SignedAs,
            SignedBy = signatory?.Name ?? "",
            UnderPost = signatory?.Post,
            Recipients = reading.Recipients.Count > 0 ? string.Join('\n', reading.Recipients) : text.Recipients,
            ScheduleTitle = reading.Appendices.FirstOrDefault(a => a.Path == "PL1")?.Title is { Length: > 0 } schedule ? Sentence(schedule) : text.ScheduleTitle,
            CouncilTitle = reading.Appendices.FirstOrDefault(a => a.Path == "PL2")?.Title is { Length: > 0 } council ? Sentence(council) : text.CouncilTitle,
        };
    }

    private static PlanLine LineOf(BookRow row, int id, bool ofCouncil) => new(id, KindOf(row, ofCouncil), row.Task.Kind is TaskKind.Session ? string.Join('\n', row.Agenda) : row.Task.Title)
    {
        Group = KindOf(row, ofCouncil) is PlanLineKind.Task ? row.Task.GroupTitle : null,
        Lead = Lines(row.Lead),
        Doers = Lines(row.Doers),
        Coordinators = Lines(row.Coordinators),
        Deadline = row.Task.DeadlineText,
        Result = row.Task.ExpectedResult ?? "",
        Note = row.Task.Note ?? "",
    };

    private static PlanLineKind KindOf(BookRow row, bool ofCouncil) =>
        row.Task.Kind is TaskKind.Session ? PlanLineKind.Session : ofCouncil ? PlanLineKind.Other : row.Task.ParentId is not null ? PlanLineKind.Part : PlanLineKind.Task;

    /// <summary>Listed in the text only: the text is carried over itself.</summary>
    private static bool StandsInText(BookRow row, ProgrammeBook book, PaperReading? reading) =>
        reading is not null && row.Task.Kind is TaskKind.Task && row.Appendix is null && book.Rows.Any(r => r.Appendix is not null);

    private static bool IsOpen(BookRow row) => row.Task.CompletedOn is null;

    private static bool HasOpenPart(ProgrammeBook book, BookRow row) => book.Rows.Any(r => r.Task.ParentId == row.Task.Id && IsOpen(r));

    private static string Lines(string parties) => parties.Replace("; ", "\n", StringComparison.Ordinal);

    private static string Sentence(string title) => title.ReplaceLineEndings(" ");
}
