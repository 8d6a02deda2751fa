using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections;

/// <summary>Inspections of one's authority, and what one's own unit is asked.</summary>
[Requires(Permission.ViewInspections)]
public sealed class ListModel(AppDb db, Actor actor) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Asked> Own { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditInspections);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await (from i in db.OwnedInspections(actor)
                      orderby i.Year descending, i.CreatedAt descending, i.Id
                      select new Row(i.Id, i.Title, i.Number, i.Year, i.State,
                          db.InspectionTargets.Count(t => t.InspectionId == i.Id && t.Kind == TargetKind.Direct), db.InspectionTargets.Count(t => t.InspectionId == i.Id && t.Kind == TargetKind.Self),
                          db.InspectionReports.Count(r => (r.State == ReportState.Submitted || r.State == ReportState.Accepted) && db.InspectionTargets.Any(t => t.Id == r.TargetId && t.InspectionId == i.Id))))
            .Take(Most).ToListAsync(ct);
        var own = actor.OrganisationId;
        Own = await (from t in db.AskedTargets(actor)
                     join i in db.Inspections on t.InspectionId equals i.Id
                     join authority in db.Organisations on i.OrganisationId equals authority.Id
                     join unit in db.Organisations on t.OrganisationId equals unit.Id
                     where i.OrganisationId != own
                     orderby i.Year descending, i.CreatedAt descending, unit.Name
                     select new Asked(t.Id, i.Title, authority.Name, unit.Name, t.Kind, t.VisitOn, i.SelfReportDue,
                         db.InspectionReports.Where(r => r.TargetId == t.Id).Select(r => (ReportState?)r.State).FirstOrDefault(), db.InspectionReports.Any(r => r.TargetId == t.Id && r.PreparedAt != null))).Take(Most).ToListAsync(ct);
    }

    public sealed record Row(Guid Id, string Title, string? Number, int Year, InspectionState State, int Direct, int Self, int Reports);

    public sealed record Asked(Guid Target, string Title, string Authority, string Unit, TargetKind Kind, DateOnly? VisitOn, DateOnly? SelfReportDue, ReportState? State, bool IsPrepared);
}
