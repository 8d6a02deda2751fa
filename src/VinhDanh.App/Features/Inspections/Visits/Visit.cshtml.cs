using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>One unit of the plan: its day, who goes, notice, receipt.</summary>
[Requires(Permission.ViewInspections)]
public sealed class VisitModel(AppDb db, InspectionDesk desk, VisitDesk visits, InspectionNames names, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public InspectionTarget Target { get; private set; } = null!;
    public string Unit { get; private set; } = "";
    public TargetStanding Standing { get; private set; } = null!;
    public IReadOnlyList<InspectionMember> Members { get; private set; } = [];
    public IReadOnlySet<Guid> Chosen { get; private set; } = new HashSet<Guid>();
    public InspectionReport? Report { get; private set; }
    public bool MayEdit => desk.MayEdit(Inspection) && Target.Kind is TargetKind.Direct;

    [BindProperty] public VisitForm Input { get; set; } = new();
    [BindProperty] public NoticeForm Notice { get; set; } = new();
    [BindProperty] public ReceiptForm Receipt { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, target, ct)) return NotFound();
        Fill();
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnGetDocxAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, target, ct) || Target.VisitOn is null) return NotFound();
        var contents = await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == id).OrderBy(c => c.SortNo).ToListAsync(ct);
        var hasOutline = await db.InspectionQuestions.AnyAsync(q => q.InspectionId == id, ct);
        return PaperFile.Of(NoticePaper.Of(Inspection, await names.OfAsync(Inspection, ct), Target, Unit, [.. Members.Where(m => Chosen.Contains(m.Id))], contents, hasOutline), $"Thông báo kiểm tra {Unit}");
    }

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAsync(Guid id, Guid target, CancellationToken ct) =>
        ChangeAsync(id, target, nameof(Input), () => visits.ScheduleAsync(Inspection, target, Input, ct), "Đã ghi lịch kiểm tra.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostNoticeAsync(Guid id, Guid target, CancellationToken ct) =>
        ChangeAsync(id, target, nameof(Notice), () => visits.NoticeAsync(Inspection, target, Notice, ct), "Đã ghi thông báo cho đơn vị.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostReceiptAsync(Guid id, Guid target, CancellationToken ct) =>
        ChangeAsync(id, target, nameof(Receipt), () => visits.ReceiveAsync(Inspection, target, Receipt.Version, Receipt.On!.Value, Receipt.Note, ct), "Đã ghi đơn vị nhận thông báo.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostReleaseAsync(Guid id, Guid target, uint version, CancellationToken ct) =>
        ChangeAsync(id, target, "", () => visits.ReleaseAsync(Inspection, target, version, ct), "Đã công bố cho đơn vị.", ct);

    /// <summary>Three forms stand on the page; only the one that was sent is judged, the others show what is stored.</summary>
    private async Task<IActionResult> ChangeAsync(Guid id, Guid target, string sent, Func<Task<string?>> change, string said, CancellationToken ct)
    {
        if (!await LoadAsync(id, target, ct) || !MayEdit) return NotFound();
        if (ModelState.Judge(sent) && await change() is { } refused) ModelState.AddModelError("", refused);
        if (ModelState.IsValid)
        {
            TempData.SetFlash(new Flash(said));
            return Redirect($"/inspections/{id}/targets/{target}");
        }
        db.ChangeTracker.Clear();
        await LoadAsync(id, target, ct);
        var (input, notice, receipt) = (Input, Notice, Receipt);
        Fill();
        if (sent == nameof(Input)) Input = input;
        if (sent == nameof(Notice)) Notice = notice;
        if (sent == nameof(Receipt)) Receipt = receipt;
        ModelState.ShowAnew("Input.Version", "Notice.Version", "Receipt.Version");
        (Input.Version, Notice.Version, Receipt.Version) = (Target.Version, Target.Version, Target.Version);
        return Page();
    }

    private void Fill()
    {
        Input = new() { VisitOn = Target.VisitOn, PartOfDay = Target.PartOfDay, Place = Target.Place, CombinedWith = Target.CombinedWith, IsUnannounced = Target.IsUnannounced, Visitors = [.. Chosen], Version = Target.Version };
        Notice = new() { Number = Target.NoticeNumber, On = Target.NoticeOn ?? time.Today(), Version = Target.Version };
        Receipt = new() { On = Target.ReceivedOn, Note = Target.ReceivedNote ?? "", Version = Target.Version };
    }

    private async Task<bool> LoadAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        var row = await (from t in db.InspectionTargets
                         join o in db.Organisations on t.OrganisationId equals o.Id
                         where t.Id == target && t.InspectionId == id
                         select new { Target = t, o.Name }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (row is null) return false;
        (Target, Unit) = (row.Target, row.Name);
        Members = await db.InspectionMembers.AsNoTracking().Where(m => m.InspectionId == id).OrderBy(m => m.Role == InspectionRole.Head ? 0 : m.Role == InspectionRole.Deputy ? 1 : 2).ThenBy(m => m.SortNo).ToListAsync(ct);
        Chosen = (await db.InspectionVisitors.Where(v => v.TargetId == target).Select(v => v.MemberId).ToListAsync(ct)).ToHashSet();
        Report = await db.InspectionReports.AsNoTracking().SingleOrDefaultAsync(r => r.TargetId == target, ct);
        Standing = TargetStanding.Of(Target, Inspection, Report?.State, calendar, time.Today());
        return true;
    }
}
