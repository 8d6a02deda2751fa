using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans;

/// <summary>What pages ask of one task; within the actor's scope.</summary>
public sealed class TaskQueries(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>Units shown of one task; more than any document names.</summary>
    private const int MostParts = 2000;

    /// <returns>Null when there is none, or neither it nor an assignment of it is in scope.</returns>
    public async Task<TaskView?> FindAsync(Guid id, CancellationToken ct)
    {
        var task = await db.VisibleTasks(actor).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
        if (task is null) return null;
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == task.ProgrammeId, ct);
        var owned = await db.Organisations.Within(actor).AnyAsync(o => o.Id == task.OrganisationId, ct);
        var parties = await db.TaskParties.AsNoTracking().Where(p => p.TaskId == id).OrderBy(p => p.SortNo).ToListAsync(ct);
        var agenda = await db.AgendaItems.Where(a => a.TaskId == id).OrderBy(a => a.SortNo).Select(a => a.Text).ToListAsync(ct);
        var rules = new FactRules(programme.NamedDayCounts, programme.DecidingDate);
        var parts = (await PartsAsync(id, owned, ct)).ToLookup(p => p.DeliverableId);
        var deliverables = (await db.Deliverables.AsNoTracking().Where(d => d.TaskId == id).OrderBy(d => d.SortNo).ToListAsync(ct))
            .Select(d => new DeliverableView(d, TaskFacts.LastDayOf(rules, task.DeadlineKind, d.DueOn, d.ExtendedTo), [.. parts[d.Id]])).ToList();
        var parent = task.ParentId is { } above ? await db.Tasks.Where(t => t.Id == above).Select(t => new TaskName(t.Id, t.Title)).SingleAsync(ct) : null;
        var children = await db.VisibleTasks(actor).Where(t => t.ParentId == id).OrderBy(t => t.SortNo).Select(t => new TaskName(t.Id, t.Title)).ToListAsync(ct);
        return new(task, programme, rules, owned, parties, agenda, deliverables, parent, children, time.Today());
    }

    private async Task<List<PartView>> PartsAsync(Guid taskId, bool owned, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return await (
            from a in db.Assignments.AsNoTracking()
            join o in db.Organisations on a.OrganisationId equals o.Id into known
            from o in known.DefaultIfEmpty()
            where a.TaskId == taskId && (owned || within.Contains(a.OrganisationId))
            // Who still owes comes first: that is what the page is opened for.
            orderby a.State == AssignmentState.Received, a.State == AssignmentState.Sent, EF.Functions.Collate(o.Name ?? a.PartyText, "vi-x-icu")
            select new PartView(a.Id, a.DeliverableId, a.OrganisationId, o.Name ?? a.PartyText, a.State, a.SentOn, a.ReceivedOn, a.ReturnedReason,
                a.Channel, a.IncomingNumber, within.Contains(a.OrganisationId))).Take(MostParts).ToListAsync(ct);
    }

    /// <summary>Comments, oldest first, with who wrote them for which organisation.</summary>
    public async Task<IReadOnlyList<CommentView>> CommentsAsync(Guid taskId, CancellationToken ct) => await (
        from c in db.TaskComments
        join account in db.Accounts on c.ById equals account.Id
        join o in db.Organisations on c.OrganisationId equals o.Id
        where c.TaskId == taskId
        orderby c.At
        select new CommentView(c.At, account.DisplayName, o.Name, c.Text)).Take(500).ToListAsync(ct);

    public async Task<IReadOnlyList<TaskDocument>> DocumentsAsync(Guid taskId, CancellationToken ct) =>
        await db.TaskDocuments.AsNoTracking().Where(d => d.TaskId == taskId).OrderBy(d => d.IssuedOn).ToListAsync(ct);

    /// <summary>Requests to extend, newest first; a unit sees its own.</summary>
    public async Task<IReadOnlyList<ExtensionView>> ExtensionsAsync(Guid taskId, bool owned, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return await (
            from r in db.ExtensionRequests
            join d in db.Deliverables on r.DeliverableId equals d.Id
            join o in db.Organisations on r.OrganisationId equals o.Id
            where d.TaskId == taskId && (owned || within.Contains(r.OrganisationId))
            orderby r.AskedAt descending
            select new ExtensionView(r.Id, r.DeliverableId, d.What, o.Name, r.AskedAt, r.Until, r.Reason, r.State, r.DecisionNote)).Take(500).ToListAsync(ct);
    }

    /// <summary>What a unit reported on its part, newest first, with the evidence.</summary>
    public async Task<IReadOnlyList<ReportView>> ReportsAsync(Guid assignmentId, CancellationToken ct)
    {
        var reports = await (
            from r in db.ProgressReports
            join account in db.Accounts on r.ById equals account.Id
            join o in db.Organisations on r.OrganisationId equals o.Id
            where r.AssignmentId == assignmentId
            orderby r.At descending
            select new { r.Id, r.At, account.DisplayName, o.Name, r.Text, r.Final }).Take(200).ToListAsync(ct);
        var ids = reports.Select(r => r.Id).ToList();
        var files = (await (
            from f in db.FileReferences
            join stored in db.StoredFiles on f.Sha256 equals stored.Sha256
            where f.SubjectKind == ReportFiles.Kind && ids.Contains(f.SubjectId) && f.RemovedAt == null
            orderby f.AddedAt
            select new { f.SubjectId, f.Id, f.Name, stored.SizeBytes }).ToListAsync(ct)).ToLookup(f => f.SubjectId);
        return [.. reports.Select(r => new ReportView(r.At, r.DisplayName, r.Name, r.Text, r.Final, [.. files[r.Id].Select(f => new ReportFile(f.Id, f.Name, f.SizeBytes))]))];
    }
}

/// <param name="Owned">The task's programme belongs to the actor's scope; else only the parts of units in scope are held.</param>
public sealed record TaskView(
    PlanTask Task, Programme Programme, FactRules Rules, bool Owned, IReadOnlyList<TaskParty> Parties, IReadOnlyList<string> Agenda,
    IReadOnlyList<DeliverableView> Deliverables, TaskName? Parent, IReadOnlyList<TaskName> Children, DateOnly Today)
{
    public TaskState State => Task.StateOn(Today);
    public IEnumerable<PartView> Parts => Deliverables.SelectMany(d => d.Parts);
    public IEnumerable<TaskParty> Of(PartyRole role) => Parties.Where(p => p.Role == role);
}

/// <param name="LastDay">Extension and named-day rule applied.</param>
public sealed record DeliverableView(Deliverable Deliverable, DateOnly? LastDay, IReadOnlyList<PartView> Parts)
{
    /// <summary>All who were asked have answered, and every answer is accepted.</summary>
    public bool IsFinished => Parts.Count > 0 && Parts.All(p => p.State is AssignmentState.Received);
}

/// <summary>One unit's part.</summary>
/// <param name="Mine">The unit is in the actor's scope.</param>
public sealed record PartView(
    Guid Id, Guid DeliverableId, Guid? OrganisationId, string Unit, AssignmentState State, DateOnly? SentOn, DateOnly? ReceivedOn, string? ReturnedReason,
    AnswerChannel? Channel, string? IncomingNumber, bool Mine)
{
    public bool Owed => State is AssignmentState.NotSent or AssignmentState.Returned;

    public bool IsLate(FactRules rules, DateOnly? lastDay, DateOnly today) =>
        lastDay is { } last && (TaskFacts.DecidingDayOf(rules, new(State, SentOn, ReceivedOn)) ?? today) > last;
}

public sealed record TaskName(Guid Id, string Title);

public sealed record CommentView(DateTimeOffset At, string By, string Organisation, string Text);

public sealed record ExtensionView(
    Guid Id, Guid DeliverableId, string What, string Unit, DateTimeOffset AskedAt, DateOnly Until, string Reason, ExtensionState State, string? Note);

public sealed record ReportView(DateTimeOffset At, string By, string Unit, string Text, bool Final, IReadOnlyList<ReportFile> Files);

public sealed record ReportFile(Guid Id, string Name, long SizeBytes);
