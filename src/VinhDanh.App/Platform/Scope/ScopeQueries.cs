using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Scope;

/// <summary>What an actor sees: rows of organisations at or below the one acted for. Every query begins here.</summary>
public static class ScopeQueries
{
    /// <summary>Organisations at or below the actor's.</summary>
    public static IQueryable<Organisation> Within(this IQueryable<Organisation> organisations, Actor actor)
    {
        LTree path = actor.Path;
        return organisations.Where(o => o.Path.IsDescendantOf(path));
    }

    /// <summary>Programmes owned in scope, and those that give a unit in scope something to do.</summary>
    public static IQueryable<Programme> VisibleProgrammes(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return db.Programmes.Where(p =>
            within.Contains(p.OrganisationId)
            || db.Tasks.Any(t => t.ProgrammeId == p.Id && db.Assignments.Any(a => a.TaskId == t.Id && within.Contains(a.OrganisationId))));
    }

    /// <summary>Tasks owned in scope, and those assigned to a unit in scope (also a body outside the tree).</summary>
    public static IQueryable<PlanTask> VisibleTasks(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return db.Tasks.Where(t =>
            within.Contains(t.OrganisationId)
            || db.Assignments.Any(a => a.TaskId == t.Id && within.Contains(a.OrganisationId)));
    }

    /// <summary>Tasks whose programme belongs to the actor's scope: what may be edited, accepted, exported.</summary>
    public static IQueryable<PlanTask> OwnedTasks(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return db.Tasks.Where(t => within.Contains(t.OrganisationId));
    }

    public static IQueryable<Programme> OwnedProgrammes(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return db.Programmes.Where(p => within.Contains(p.OrganisationId));
    }
}
