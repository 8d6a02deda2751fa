using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Inspections;

public static class InspectionQueries
{
    /// <summary>Inspections that authorities at or below the actor's hold; drafts only for those who write them.</summary>
    public static IQueryable<Inspection> OwnedInspections(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        var drafts = actor.May(Permission.EditInspections);
        return db.Inspections.Where(i => within.Contains(i.OrganisationId) && (drafts || i.State != InspectionState.Draft));
    }

    /// <summary>
    /// What units at or below the actor's are asked: of inspections under way or closed, and never an unannounced visit before it is released.
    /// </summary>
    public static IQueryable<InspectionTarget> AskedTargets(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return db.InspectionTargets.Where(t =>
            within.Contains(t.OrganisationId)
            && (!t.IsUnannounced || t.ReleasedAt != null)
            && db.Inspections.Any(i => i.Id == t.InspectionId && i.State != InspectionState.Draft));
    }
}
