using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>Fills a report with what the program counts, each question by its own window.</summary>
public sealed class ReportFilling(AppDb db, Actor actor, FigureBook figures, TimeProvider time)
{
    /// <summary>Of a list, more lines than these stand in the rows behind it only.</summary>
    private const int MostLines = 100;

    /// <summary>Counts every part that a figure fills. A value that the unit typed otherwise stays as it is, beside the new count. The caller saves.</summary>
    public async Task FillAsync(ReportView view, InspectionReport report, CancellationToken ct)
    {
        var (unit, now) = (report.OrganisationId, time.GetUtcNow());
        var rows = await db.InspectionAnswers.Where(a => a.ReportId == report.Id).ToDictionaryAsync(a => a.AskId, ct);
        foreach (var window in view.Questions.GroupBy(q => q.Window))
        {
            var asks = window.SelectMany(q => q.Asks).Where(a => a.Figure is not null).ToList();
            if (asks.Count == 0) continue;
            var values = await figures.CountAsync(new(unit, window.Key.From, window.Key.To, [.. asks.Select(a => a.Ask.Figure!)]), ct);
            foreach (var ask in asks)
            {
                var value = values[ask.Ask.Figure!];
                var row = rows.GetValueOrDefault(ask.Ask.Id);
                if (row is null) db.InspectionAnswers.Add(row = new() { Id = Guid.CreateVersion7(now), ReportId = report.Id, AskId = ask.Ask.Id, EditedBy = actor.AccountId!.Value, EditedAt = now });
                var untouched = row.Counted is null ? row.Number is null && row.Text is null : !AnswerRules.Differs(ask.Ask.Kind, row, AnswerJson.Read(row.Counted));
                if (untouched && ask.TakesNumber) (row.Number, row.Whole) = (value.Number, ask.Ask.Kind is AskKind.Percent ? value.Whole : null);
                if (!ask.TakesNumber && row.Text is null) row.Text = await LinesAsync(ask.Ask.Figure!, unit, window.Key, ct);
                (row.Counted, row.CountedFrom, row.CountedTo) = (AnswerJson.Write(value), window.Key.From, window.Key.To);
            }
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

    private async Task<string?> LinesAsync(string code, Guid unit, QuestionWindow window, CancellationToken ct)
    {
        var rows = await figures.RowsAsync(code, unit, window.From, window.To, new(Size: MostLines), ct);
        if (rows.Rows.Count == 0) return null;
        var lines = rows.Rows.Select(r => string.Join("; ", r.Record.Cells.Where(c => c.Length > 0)));
        return string.Join('\n', rows.Total > rows.Rows.Count ? lines.Append($"… và {Shell.Vn.Number(rows.Total - rows.Rows.Count)} mục khác") : lines);
    }
}
