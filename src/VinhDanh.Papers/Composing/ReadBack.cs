using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>A row that the paper does not give back as it was written.</summary>
/// <param name="LineId">Null for a row that the paper has and the plan has not.</param>
/// <param name="Message">For the officer, in Vietnamese.</param>
public sealed record ReadBackDifference(int? LineId, string Message);

/// <param name="Reading">What a reader of the paper makes of it; null: it is beyond what can be read.</param>
/// <param name="Unlisted">Work listed in the text that no row of the schedule carries.</param>
public sealed record ReadBackResult(PaperReading? Reading, IReadOnlyList<ReadBackDifference> Differences, IReadOnlyList<string> Unlisted);

/// <summary>
/// Writes the paper of a plan and reads it again, as any paper is read: whoever receives it must find in it exactly what its author
/// meant. Rows, parents, groups, parties and deadlines are compared.
/// </summary>
public static class ReadBack
{
    public static ReadBackResult Of(PlanText plan)
    {
        using var stream = new MemoryStream();
        DocxWriter.Write(PlanPaper.Of(plan), stream);
        stream.Position = 0;
        PaperReading reading;
        try
        {
            reading = PaperReader.Read(stream, "ke-hoach.docx");
        }
        catch (PaperUnreadableException e)
        {
            return new(null, [new(null, e.VietnameseMessage)], []);
        }

        return new(reading, [.. Compare(Expected(plan), Found(reading))], [.. reading.BodyItems.Where(b => b.MatchedTask is null).Select(b => b.Text)]);
    }

    private static IEnumerable<ReadBackDifference> Compare(List<Row> expected, List<Row> found)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (i >= found.Count)
            {
                yield return new(expected[i].Id, $"Dòng “{Brief(expected[i].Title)}” không còn là một dòng riêng trong bản Word.");
                continue;
            }
            if (Difference(expected[i], found[i]) is not { } difference) continue;
            yield return new(expected[i].Id, $"Dòng “{Brief(expected[i].Title)}”: {difference}");
            // Once rows are out of step, each further one would differ.
            if (expected[i].Title != found[i].Title) yield break;
        }
        for (var i = expected.Count; i < found.Count; i++) yield return new(null, $"Bản Word đọc ra thêm dòng “{Brief(found[i].Title)}”.");
    }

    private static string? Difference(Row a, Row b) =>
        a.IsSession != b.IsSession ? (a.IsSession ? "không đọc ra là phiên họp." : "đọc ra thành phiên họp; đổi tên nhóm hoặc nội dung.")
        : a.Title != b.Title ? $"đọc ra thành “{Brief(b.Title)}”."
        : a.Group != b.Group ? $"thuộc nhóm “{b.Group ?? "không có"}” thay vì “{a.Group ?? "không có"}”."
        : a.Parent != b.Parent ? "không còn thuộc đúng dòng trên nó."
        : !a.Agenda.SequenceEqual(b.Agenda) ? "các nội dung của phiên họp đọc ra khác; mỗi nội dung ghi một dòng, không dùng dấu chấm phẩy trong dòng."
        : a.Lead != b.Lead ? $"chủ trì đọc ra “{b.Lead}”."
        : a.Doers != b.Doers ? $"đơn vị thực hiện đọc ra “{b.Doers}”."
        : a.Coordinators != b.Coordinators ? $"đơn vị phối hợp đọc ra “{b.Coordinators}”."
        : !Same(a.Deadline, b.Deadline) ? $"thời hạn đọc ra “{b.Deadline.Text}”."
        : a.Result != b.Result || a.Note != b.Note ? "kết quả hoặc ghi chú đọc ra khác."
        : null;

    private static bool Same(Deadline a, Deadline b) =>
        a with { Dates = [], Deliverables = [] } == b with { Dates = [], Deliverables = [] } && a.Dates.SequenceEqual(b.Dates) && a.Deliverables.SequenceEqual(b.Deliverables);

    private static List<Row> Expected(PlanText plan)
    {
        var rows = new List<Row>();
        string? parent = null, group = null;
        foreach (var line in plan.Lines.Where(l => l.Kind is PlanLineKind.Task or PlanLineKind.Part))
        {
            if (line.Kind is PlanLineKind.Task)
            {
                parent = Plain(line.Title);
                group = line.Group is { Length: > 0 } named ? Plain(named) : group;
            }
            rows.Add(RowOf(line, plan.Year) with { Group = group, Parent = line.Kind is PlanLineKind.Part ? parent : null });
        }
        var number = 0;
        foreach (var line in plan.Lines.Where(l => l.Kind is PlanLineKind.Session))
        {
            rows.Add(RowOf(line, plan.Year) with
            {
                IsSession = true,
                Title = PlanPaper.SessionTitle(++number),
                Agenda = [.. PlanPaper.LinesOf(line.Title).Select(item => item.Trim('-', ' ').TrimEnd(';', '.', ' '))],
                Lead = Plain(line.Lead),
                Result = "",
                Note = "",
            });
        }
        rows.AddRange(plan.Lines.Where(l => l.Kind is PlanLineKind.Other).Select(l => RowOf(l, plan.Year) with { Group = "Các nội dung công tác khác" }));
        return rows;
    }

    /// <summary>In the order of <see cref="Expected"/>: schedule, sessions, other work of the council.</summary>
    private static List<Row> Found(PaperReading reading)
    {
        var council = reading.Sessions.Count > 0 ? reading.Sessions.Min(s => s.Source.Block) : int.MaxValue;
        var titles = reading.Tasks.ToDictionary(t => t.Path, t => t.Title);
        Row OfTask(PaperTask t) => new(null, Plain(t.Title), t.Group, t.Parent is { } up ? titles.GetValueOrDefault(up) : null, false, [],
            Text(t.Lead), Text(t.Doers), Text(t.Coordinators), t.Deadline, t.ExpectedResult ?? "", t.Note ?? "");
        return
        [
            .. reading.Tasks.Where(t => t.Source.Block < council).Select(OfTask),
            .. reading.Sessions.Select(s => new Row(null, s.Title, null, null, true, s.Items, s.Chair ?? "", Text(s.Doers), Text(s.Coordinators), s.Deadline, "", "")),
            .. reading.Tasks.Where(t => t.Source.Block > council).Select(OfTask),
        ];
    }

    private static Row RowOf(PlanLine line, int year) => new(line.Id, Plain(line.Title), null, null, false, [],
        Text(PartyList.Split(line.Lead)), Text(PartyList.Split(line.Doers)), Text(PartyList.Split(line.Coordinators)),
        DeadlineGrammar.Parse(Plain(line.Deadline), year), Plain(line.Result), Plain(line.Note));

    private static string Text(IReadOnlyList<string> parties) => string.Join("; ", parties);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Brief(string text) => text.Length <= 80 ? text : text[..79].TrimEnd() + "…";

    private sealed record Row(int? Id, string Title, string? Group, string? Parent, bool IsSession, IReadOnlyList<string> Agenda,
        string Lead, string Doers, string Coordinators, Deadline Deadline, string Result, string Note);
}
