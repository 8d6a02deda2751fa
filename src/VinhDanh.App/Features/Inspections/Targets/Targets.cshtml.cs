using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Prefill;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Targets;

/// <summary>Units that are visited, with their days; units that inspect themselves.</summary>
[Requires(Permission.ViewInspections)]
public sealed class TargetsModel(AppDb db, InspectionDesk desk, TargetDesk targets, PrefillDesk prefill, UnitFinder units, DirectoryQueries directory, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    private const int MostSuggested = 10;

    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<Row> Direct { get; private set; } = [];
    public IReadOnlyList<Row> Self { get; private set; } = [];
    public IReadOnlyList<Turn> Turns { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<AddressGroup> Groups { get; private set; } = [];
    public bool HasClusters { get; private set; }
    public bool MayEdit => desk.MayEdit(Inspection);

    /// <summary>The last run that filled figures in for all units; null: none yet.</summary>
    public InspectionPrefill? Prefill { get; private set; }
    public bool IsFilling => Prefill is { FinishedAt: null } run && !prefill.IsStuck(run);
    public bool MayPrefill => MayEdit && Inspection.State is InspectionState.Running && HasOutline && !IsFilling;
    private bool HasOutline { get; set; }

    public WorkProgress? Filling => Prefill is { } run ? new("dien-san", "Điền sẵn số liệu cho các đơn vị", run.FinishedAt is null ? run.Done : null, run.FinishedAt is null ? run.Total : null, IsFilling ? $"/inspections/{Inspection.Id}/targets?handler=Filling" : null)
    {
        State = run.FinishedAt is { } at
            ? $"Xong lúc {Vn.Moment(at)}: lập sẵn {Vn.Number(run.Made)} báo cáo, tính lại {Vn.Number(run.Recounted)}{(run.Kept > 0 ? $", giữ nguyên {Vn.Number(run.Kept)} báo cáo đơn vị đã gửi hoặc đang trình duyệt" : "")}."
            : prefill.IsStuck(run) ? $"Dừng từ {Vn.Moment(run.AdvancedAt)}. Chương trình sẽ tự làm tiếp; bấm “Điền tiếp” để làm ngay." : "Đồng chí có thể làm việc khác; việc này chạy riêng.",
    } : null;

    /// <summary>What stands below a unit's name: with whom it comes, what is still to be chosen, whether it knows.</summary>
    public string Below(Row row)
    {
        var t = row.Target;
        var with = Direct.FirstOrDefault(r => r.Target.Id == t.SlotOf)?.Name;
        return string.Join("; ", new[]
        {
            with is null ? null : $"{(row.Unit is null ? "" : $"{Vn.Capital(t.Label)}, ")}đi kèm {with}",
            row.Unit is null ? "chưa chọn đơn vị cụ thể" : null,
            t.IsUnannounced ? t.ReleasedAt is null ? "kiểm tra đột xuất, đơn vị chưa biết" : "kiểm tra đột xuất, đã công bố" : null,
        }.OfType<string>()) is { Length: > 0 } said ? Vn.Capital(said) : "";
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAddAsync(Guid id, string? unit, CancellationToken ct) => WithUnitAsync(id, unit, (found, c) => targets.AddAsync(Inspection, found, c), "Đã thêm {0} vào danh sách kiểm tra trực tiếp.", ct);

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostGroupAsync(Guid id, Guid group, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || Groups.All(g => g.Id != group)) return NotFound();
        var members = await directory.ExpandGroupAsync(group, time.Today(), ct);
        var (added, refused) = await targets.AddAllAsync(Inspection, [.. members.Select(u => u.Id)], ct);
        return Done(id, refused.Count > 0 ? $"Đã thêm {Vn.Number(added)} đơn vị. Không thêm được: {string.Join(" ", refused.Take(5))}" : null, added == 0 ? "Các đơn vị của nhóm đã có trong danh sách kiểm tra trực tiếp." : $"Đã thêm {Vn.Number(added)} đơn vị kiểm tra trực tiếp.");
    }

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostFillAsync(Guid id, Guid target, string? unit, CancellationToken ct) => WithUnitAsync(id, unit, (found, c) => targets.FillAsync(Inspection, target, found, c), "Đã chọn {0}.", ct);

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        return Done(id, await targets.RemoveAsync(Inspection, target, ct), "Đã đưa ra khỏi danh sách.");
    }

    /// <summary>How far the filling in has come, for the page that waits.</summary>
    public async Task<IActionResult> OnGetFillingAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return NotFound();
        (Inspection, Prefill) = (found, await prefill.LatestAsync(id, ct));
        return Filling is { } progress ? Partial("/Shell/Pieces/_WorkProgress.cshtml", progress) : NotFound();
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostPrefillAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || Inspection.State is not InspectionState.Running) return NotFound();
        if (!HasOutline) return Done(id, "Cuộc kiểm tra chưa có đề cương báo cáo, nên chưa có gì để điền.", "");
        return Done(id, await prefill.OrderAsync(Inspection, ct) ? null : "Đang điền số liệu cho các đơn vị; xem tiến độ ở dưới.", "Bắt đầu điền số liệu cho các đơn vị.");
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
                          select new { Target = t, Unit = o == null ? null : o.Name, State = r == null ? (ReportState?)null : r.State, IsPrepared = r != null && r.PreparedAt != null }).AsNoTracking().ToListAsync(ct);
        var today = time.Today();
        Row Of(InspectionTarget t, string? unit, ReportState? state, bool isPrepared) => new(t, unit, state, isPrepared, TargetStanding.Of(t, found, state, calendar, today));
        var direct = rows.Where(r => r.Target.Kind is TargetKind.Direct).Select(r => Of(r.Target, r.Unit, r.State, r.IsPrepared)).ToList();
        // A unit that comes with another stands below it.
        Direct = [.. direct.Where(r => r.Target.SlotOf is null).SelectMany(r => direct.Where(s => s.Target.SlotOf == r.Target.Id).Prepend(r))];
        Self = [.. rows.Where(r => r.Target.Kind is TargetKind.Self).Select(r => Of(r.Target, r.Unit, r.State, r.IsPrepared)).OrderBy(r => r.Unit, StringComparer.Create(new("vi-VN"), true))];
        HasClusters = await db.Clusters.AnyAsync(c => c.OrganisationId == found.OrganisationId && c.Year == found.Year, ct);
        HasOutline = await db.InspectionAsks.AnyAsync(a => db.InspectionQuestions.Any(q => q.Id == a.QuestionId && q.InspectionId == id), ct);
        Prefill = await prefill.LatestAsync(id, ct);
        if (!MayEdit) return true;
        Units = await units.SuggestAsync(ct);
        Groups = await db.AddressGroups.AsNoTracking().Where(g => g.OrganisationId == found.OrganisationId).OrderBy(g => g.Name).ToListAsync(ct);
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

    /// <param name="IsPrepared">The report was filled in for the unit, which has not touched it.</param>
    public sealed record Row(InspectionTarget Target, string? Unit, ReportState? Report, bool IsPrepared, TargetStanding Standing)
    {
        public string Name => Unit ?? Vn.Capital(Target.Label);

        public string ReportInWords => Report is { } state ? OutlineWords.Of(state, IsPrepared) : "Chưa làm";

        /// <summary>The unit has not been told and has not begun: it may still be taken off the list.</summary>
        public bool MayBeRemoved => Target.NoticeOn is null && (Report is null || IsPrepared);
    }

    /// <param name="LastYear">Of the last visit by this authority; null: never.</param>
    /// <param name="Late">Reports to this authority's programmes that were sent late.</param>
    public sealed record Turn(string Unit, string? Code, int? LastYear, int Late);
}
