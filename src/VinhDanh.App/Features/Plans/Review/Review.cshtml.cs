using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>The document on the left, what was understood on the right; doubts first.</summary>
[Requires(Permission.ImportPlans)]
public sealed class ReviewModel(AppDb db, Actor actor, AuditLog audit, ReviewDesk desk, Confirming confirming, TimeProvider time) : PageModel
{
    /// <summary>Suggestions beyond these make the page heavy and help nobody; any name may still be typed.</summary>
    private const int MaxNames = 1000;

    public ReviewDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<Doubt> Doubts { get; private set; } = [];
    public IReadOnlyList<UnknownName> UnknownNames { get; private set; } = [];

    /// <summary>What the directory can answer with, for the field that names a unit.</summary>
    public IReadOnlyList<string> KnownNames { get; private set; } = [];
    public DateOnly Today => time.Today();

    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty] public string? Path { get; set; }

    /// <summary>Rows shown: all, or those with a doubt, or those still to be accepted.</summary>
    public IEnumerable<DraftTask> Rows => Show switch
    {
        "doubts" => Opened.Draft.Tasks.Where(t => Doubts.Any(d => d.Path == t.Path)),
        "open" => Opened.Draft.Kept.Where(t => !t.Accepted),
        _ => Opened.Draft.Tasks,
    };

    public IEnumerable<PaperBlock> Unplaced => Opened.Reading.Blocks.Where(b => b.Role is BlockRole.Unplaced);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return Opened.Import is { State: ImportState.Confirmed, ProgrammeId: { } programme } ? Redirect($"/programmes/{programme}") : Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken ct) =>
        EditAsync(id, d => d.Find(Path ?? "") is null ? null : d.Accept(Path!), "row-accepted", ct);

    public Task<IActionResult> OnPostAcceptAllAsync(Guid id, CancellationToken ct) => EditAsync(id, d => d.AcceptAll(), "all-accepted", ct);

    public Task<IActionResult> OnPostDropAsync(Guid id, string? because, CancellationToken ct) =>
        EditAsync(id, d => d.Find(Path ?? "") is null ? null : d.Drop(Path!, string.IsNullOrWhiteSpace(because) ? "Không phải nhiệm vụ" : because.Trim()), "row-dropped", ct);

    public Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct) =>
        EditAsync(id, d => d.Find(Path ?? "") is null ? null : d.Restore(Path!), "row-restored", ct);

    public Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken ct) => EditAsync(id, d => d.MergeIntoPrevious(Path ?? ""), "row-merged", ct);

    public Task<IActionResult> OnPostWaiveAsync(Guid id, string doubt, CancellationToken ct) => EditAsync(id, d => d.Waive(doubt), "doubt-let-stand", ct);

    /// <summary>Says which unit or group a name of the document is; remembered as another name of a unit when asked.</summary>
    public async Task<IActionResult> OnPostNameAsync(Guid id, string name, string? unit, bool remember, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { Import.State: ImportState.Draft } opened) return NotFound();
        var directory = await DirectoryMatcher.LoadAsync(db, opened.Import.OrganisationId, opened.Draft.IssuedOn ?? time.Today(), ct);
        var meaning = DraftMaking.Matched(PartyRole.Doer, unit?.Trim() ?? "", directory);
        if (!meaning.Matched || meaning.Confidence < 1)
        {
            TempData.SetFlash(new Flash($"Danh bạ không có đơn vị hoặc nhóm đơn vị tên “{unit?.Trim()}”. Chọn một tên trong danh sách gợi ý.", FlashTone.Refused));
            return Redirect($"/imports/{id}#ten-goi");
        }

        if (!await desk.EditAsync(id, d => d.Name(name, role => meaning with { Role = role }), "name-matched", new { name, takenFor = meaning.Name }, ct)) return NotFound();
        if (remember && meaning is { OrganisationId: { } organisation, RoleId: null } && actor.May(Permission.EditDirectory))
            await RememberAsync(organisation, name, ct);
        TempData.SetFlash(new Flash($"“{name}” được hiểu là {meaning.Name}."));
        return Redirect($"/imports/{id}#ten-goi");
    }

    private async Task RememberAsync(Guid organisation, string name, CancellationToken ct)
    {
        var known = await db.OrganisationAliases.AnyAsync(a => a.OrganisationId == organisation && a.Alias == name, ct);
        if (known || !await db.Organisations.Within(actor).AnyAsync(o => o.Id == organisation, ct)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        // Another name that differs only in marks or dashes is the same name.
        var added = await db.Database.ExecuteSqlAsync(
            $"insert into app.organisation_alias (id, organisation_id, alias) values ({id}, {organisation}, {name}) on conflict do nothing", ct);
        if (added == 0) return;
        audit.Add("organisation.alias-added", organisation, organisation, after: new { alias = name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.OwnedImports(actor).Where(i => i.Id == id && i.State == ImportState.Draft)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Discarded), ct);
        if (rows == 0) return NotFound();
        audit.Add("plan-import.discarded", id, actor.OrganisationId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã bỏ văn bản đang kiểm tra; tệp gốc vẫn được lưu."));
        return Redirect("/imports");
    }

    /// <param name="sure">False asks once more while doubts are open or rows were not confirmed: they enter the programme as they were read.</param>
    public async Task<IActionResult> OnPostConfirmAsync(Guid id, bool sure, CancellationToken ct)
    {
        if (!sure && await AskAsync(id, ct) is { } question)
        {
            TempData.SetFlash(question);
            return RedirectToPage(new { id });
        }

        switch (await confirming.ConfirmAsync(id, ct))
        {
            case Confirming.Outcome.Confirmed(var programme):
                TempData.SetFlash(new Flash("Đã lập chương trình công tác từ kế hoạch. Từ bây giờ từng nhiệm vụ được theo dõi và nhắc hạn."));
                return Redirect($"/programmes/{programme}");
            case Confirming.Outcome.NothingToDo:
                TempData.SetFlash(new Flash("Văn bản chưa có nhiệm vụ nào để theo dõi. Hãy thêm hoặc khôi phục ít nhất một dòng.", FlashTone.Refused));
                return RedirectToPage(new { id });
            case Confirming.Outcome.NotADraft:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<Flash?> AskAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || Opened.Import.State is not ImportState.Draft || !Opened.Draft.Kept.Any()) return null;
        var unread = Opened.Draft.Kept.Count(t => !t.Accepted);
        string[] open = [.. Doubts.Count > 0 ? [$"{Vn.Number(Doubts.Count)} điểm cần xem"] : Array.Empty<string>(), .. unread > 0 ? [$"{Vn.Number(unread)} dòng chưa xác nhận"] : Array.Empty<string>()];
        return open.Length == 0 ? null : new Flash(
            $"Văn bản còn {string.Join(" và ", open)}. Lập chương trình ngay thì các dòng này được theo dõi đúng như đã đọc; về sau vẫn sửa được từng nhiệm vụ.", FlashTone.Notice)
        {
            Undo = new($"/imports/{id}?handler=Confirm", new Dictionary<string, string> { ["sure"] = "true" }, "Vẫn lập chương trình") { Icon = "check" },
        };
    }

    private async Task<IActionResult> EditAsync(Guid id, Func<PlanDraft, PlanDraft?> edit, string action, CancellationToken ct)
    {
        if (!await desk.EditAsync(id, edit, action, new { path = Path }, ct)) return NotFound();
        return Redirect($"/imports/{id}{(Show is null ? "" : $"?show={Show}")}#{Anchor(Path)}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        Doubts = Review.Doubts.Of(opened.Draft, opened.Reading);
        UnknownNames = Review.Doubts.UnknownNames(opened.Draft);
        if (UnknownNames.Count > 0) KnownNames = await NamesAsync(db, actor, time.Today(), ct);
        return true;
    }

    internal static async Task<List<string>> NamesAsync(AppDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor);
        var groups = await db.AddressGroups.Where(g => within.Any(o => o.Id == g.OrganisationId)).Select(g => g.Name).ToListAsync(ct);
        var units = await within.Where(o => o.ValidTo == null || o.ValidTo >= today)
            .OrderBy(o => o.Path).Select(o => o.Name).Take(MaxNames).ToListAsync(ct);
        return [.. groups, .. units];
    }

    /// <summary>The row's place on the page.</summary>
    public static string Anchor(string? path) => path is null ? "noi-dung" : "r-" + path.Replace('.', '-');
}
