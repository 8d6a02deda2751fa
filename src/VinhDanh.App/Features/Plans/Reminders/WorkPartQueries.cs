using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Parts of work as reminders, letters and reports see them.</summary>
public static class WorkPartQueries
{
    /// <summary>Who does a task where the document names nobody.</summary>
    private const string Unnamed = "Chưa xác định đơn vị thực hiện";

    /// <summary>All parts of the programmes' tasks that were not withdrawn, in the order of the document.</summary>
    public static Task<List<WorkPart>> WorkPartsAsync(this AppDb db, IQueryable<Programme> programmes, CancellationToken ct) =>
        Read(db, programmes, db.Deliverables, ct);

    /// <summary>Only parts whose due day, with or without extension, lies within a span: what a day's reminders need of a large table.</summary>
    public static Task<List<WorkPart>> WorkPartsDueAsync(
        this AppDb db, IQueryable<Programme> programmes, DateOnly from, DateOnly to, CancellationToken ct) =>
        Read(db, programmes, db.Deliverables.Where(d => (d.ExtendedTo ?? d.DueOn) >= from && (d.ExtendedTo ?? d.DueOn) <= to), ct);

    private static async Task<List<WorkPart>> Read(
        AppDb db, IQueryable<Programme> programmes, IQueryable<Deliverable> deliverables, CancellationToken ct)
    {
        var rows = await (
            from p in programmes.AsNoTracking()
            join t in db.Tasks.AsNoTracking() on p.Id equals t.ProgrammeId
            join d in deliverables.AsNoTracking() on t.Id equals d.TaskId
            from a in db.Assignments.AsNoTracking().Where(a => a.DeliverableId == d.Id).DefaultIfEmpty()
            from o in db.Organisations.AsNoTracking().Where(o => a != null && o.Id == a.OrganisationId).DefaultIfEmpty()
            from own in db.Organisations.AsNoTracking().Where(own => own.Id == p.OrganisationId)
            where t.WithdrawnOn == null
            orderby t.SortNo, d.SortNo, o!.Name
            select new
            {
                Programme = p, Task = t, Deliverable = d, Assignment = a,
                UnitName = o == null ? null : o.Name,
                OwnName = own.Name,
            }).ToListAsync(ct);
        return [.. rows.Select(r => new WorkPart
        {
            ProgrammeId = r.Programme.Id,
            TaskId = r.Task.Id,
            DeliverableId = r.Deliverable.Id,
            // Without an assignment nobody was named: the work stays with the authority itself.
            UnitId = r.Assignment is null ? r.Programme.OrganisationId : r.Assignment.OrganisationId,
            Unit = r.UnitName ?? (r.Assignment is null ? r.OwnName : r.Assignment.PartyText is { Length: > 0 } text ? text : Unnamed),
            Path = r.Task.Path,
            Title = r.Task.Title,
            What = r.Deliverable.What,
            DeadlineText = r.Task.DeadlineText,
            DeadlineKind = r.Task.DeadlineKind,
            Due = TaskFacts.LastDayOf(Rules(r.Programme), r.Task.DeadlineKind, r.Deliverable.DueOn, r.Deliverable.ExtendedTo),
            State = r.Assignment?.State ?? AssignmentState.NotSent,
            AnsweredOn = r.Assignment is { } answer
                ? TaskFacts.DecidingDayOf(Rules(r.Programme), new(answer.State, answer.SentOn, answer.ReceivedOn))
                : null,
            Closed = r.Programme.ClosedAt is not null || r.Task.CompletedOn is not null,
            ReminderDays = r.Programme.ReminderDays,
        })];
    }

    private static FactRules Rules(Programme programme) => new(programme.NamedDayCounts, programme.DecidingDate);
}
