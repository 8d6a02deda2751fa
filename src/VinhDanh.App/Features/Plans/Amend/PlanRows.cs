using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Rows to compare, of a draft and of a programme.</summary>
public static class PlanRows
{
    public static IReadOnlyList<PlanRow> OfDraft(PlanDraft draft) =>
        [.. draft.Kept.Select(row => OfRow(row, row.Parent is null ? null : draft.Find(row.Parent), draft.Year))];

    /// <summary>Tasks that stand; what was withdrawn earlier is no longer compared, and what a higher authority handed down stands in none of the programme's own documents.</summary>
    public static async Task<IReadOnlyList<PlanRow>> OfProgrammeAsync(AppDb db, Guid programmeId, CancellationToken ct)
    {
        var compared = db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == programmeId && t.WithdrawnOn == null && !db.TaskHandovers.Any(h => h.LowerTaskId == t.Id));
        var tasks = await compared.OrderBy(t => t.SortNo).ToListAsync(ct);
        var ids = compared.Select(t => t.Id);
        var parties = (await db.TaskParties.AsNoTracking().Where(p => ids.Contains(p.TaskId)).OrderBy(p => p.SortNo).ToListAsync(ct)).ToLookup(p => p.TaskId);
        var agenda = (await db.AgendaItems.AsNoTracking().Where(a => ids.Contains(a.TaskId)).OrderBy(a => a.SortNo).ToListAsync(ct)).ToLookup(a => a.TaskId, a => a.Text);
        var due = (await db.Deliverables.AsNoTracking().Where(d => ids.Contains(d.TaskId)).ToListAsync(ct)).ToLookup(d => d.TaskId, d => d.DueOn);
        return [.. tasks.Select(t => OfTask(t, [.. parties[t.Id]], agenda[t.Id], due[t.Id]))];
    }

    private static PlanRow OfRow(DraftTask row, DraftTask? parent, int year) => new(row.Path, row.Kind, Fields(
        row.Title,
        Deadline(row.Deadline.Text, row.Deadline.Kind, row.Deadline.From, ProgrammeMaking.WhatIsDue(row, parent, year).Select(d => d.Due)),
        role => row.Of(role).Select(p => p.Text), row.Agenda, row.ExpectedResult, row.Note, row.Group));

    private static PlanRow OfTask(PlanTask task, IReadOnlyList<TaskParty> parties, IEnumerable<string> agenda, IEnumerable<DateOnly?> due) => new(task.Path, task.Kind, Fields(
        task.Title,
        Deadline(task.DeadlineText, task.DeadlineKind, task.FromOn, due),
        role => parties.Where(p => p.Role == role).Select(p => p.Text), agenda, task.ExpectedResult, task.Note, task.GroupTitle), task.Id);

    private static Dictionary<RowField, FieldText> Fields(
        string title, FieldText deadline, Func<PartyRole, IEnumerable<string>> parties, IEnumerable<string> agenda, string? result, string? note, string? group) => new()
        {
            [RowField.Title] = FieldText.Of(title),
            [RowField.Deadline] = deadline,
            [RowField.Lead] = FieldText.OfNames(parties(PartyRole.Lead)),
            [RowField.Doers] = FieldText.OfNames(parties(PartyRole.Doer)),
            [RowField.Coordinators] = FieldText.OfNames(parties(PartyRole.Coordinator)),
            [RowField.Agenda] = FieldText.OfLines(agenda),
            [RowField.ExpectedResult] = FieldText.Of(result),
            [RowField.Note] = FieldText.Of(note),
            [RowField.Group] = FieldText.Of(group),
        };

    /// <summary>The words, and the days they come to: a cell merged over other rows, or another year, changes the days alone.</summary>
    private static FieldText Deadline(string text, DeadlineKind kind, DateOnly? from, IEnumerable<DateOnly?> due)
    {
        if (string.IsNullOrWhiteSpace(text)) return FieldText.None;
        // Instances of recurring work, and dates set for work that waits, come after the document.
        var dated = kind is DeadlineKind.Before or DeadlineKind.On or DeadlineKind.Month or DeadlineKind.Quarter or DeadlineKind.Period;
        var days = dated ? due.OfType<DateOnly>().Distinct().Order().ToList() : [];
        var shown = days.Count == 0 ? text.Trim() : $"{text.Trim()} ({string.Join("; ", days.Select(Vn.Date))})";
        return new(shown, $"{FieldText.Plain(text)}|{kind}|{(dated ? from : null):yyyy-MM-dd}|{string.Join(',', days.Select(d => $"{d:yyyy-MM-dd}"))}");
    }
}
