using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>Fills a report with what the program counts, each question by its own window.</summary>
public sealed class ReportFilling(AppDb db, FigureBook figures, TimeProvider time)
{
    /// <summary>Of a list, more lines than these stand in the rows behind it only.</summary>
    private const int MostLines = 100;

    /// <summary>Counts every part that a figure fills. A value that the unit typed otherwise stays as it is, beside the new count. The caller saves.</summary>
    /// <param name="by">In whose name new answers stand.</param>
    public async Task FillAsync(ReportView view, InspectionReport report, Guid by, CancellationToken ct)
    {
        var parts = view.Questions.SelectMany(q => q.Asks.Where(a => a.Figure is not null).Select(a => new FilledPart(a.Ask, q.Window))).ToList();
        var counted = await CountAsync(new Dictionary<Guid, IReadOnlyList<FilledPart>> { [report.OrganisationId] = parts }, ct);
        var rows = await db.InspectionAnswers.Where(a => a.ReportId == report.Id).ToDictionaryAsync(a => a.AskId, ct);
        Fill(report, rows, parts, counted, by);
    }

    /// <summary>The parts of a unit's report that the program can count.</summary>
    public IEnumerable<FilledPart> PartsOf(Inspection inspection, InspectionTarget target, IEnumerable<(InspectionQuestion Question, InspectionAsk Ask)> outline, DateOnly today) =>
        outline.Where(o => o.Ask.Figure is { } code && figures.Find(code) is not null).Select(o => new FilledPart(o.Ask, QuestionWindow.Of(inspection, target, o.Question, today)));

    /// <summary>Counts the parts of many units at once: a few statements for each window, however many units share it.</summary>
    public async Task<CountedParts> CountAsync(IReadOnlyDictionary<Guid, IReadOnlyList<FilledPart>> ofUnits, CancellationToken ct)
    {
        var found = new CountedParts();
        foreach (var window in ofUnits.SelectMany(u => u.Value, (u, part) => (Unit: u.Key, Part: part)).GroupBy(w => w.Part.Window))
        {
            var cover = await figures.CoverAsync([.. window.Select(w => w.Unit)], window.Key.From, window.Key.To, ct);
            foreach (var (unit, values) in await figures.CountManyAsync(cover, [.. window.Select(w => w.Part.Figure)], ct))
                foreach (var value in values.Values) found.Add(unit, window.Key, value);
            foreach (var code in window.Where(w => !w.Part.TakesNumber).Select(w => w.Part.Figure).Distinct(StringComparer.Ordinal))
                foreach (var (unit, rows) in await figures.FirstRowsAsync(code, cover, MostLines, ct)) found.Add(unit, window.Key, code, LinesOf(rows));
        }
        return found;
    }

    /// <summary>Writes what was counted into the answers of a report.</summary>
    /// <param name="rows">Its answers, by ask.</param>
    public void Fill(InspectionReport report, IReadOnlyDictionary<Guid, InspectionAnswer> rows, IEnumerable<FilledPart> parts, CountedParts counted, Guid by)
    {
        var now = time.GetUtcNow();
        foreach (var part in parts)
        {
            var (value, lines) = counted.Of(report.OrganisationId, part);
            var (ask, row) = (part.Ask, rows.GetValueOrDefault(part.Ask.Id));
            if (row is null) db.InspectionAnswers.Add(row = new() { Id = Guid.CreateVersion7(now), ReportId = report.Id, AskId = ask.Id, EditedBy = by, EditedAt = now });
            var untouched = row.Counted is null ? row.Number is null && row.Text is null : !AnswerRules.Differs(ask.Kind, row, AnswerJson.Read(row.Counted));
            if (untouched && part.TakesNumber) (row.Number, row.Whole) = (value.Number, ask.Kind is AskKind.Percent ? value.Whole : null);
            // Of lines it is not kept which were typed: they are counted again only where nobody of the unit has written anything.
            if (!part.TakesNumber && (row.Text is null || report.PreparedAt is not null)) row.Text = lines;
            (row.Counted, row.CountedFrom, row.CountedTo) = (AnswerJson.Write(value), part.Window.From, part.Window.To);
        }
        report.FilledAt = now;
    }

    /// <summary>What the counted answers would count to today, over the window they were counted for.</summary>
    /// <returns>By ask.</returns>
    public async Task<IReadOnlyDictionary<Guid, FigureValue>> CountAgainAsync(Guid unit, IEnumerable<InspectionAnswer> answers, IEnumerable<InspectionAsk> asks, CancellationToken ct)
    {
        var codes = asks.Where(a => a.Figure is not null && figures.Find(a.Figure) is not null).ToDictionary(a => a.Id, a => a.Figure!);
        var found = new Dictionary<Guid, FigureValue>();
        foreach (var window in answers.Where(a => a is { Counted: not null, CountedFrom: not null, CountedTo: not null } && codes.ContainsKey(a.AskId)).GroupBy(a => (From: a.CountedFrom!.Value, To: a.CountedTo!.Value)))
        {
            var values = await figures.CountAsync(new(unit, window.Key.From, window.Key.To, [.. window.Select(a => codes[a.AskId])]), ct);
            foreach (var answer in window) found[answer.AskId] = values[codes[answer.AskId]];
        }
        return found;
    }

    private static string LinesOf(FigureRows rows)
    {
        var lines = rows.Rows.Select(r => string.Join("; ", r.Record.Cells.Where(c => c.Length > 0)));
        return string.Join('\n', rows.Total > rows.Rows.Count ? lines.Append($"… và {Shell.Vn.Number(rows.Total - rows.Rows.Count)} mục khác") : lines);
    }
}

/// <summary>A part of a unit's report that a figure fills, and the days it counts.</summary>
public sealed record FilledPart(InspectionAsk Ask, QuestionWindow Window)
{
    public string Figure => Ask.Figure!;
    public bool TakesNumber => AnswerRules.TakesNumber(Ask.Kind);
}

/// <summary>What was counted for the parts of reports, by unit, window and figure.</summary>
public sealed class CountedParts
{
    private readonly Dictionary<(Guid Unit, QuestionWindow Window, string Figure), FigureValue> _values = [];
    private readonly Dictionary<(Guid Unit, QuestionWindow Window, string Figure), string> _lines = [];

    public void Add(Guid unit, QuestionWindow window, FigureValue value) => _values[(unit, window, value.Code)] = value;

    public void Add(Guid unit, QuestionWindow window, string figure, string lines) => _lines[(unit, window, figure)] = lines;

    /// <returns>Lines are null where there are none.</returns>
    public (FigureValue Value, string? Lines) Of(Guid unit, FilledPart part) => (_values[(unit, part.Window, part.Figure)], _lines.GetValueOrDefault((unit, part.Window, part.Figure)));
}
