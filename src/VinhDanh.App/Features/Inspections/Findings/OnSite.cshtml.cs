using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>The work at one unit, on a phone or a laptop: open points of the last time, checklist, findings, minutes.</summary>
[Requires(Permission.ViewInspections)]
public sealed class OnSiteModel(AppDb db, CaseReader reader, FindingDesk desk, Minutes minutes, OpenPoints points, UnitFinder units) : PageModel
{
    private const int MostTopics = 200;

    public CaseView View { get; private set; } = null!;
    public IReadOnlyList<OpenPoint> Earlier { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>What shortcomings were called before: the same thing is found again under one name.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(View);

    /// <summary>The finding whose form comes back with what was wrong; empty: a new one.</summary>
    public Guid? Editing { get; private set; }

    /// <summary>What somebody else wrote meanwhile, in words.</summary>
    public string? Theirs { get; private set; }

    [BindProperty] public FindingForm Input { get; set; } = new();
    [BindProperty] public CheckForm Check { get; set; } = new();
    [BindProperty] public MeetingForm Meeting { get; set; } = new();

    public FindingForm FormOf(FindingView f) => Editing == f.Finding.Id ? Input : FindingForm.Of(f.Finding, f.Responsible);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(id, target, ct)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnGetMinutesAsync(Guid id, Guid target, CancellationToken ct) =>
        await LoadAsync(id, target, ct) ? PaperFile.Of(await minutes.PaperAsync(View, ct), $"Biên bản làm việc {View.Unit}") : NotFound();

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostCheckAsync(Guid id, Guid target, CancellationToken ct) =>
        WriteAsync(id, target, nameof(Check), () => desk.CheckAsync(View, Check, ct), "Đã ghi kết quả kiểm tra nội dung.", () => View.Contents.First(c => c.Content?.Id == Check.Content).Anchor, ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAddAsync(Guid id, Guid target, CancellationToken ct)
    {
        Editing = Guid.Empty;
        return WriteAsync(id, target, nameof(Input), () => desk.AddAsync(View, Input, ct), "Đã ghi nhận.", ContentAnchor, ct);
    }

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostSaveAsync(Guid id, Guid target, Guid finding, CancellationToken ct)
    {
        Editing = finding;
        return WriteAsync(id, target, nameof(Input), () => desk.SaveAsync(View, finding, Input, ct), "Đã sửa ghi nhận.", () => $"gn-{finding:N}", ct);
    }

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid target, Guid finding, CancellationToken ct) =>
        WriteAsync(id, target, "", () => desk.RemoveAsync(View, finding, ct), "Đã xóa ghi nhận; nội dung cũ còn trong lịch sử.", () => "noi-dung", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostRepeatAsync(Guid id, Guid target, Guid point, CancellationToken ct) =>
        WriteAsync(id, target, "", async () => Earlier.FirstOrDefault(e => e.Finding == point) is { } known ? await desk.RepeatAsync(View, known, ct) : new Written.Refused("Nội dung này không còn trong danh sách của lần kiểm tra trước."),
            "Đã ghi lại là tồn tại chưa khắc phục; xem ở mục Nhận xét chung.", () => "chung", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostAttachAsync(Guid id, Guid target, Guid finding, IFormFile? file, CancellationToken ct) =>
        WriteAsync(id, target, "", async () => file is null ? new Written.Refused("Chọn tệp hoặc ảnh cần thêm.") : await desk.AttachAsync(View, finding, file, ct), "Đã thêm tài liệu.", () => $"gn-{finding:N}", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostDetachAsync(Guid id, Guid target, Guid file, CancellationToken ct) =>
        WriteAsync(id, target, "", () => desk.DetachAsync(View, file, ct), "Đã gỡ tài liệu.", () => "noi-dung", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostMeetingAsync(Guid id, Guid target, CancellationToken ct) =>
        WriteAsync(id, target, nameof(Meeting), () => minutes.SaveAsync(View, Meeting, ct), "Đã ghi buổi làm việc.", () => "bien-ban", ct);

    [Requires(Permission.EditInspections)]
    public Task<IActionResult> OnPostCloseAsync(Guid id, Guid target, CancellationToken ct) =>
        WriteAsync(id, target, "", () => minutes.CloseAsync(View, ct), "Đã thông qua biên bản; bản đã thông qua được lưu lại.", () => "bien-ban", ct);

    /// <summary>Several forms stand on the page; only the one that was sent is judged. Asked with the header “X-Autosave” it answers in JSON and moves nobody.</summary>
    private async Task<IActionResult> WriteAsync(Guid id, Guid target, string sent, Func<Task<Written>> write, string said, Func<string> anchor, CancellationToken ct)
    {
        var auto = Request.Headers.ContainsKey("X-Autosave");
        if (!await LoadAsync(id, target, ct)) return NotFound();
        var sound = ModelState.Judge(sent);
        if (!MayEdit) return auto ? StatusCode(409, new { message = FindingDesk.Settled }) : View.IsSettled ? Refused(FindingDesk.Settled) : NotFound();
        var ended = sound ? await write() : new Written.Refused(FirstError());
        if (auto) return Answer(ended);
        switch (ended)
        {
            case Written.Done:
                TempData.SetFlash(new Flash(said));
                return Redirect($"/inspections/{id}/targets/{target}/onsite#{anchor()}");
            // Nothing was typed: said and shown anew.
            case Written.Refused(var why) when sent.Length == 0:
                return Refused(why);
            case Written.Refused(var why) when sound:
                ModelState.AddModelError("", why);
                break;
            case Written.Stale when sent.Length == 0:
                return Refused("Người khác vừa sửa nội dung này; xem lại rồi làm lại nếu vẫn muốn.");
            case Written.Stale:
                ModelState.AddModelError("", "Người khác vừa sửa nội dung này. Nội dung của họ ở dưới; nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn ghi.");
                break;
        }

        db.ChangeTracker.Clear();
        await LoadAsync(id, target, ct);
        Again(sent, ended is Written.Stale);
        return Page();
    }

    private ObjectResult Answer(Written ended) => ended switch
    {
        Written.Done(var row, var version) => StatusCode(200, new { message = "Đã ghi", versions = new Dictionary<string, uint> { ["row"] = version }, row }),
        Written.Stale => StatusCode(409, new { message = "Người khác vừa sửa nội dung này. Bấm nút ghi để xem nội dung của họ." }),
        _ => StatusCode(422, new { message = ((Written.Refused)ended).Why }),
    };

    private string FirstError() => ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage;

    private string ContentAnchor() => View.Contents.FirstOrDefault(c => c.Content?.Id == Input.Content)?.Anchor ?? "chung";

    private RedirectResult Refused(string why)
    {
        TempData.SetFlash(new Flash(why, FlashTone.Refused));
        return Redirect($"/inspections/{View.Inspection.Id}/targets/{View.Target.Id}/onsite");
    }

    /// <summary>The page again with what was typed; the other forms show what is stored.</summary>
    private void Again(string sent, bool stale)
    {
        var (input, check, meeting) = (Input, Check, Meeting);
        Fill();
        if (sent == nameof(Input)) Input = input;
        if (sent == nameof(Check)) Check = check;
        if (sent == nameof(Meeting)) Meeting = meeting;
        if (!stale) return;
        ModelState.ShowAnew("Input.Version", "Check.Version", "Meeting.Version");
        if (sent == nameof(Input) && View.Findings.FirstOrDefault(f => f.Finding.Id == Editing) is { } theirs) (Input.Version, Theirs) = (theirs.Finding.Version, Paperwork.FindingBlocks.InWords(theirs));
        if (sent == nameof(Check) && View.Contents.FirstOrDefault(c => c.Content?.Id == Check.Content)?.Check is { } line) (Check.Version, Theirs) = (line.Version, $"{FindingWords.Of(line.State)}{(line.Note is null ? "" : $": {line.Note}")}");
        if (sent == nameof(Meeting) && View.Meeting is { } held) (Meeting.Version, Theirs) = (held.Version, string.Join("; ", new[] { held.UnitPeople, held.UnitOpinion }.OfType<string>()));
    }

    private void Fill() =>
        Meeting = new() { BeganAt = View.Meeting?.BeganAt, EndedAt = View.Meeting?.EndedAt, UnitPeople = View.Meeting?.UnitPeople, UnitOpinion = View.Meeting?.UnitOpinion, Version = View.Meeting?.Version ?? 0 };

    private async Task<bool> LoadAsync(Guid id, Guid target, CancellationToken ct)
    {
        if (await reader.OpenAsync(id, target, ct) is not { } view) return false;
        View = view;
        Earlier = await points.OfAsync(view.Inspection, view.Target.OrganisationId!.Value, target, ct);
        if (!MayEdit) return true;
        Units = await units.SuggestAsync(ct);
        Topics = await (from f in db.InspectionFindings
                        join t in db.InspectionTargets on f.TargetId equals t.Id
                        where f.Topic != null && db.Inspections.Any(i => i.Id == t.InspectionId && i.OrganisationId == view.Inspection.OrganisationId)
                        group f by f.Topic! into named
                        orderby named.Count() descending, named.Key
                        select named.Key).Take(MostTopics).ToListAsync(ct);
        return true;
    }
}
