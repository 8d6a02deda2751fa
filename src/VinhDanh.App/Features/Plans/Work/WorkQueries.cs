using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Work;

/// <summary>What waits for the actor today.</summary>
public sealed class WorkQueries(AppDb db, Actor actor, TimeProvider time)
{
    public const int Shown = 100;

    /// <summary>Parts asked of the actor's own organisation and not yet sent, due first, undated last.</summary>
    /// <param name="until">Last due day shown; null: all.</param>
    public async Task<IReadOnlyList<AskedPart>> AskedAsync(DateOnly? until, CancellationToken ct) => await (
        from a in AskedParts
        join d in db.Deliverables on a.DeliverableId equals d.Id
        join t in db.Tasks on a.TaskId equals t.Id
        join p in db.Programmes on t.ProgrammeId equals p.Id
        where t.WithdrawnOn == null
        let last = d.ExtendedTo ?? (t.DeadlineKind == DeadlineKind.Before && !p.NamedDayCounts ? d.DueOn!.Value.AddDays(-1) : d.DueOn)
        where until == null || last == null || last <= until
        orderby last ?? DateOnly.MaxValue, a.Id
        select new AskedPart(a.Id, t.Id, t.Title, d.What, p.Title, t.Path, t.DeadlineText, t.DeadlineKind, last, a.State, a.ReturnedReason)).Take(Shown).ToListAsync(ct);

    public Task<int> CountAskedAsync(CancellationToken ct) =>
        AskedParts.CountAsync(a => db.Tasks.Any(t => t.Id == a.TaskId && t.WithdrawnOn == null), ct);

    private IQueryable<Assignment> AskedParts =>
        db.Assignments.Where(a => a.OrganisationId == actor.OrganisationId && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned));

    /// <summary>Answers that were sent and wait to be accepted, first sent first.</summary>
    public async Task<IReadOnlyList<SentPart>> ToAcceptAsync(CancellationToken ct)
    {
        var owned = db.OwnedTasks(actor);
        return await (
            from a in db.Assignments
            join t in owned on a.TaskId equals t.Id
            join d in db.Deliverables on a.DeliverableId equals d.Id
            join o in db.Organisations on a.OrganisationId equals o.Id into known
            from o in known.DefaultIfEmpty()
            where a.State == AssignmentState.Sent
            orderby a.SentOn, a.Id
            select new SentPart(a.Id, t.Id, t.Title, d.What, o.Name ?? a.PartyText, a.SentOn!.Value)).Take(Shown).ToListAsync(ct);
    }

    /// <summary>Requests to extend that nobody has decided.</summary>
    public async Task<IReadOnlyList<AskedExtension>> ExtensionsAsync(CancellationToken ct)
    {
        var owned = db.OwnedTasks(actor);
        return await (
            from r in db.ExtensionRequests
            join d in db.Deliverables on r.DeliverableId equals d.Id
            join t in owned on d.TaskId equals t.Id
            join o in db.Organisations on r.OrganisationId equals o.Id
            where r.State == ExtensionState.Asked
            orderby r.AskedAt
            select new AskedExtension(t.Id, t.Title, o.Name, r.Until, r.Reason)).Take(Shown).ToListAsync(ct);
    }

    /// <summary>Units that owe something whose day has passed, most first: lateness counts against the doers.</summary>
    public async Task<IReadOnlyList<LateUnit>> LateUnitsAsync(CancellationToken ct)
    {
        var today = time.Today();
        var owned = db.OwnedTasks(actor).InState(TaskState.Late, today);
        return await (
            from t in owned
            join p in db.Programmes on t.ProgrammeId equals p.Id
            join a in db.Assignments on t.Id equals a.TaskId
            join d in db.Deliverables on a.DeliverableId equals d.Id
            join o in db.Organisations on a.OrganisationId equals o.Id into known
            from o in known.DefaultIfEmpty()
            where a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned
            let last = d.ExtendedTo ?? (t.DeadlineKind == DeadlineKind.Before && !p.NamedDayCounts ? d.DueOn!.Value.AddDays(-1) : d.DueOn)
            where last < today
            group new { last } by new { a.OrganisationId, Name = o.Name ?? a.PartyText } into unit
            orderby unit.Count() descending, unit.Key.Name
            select new LateUnit(unit.Key.OrganisationId, unit.Key.Name, unit.Count(), unit.Min(x => x.last)!.Value)).Take(Shown).ToListAsync(ct);
    }

    /// <summary>Tasks in scope by state, open ones only.</summary>
    public async Task<OpenCounts> CountAsync(CancellationToken ct)
    {
        var today = time.Today();
        var owned = db.OwnedTasks(actor);
        return new(
            await owned.InState(TaskState.Late, today).CountAsync(ct),
            await owned.InState(TaskState.DueSoon, today).CountAsync(ct),
            await owned.InState(TaskState.Waiting, today).CountAsync(ct),
            await owned.CountAsync(t => t.CompletedOn == null && t.WithdrawnOn == null, ct),
            await owned.CountAsync(t => t.CompletedOn != null && t.WithdrawnOn == null, ct));
    }

    /// <summary>Tasks that name the person as “chủ trì, chỉ đạo”, open ones first by due day; a leader is never late, the doers are.</summary>
    public async Task<IReadOnlyList<LedTask>> LedAsync(CancellationToken ct)
    {
        var today = time.Today();
        var person = await db.Accounts.Where(a => a.Id == actor.AccountId).Select(a => a.PersonId).SingleAsync(ct);
        if (person is null) return [];
        var tasks = await (
            from t in db.VisibleTasks(actor)
            where t.WithdrawnOn == null && db.TaskParties.Any(p => p.TaskId == t.Id && p.Role == PartyRole.Lead && p.PersonId == person)
            orderby t.CompletedOn != null, t.DueOn ?? DateOnly.MaxValue, t.SortNo
            select new { t.Id, t.Title, Facts = new StateFacts(t.DeadlineKind, t.DueOn, t.StartedOn, t.HandedInOn, t.CompletedOn, t.CompletedLate, t.WithdrawnOn) })
            .Take(200).ToListAsync(ct);
        return [.. tasks.Select(t => new LedTask(t.Id, t.Title, t.Facts.DueOn, TaskStates.Of(t.Facts, today)))];
    }
}

public sealed record AskedPart(
    Guid Id, Guid TaskId, string Title, string What, string Programme, string Path, string DeadlineText, DeadlineKind Kind, DateOnly? LastDay,
    AssignmentState State, string? ReturnedReason);

public sealed record SentPart(Guid Id, Guid TaskId, string Title, string What, string Unit, DateOnly SentOn);

public sealed record AskedExtension(Guid TaskId, string Title, string Unit, DateOnly Until, string Reason);

/// <param name="Parts">Parts owed past their day.</param>
public sealed record LateUnit(Guid? Id, string Name, int Parts, DateOnly Oldest);

public sealed record OpenCounts(int Late, int DueSoon, int Waiting, int Open, int Done);

public sealed record LedTask(Guid Id, string Title, DateOnly? DueOn, TaskState State);
