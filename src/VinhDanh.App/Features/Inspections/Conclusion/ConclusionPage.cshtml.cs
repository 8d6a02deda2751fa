using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>What is concluded of one unit: draft, comments, signature, and what became of each recommendation.</summary>
[Requires(Permission.ViewInspections)]
public sealed class ConclusionPageModel(AppDb db, Actor actor, CaseReader reader, FindingDesk desk, ConclusionFlow flow, Comments comments, AddedTasks programmes, InspectionDesk inspections, InspectionNames names, TimeProvider time) : PageModel
{
    public CaseView View { get; private set; } = null!;
    public IReadOnlyList<CommentView> Said { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];
    public ConclusionState? State => View.Conclusion?.State;
    public bool MayEdit => desk.MayEdit(View);

    /// <summary>Leads the inspection, whatever state the conclusion is in.</summary>
    public bool MayLead => inspections.MayEdit(View.Inspection);
    public bool MaySign => actor.May(Permission.SignInspections) && actor.OrganisationId == View.Inspection.OrganisationId && State is ConclusionState.Waiting;

    /// <summary>Records a paper that was signed outside the program.</summary>
    public bool MayRecord => MayLead && State is not null and not ConclusionState.Issued;

    [BindProperty] public DraftForm Draft { get; set; } = new();
    [BindProperty] public RoundForm Round { get; set; } = new();
    [BindProperty] public IssueForm Issue { get; set; } = new();
    [BindProperty] public AnswerToComment Answer { get; set; } = new();
    [BindProperty, StringLength(2000, ErrorMessage = "Lý do dài quá 2.000 ký tự.")] public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, target, ct)) return NotFound();
        Fill();
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnGetDocxAsync(Guid id, Guid target, CancellationToken ct) =>
        await LoadAsync(id, target, ct) ? PaperFile.Of(ConclusionPaper.Of(View, await names.OfAsync(View.Inspection, ct)), $"Kết luận kiểm tra {View.Unit}") : NotFound();

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, nameof(Draft), () => MayEdit, () => flow.SaveAsync(View, Draft, ct), "Đã ghi dự thảo kết luận.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostRoundAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, nameof(Round), () => MayEdit, () => flow.AskCommentsAsync(View, Round, ct), "Đã gửi dự thảo để đơn vị góp ý.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, nameof(Answer), () => MayEdit, () => comments.AnswerAsync(View, Answer, ct), "Đã trả lời ý kiến.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostSubmitAsync(Guid id, Guid target, uint version, CancellationToken ct) =>
        StepAsync(id, target, "", () => MayEdit, () => flow.SubmitAsync(View, version, ct), "Đã trình lãnh đạo ký kết luận.", ct);

    [Requires(Permission.SignInspections)]
    public Task<IActionResult> OnPostReturnAsync(Guid id, Guid target, uint version, CancellationToken ct) =>
        StepAsync(id, target, nameof(Reason), () => MaySign, () => string.IsNullOrWhiteSpace(Reason) ? Task.FromResult<string?>("Ghi lý do chuyển lại.") : flow.ReturnAsync(View, version, Reason, ct), "Đã chuyển lại để sửa.", ct);

    [Requires(Permission.SignInspections)]
    public Task<IActionResult> OnPostSignAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, nameof(Issue), () => MaySign, () => flow.IssueAsync(View, Issue, signsHere: true, ct), "Đã ký ban hành kết luận; các kiến nghị đã thành việc theo dõi.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostRecordAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, nameof(Issue), () => MayRecord, () => flow.IssueAsync(View, Issue, signsHere: false, ct), "Đã ghi kết luận ký trên giấy; các kiến nghị đã thành việc theo dõi.", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostCloseAsync(Guid id, Guid target, CancellationToken ct) =>
        StepAsync(id, target, "", () => MayLead, () => flow.CloseAsync(View, ct), "Đã kết thúc theo dõi đơn vị này.", ct);

    /// <summary>Several forms stand on the page; only the one that was sent is judged, and comes back as typed.</summary>
    private async Task<IActionResult> StepAsync(Guid id, Guid target, string sent, Func<bool> may, Func<Task<string?>> step, string said, CancellationToken ct)
    {
        // Of inspections that units below hold, one reads only.
        if (!await LoadAsync(id, target, ct) || actor.OrganisationId != View.Inspection.OrganisationId) return NotFound();
        var sound = ModelState.Judge(sent);
        var refused = !may() ? "Kết luận vừa được người khác xử lý, hoặc đồng chí không làm bước này; xem lại tình trạng ở dưới." : sound ? await step() : null;
        if (refused is null && sound)
        {
            TempData.SetFlash(new Flash(said));
            return Redirect($"/inspections/{id}/targets/{target}/conclusion");
        }

        if (refused is not null) ModelState.AddModelError("", refused);
        db.ChangeTracker.Clear();
        await LoadAsync(id, target, ct);
        var (draft, round, issue) = (Draft, Round, Issue);
        Fill();
        if (sent == nameof(Draft)) Draft = draft;
        if (sent == nameof(Round)) Round = round;
        if (sent == nameof(Issue)) Issue = issue;
        ModelState.ShowAnew("Draft.Version", "Round.Version", "Issue.Version");
        var version = View.Conclusion?.Version ?? 0;
        (Draft.Version, Round.Version, Issue.Version) = (version, version, version);
        return Page();
    }

    private void Fill()
    {
        var version = View.Conclusion?.Version ?? 0;
        Draft = new() { Assessment = View.Conclusion?.Assessment, Version = version };
        Round = new() { Due = View.Conclusion?.CommentsDue, Version = version };
        Issue = new() { On = time.Today(), Signer = MaySign ? actor.DisplayName : "", Version = version, Programme = Programmes.FirstOrDefault(p => p.Value?.Length > 0)?.Value is { } first ? Guid.Parse(first) : null };
    }

    private async Task<bool> LoadAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (await reader.OpenAsync(id, target, ct) is not { } view) return false;
        View = view;
        Said = await comments.OfAsync(target, ct);
        if (MaySign || MayRecord) Programmes = await programmes.ChoicesAsync(ct);
        return true;
    }
}
