using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans;

/// <summary>What pages ask of programmes; everything within the actor's scope.</summary>
public sealed class ProgrammeQueries(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>Programmes shown in the list: several years of one authority.</summary>
    private const int Most = 100;

    /// <returns>Null when there is none, or not in scope.</returns>
    public async Task<ProgrammeView?> FindAsync(Guid id, CancellationToken ct)
    {
        var programme = await db.VisibleProgrammes(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (programme is null) return null;
        var owned = await db.Organisations.Within(actor).AnyAsync(o => o.Id == programme.OrganisationId, ct);
        var owner = await db.Organisations.Where(o => o.Id == programme.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return new(programme, owner, owned);
    }

    /// <summary>Newest first, with counts of what needs attention today.</summary>
    public async Task<IReadOnlyList<ProgrammeLine>> ListAsync(CancellationToken ct)
    {
        var today = time.Today();
        var programmes = await (
            from p in db.VisibleProgrammes(actor)
            join o in db.Organisations on p.OrganisationId equals o.Id
            orderby p.Year descending, p.CreatedAt descending, p.Id descending
            select new { p.Id, p.Title, p.Year, p.Number, p.IssuedOn, Owner = o.Name }).Take(Most).ToListAsync(ct);
        var ids = programmes.Select(p => p.Id).ToList();
        var tasks = db.VisibleTasks(actor).Where(t => ids.Contains(t.ProgrammeId) && t.WithdrawnOn == null);
        var all = await CountAsync(tasks, ct);
        var done = await CountAsync(tasks.Where(t => t.CompletedOn != null), ct);
        var late = await CountAsync(tasks.InState(TaskState.Late, today), ct);
        var soon = await CountAsync(tasks.InState(TaskState.DueSoon, today), ct);
        return [.. programmes.Select(p => new ProgrammeLine(p.Id, p.Title, p.Year, p.Number, p.IssuedOn, p.Owner,
            all.GetValueOrDefault(p.Id), done.GetValueOrDefault(p.Id), late.GetValueOrDefault(p.Id), soon.GetValueOrDefault(p.Id)))];
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<PlanTask> tasks, CancellationToken ct) => tasks
        .GroupBy(t => t.ProgrammeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>How many tasks of a programme are in each state, of those the actor sees.</summary>
    public async Task<IReadOnlyDictionary<TaskState, int>> CountAsync(Guid programmeId, bool whole, CancellationToken ct)
    {
        var today = time.Today();
        var tasks = whole ? db.Tasks : db.VisibleTasks(actor);
        var facts = await tasks.Where(t => t.ProgrammeId == programmeId)
            .Select(t => new StateFacts(t.DeadlineKind, t.DueOn, t.StartedOn, t.HandedInOn, t.CompletedOn, t.CompletedLate, t.WithdrawnOn)).ToListAsync(ct);
        return facts.CountBy(f => TaskStates.Of(f, today)).ToDictionary(c => c.Key, c => c.Value);
    }

    /// <summary>Headings of the document in its order.</summary>
    public async Task<IReadOnlyList<string>> GroupsAsync(Guid programmeId, CancellationToken ct) => await db.Tasks
        .Where(t => t.ProgrammeId == programmeId && t.GroupTitle != null)
        .GroupBy(t => t.GroupTitle!).OrderBy(g => g.Min(t => t.SortNo)).Select(g => g.Key).Take(200).ToListAsync(ct);

    /// <summary>Units that have something to do in a programme, by name.</summary>
    public async Task<IReadOnlyList<UnitName>> UnitsAsync(Guid programmeId, CancellationToken ct) => await (
        from o in db.Organisations
        where db.Assignments.Any(a => a.OrganisationId == o.Id && db.Tasks.Any(t => t.Id == a.TaskId && t.ProgrammeId == programmeId))
        orderby EF.Functions.Collate(o.Name, "vi-x-icu")
        select new UnitName(o.Id, o.Name)).Take(1000).ToListAsync(ct);
}

/// <param name="Owned">The programme belongs to the actor's scope; else the actor sees only what is asked of units of it.</param>
public sealed record ProgrammeView(Programme Programme, string Owner, bool Owned);

public sealed record ProgrammeLine(Guid Id, string Title, short Year, string? Number, DateOnly? IssuedOn, string Owner, int Tasks, int Done, int Late, int DueSoon);

public sealed record UnitName(Guid Id, string Name);
