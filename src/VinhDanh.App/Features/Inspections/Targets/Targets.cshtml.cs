using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Targets;

/// <summary>Units that are visited, with their days; units that inspect themselves.</summary>
[Requires(Permission.ViewInspections)]
public sealed class TargetsModel(AppDb db, InspectionDesk desk, TargetDesk targets, UnitFinder units, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    private const int MostSuggested = 10;

    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<Row> Direct { get; private set; } = [];
    public IReadOnlyList<Row> Self { get; private set; } = [];
    public IReadOnlyList<Turn> Turns { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool HasClusters { get; private set; }
    public bool MayEdit => desk.MayEdit(Inspection);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAddAsync(Guid id, string? unit, CancellationToken ct) => WithUnitAsync(id, unit, (found, c) => targets.AddAsync(Inspection, found, c), "Đã thêm {0} vào danh sách kiểm tra trực tiếp.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostFillAsync(Guid id, Guid target, string? unit, CancellationToken ct) => WithUnitAsync(id, unit, (found, c) => targets.FillAsync(Inspection, target, found, c), "Đã chọn {0}.", ct);

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        return Done(id, await targets.RemoveAsync(Inspection, target, ct), "Đã đưa ra khỏi danh sách.");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostSelfAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        var added = await targets.FillSelfAsync(Inspection, ct);
        return Done(id, null, added == 0 ? "Danh sách tự kiểm tra đã đủ thành viên các cụm, khối." : $"Đã thêm {Vn.Number(added)} đơn vị tự kiểm tra.");
    }

    private async Task<IActionResult> WithUnitAsync(Guid id, string? text, Func<Organisation, CancellationToken, Task<string?>> change, string said, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        return await units.FindAsync(text, ct) is { } unit
            ? Done(id, await change(unit, ct), string.Format(System.Globalization.CultureInfo.InvariantCulture, said, unit.Name))
            : Done(id, $"Không tìm thấy đúng một đơn vị tên “{text?.Trim()}”; chọn một tên trong danh sách gợi ý.", "");
    }

    private RedirectResult Done(Guid id, string? refused, string said)
    {
        TempData.SetFlash(refused is null ? new Flash(said) : new Flash(refused, FlashTone.Refused));
        return Redirect($"/inspections/{id}/targets");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        var rows = await (from t in db.InspectionTargets
                          where t.InspectionId == id
                          join o in db.Organisations on t.OrganisationId equals o.Id into named
                          from o in named.DefaultIfEmpty()
                          join r in db.InspectionReports on t.Id equals r.TargetId into reports
                          from r in reports.DefaultIfEmpty()
                          orderby t.VisitOn == null, t.VisitOn, t.SortNo, t.SlotOf != null, t.Id
                          select new { Target = t, Unit = o == null ? null : o.Name, State = r == null ? (ReportState?)null : r.State }).AsNoTracking().ToListAsync(ct);
        var today = time.Today();
        Row Of(InspectionTarget t, string? unit, ReportState? state) => new(t, unit, state, TargetStanding.Of(t, found, state, calendar, today));
        var direct = rows.Where(r => r.Target.Kind is TargetKind.Direct).Select(r => Of(r.Target, r.Unit, r.State)).ToList();
        // A unit that comes with another stands below it.
        Direct = [.. direct.Where(r => r.Target.SlotOf is null).SelectMany(r => direct.Where(s => s.Target.SlotOf == r.Target.Id).Prepend(r))];
        Self = [.. rows.Where(r => r.Target.Kind is TargetKind.Self).Select(r => Of(r.Target, r.Unit, r.State)).OrderBy(r => r.Unit, StringComparer.Create(new("vi-VN"), true))];
        HasClusters = await db.Clusters.AnyAsync(c => c.OrganisationId == found.OrganisationId && c.Year == found.Year, ct);
        if (!MayEdit) return true;
        Units = await units.SuggestAsync(ct);
        Turns = await RotationAsync(ct);
        return true;
    }

    /// <summary>Who is due by rotation: not visited for longest first, then with the most reports that were late.</summary>
    private async Task<IReadOnlyList<Turn>> RotationAsync(CancellationToken ct)
    {
        var (owner, year, id) = (Inspection.OrganisationId, Inspection.Year, Inspection.Id);
        return await (from unit in db.Organisations
                      where db.ClusterMembers.Any(m => m.OrganisationId == unit.Id && db.Clusters.Any(c => c.Id == m.ClusterId && c.OrganisationId == owner && c.Year == year))
                          && unit.ValidTo == null && unit.Id != owner
                          && !db.InspectionTargets.Any(t => t.InspectionId == id && t.OrganisationId == unit.Id && t.Kind == TargetKind.Direct)
                      let last = db.InspectionTargets.Where(t => t.OrganisationId == unit.Id && t.Kind == TargetKind.Direct && db.Inspections.Any(i => i.Id == t.InspectionId && i.OrganisationId == owner && i.Year < year))
                          .Max(t => (short?)db.Inspections.Where(i => i.Id == t.InspectionId).Select(i => i.Year).First())
                      let late = db.Assignments.Count(a => a.OrganisationId == unit.Id
                          && db.Deliverables.Any(d => d.Id == a.DeliverableId && d.DueOn != null && a.SentOn > (d.ExtendedTo ?? d.DueOn))
                          && db.Tasks.Any(t => t.Id == a.TaskId && t.OrganisationId == owner))
                      orderby last != null, last, late descending, unit.Name
                      select new Turn(unit.Name, unit.Code, last, late)).Take(MostSuggested).ToListAsync(ct);
    }

    public sealed record Row(InspectionTarget Target, string? Unit, ReportState? Report, TargetStanding Standing);

    /// <param name="LastYear">Of the last visit by this authority; null: never.</param>
    /// <param name="Late">Reports to this authority's programmes that were sent late.</param>
    public sealed record Turn(string Unit, string? Code, int? LastYear, int Late);
}
