using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>Comments on a plan, and its way to the signature.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class OpinionsModel(AppDb db, Actor actor, CompositionDesk desk, CompositionFlow flow) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<Opinion> Opinions { get; private set; } = [];
    public string? AgreedBy { get; private set; }
    public CompositionState State => Opened.Composition.State;
    public bool MayWrite => actor.May(Permission.ImportPlans);
    public bool MaySignOff => actor.May(Permission.SignOffPlans);
    public bool IsOpen => State is CompositionState.Drafting or CompositionState.Circulated or CompositionState.Agreed;
    public IEnumerable<SelectListItem> Lines => Opened.Text.Lines.Select(l => new SelectListItem(Brief(l.Title), $"{l.Id}"));
    [BindProperty] public CommentCommand Comment { get; set; } = new();
    [BindProperty] public IssueCommand Issue { get; set; } = new();
    [BindProperty] public ReturnCommand Returned { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostCirculateAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (ReadBack.Of(Opened.Text).Differences.Count > 0)
        {
            TempData.SetFlash(new Flash("Bản Word đọc lại chưa khớp với nội dung soạn; sửa các dòng nêu ở trang “Soạn” rồi gửi.", FlashTone.Refused));
            return Redirect($"/compositions/{id}");
        }

        return Done(id, await flow.CirculateAsync(id, ct), "Đã gửi lấy ý kiến; trong lúc lấy ý kiến bản soạn không sửa được.");
    }

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => Done(id, await flow.ReopenAsync(id, null, ct), "Đã rút về để sửa.");

    [Requires(Permission.SignOffPlans)]
    public async Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken ct) => Done(id, await flow.AgreeAsync(id, ct), "Đã đồng ý trình ký.");

    [Requires(Permission.SignOffPlans)]
    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.Judge(nameof(Returned))) return Page();
        return Done(id, await flow.ReopenAsync(id, Returned.Reason.Trim(), ct), "Đã trả lại để sửa.");
    }

    public async Task<IActionResult> OnPostCommentAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.Judge(nameof(Comment))) return Page();
        return Done(id, await flow.CommentAsync(id, Comment.Line, Comment.Words.Trim(), ct), "Đã ghi góp ý.");
    }

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostSettleAsync(Guid id, Guid comment, CancellationToken ct) => Done(id, await flow.SettleAsync(id, comment, ct), "Đã đánh dấu xử lý xong góp ý.");

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostIssueAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Issue.Number is null != Issue.Day is null) ModelState.AddModelError("Issue.Number", "Ghi cả số và ngày, hoặc để trống cả hai khi chưa được cấp số.");
        if (!ModelState.Judge(nameof(Issue))) return Page();
        if (await flow.IssueAsync(id, Issue.Number, Issue.Day, ct) is not { } import) return NotFound();
        TempData.SetFlash(new Flash("Đã lập văn bản và đọc lại. Kiểm tra, xác nhận để bắt đầu theo dõi."));
        return Redirect($"/imports/{import}");
    }

    private IActionResult Done(Guid id, bool done, string words)
    {
        if (!done) return NotFound();
        TempData.SetFlash(new Flash(words));
        return Redirect($"/compositions/{id}/opinions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        var found = await (
            from comment in db.PlanCompositionComments
            join maker in db.Accounts on comment.MadeBy equals maker.Id
            where comment.CompositionId == id
            orderby comment.SettledAt != null, comment.MadeAt
            select new { Comment = comment, maker.DisplayName }).AsNoTracking().ToListAsync(ct);
        Opinions = [.. found.Select(f => new Opinion(
            f.Comment.Id, f.DisplayName, f.Comment.MadeAt, f.Comment.Text, f.Comment.LineId is { } line ? opened.Text.Find(line)?.Title ?? "dòng đã bỏ" : null, f.Comment.SettledAt))];
        AgreedBy = await db.Accounts.Where(a => a.Id == opened.Composition.AgreedBy).Select(a => a.DisplayName).SingleOrDefaultAsync(ct);
        return true;
    }

    private static string Brief(string title) => (title.Length <= 90 ? title : title[..89].TrimEnd() + "…").ReplaceLineEndings("; ");

    /// <param name="On">The row it is about, by its words.</param>
    public sealed record Opinion(Guid Id, string By, DateTimeOffset At, string Words, string? On, DateTimeOffset? SettledAt);

    public sealed class CommentCommand
    {
        public int? Line { get; set; }
        [Required(ErrorMessage = "Nhập nội dung góp ý."), StringLength(4000)] public string Words { get; set; } = "";
    }

    public sealed class ReturnCommand
    {
        [Required(ErrorMessage = "Nhập lý do trả lại."), StringLength(4000)] public string Reason { get; set; } = "";
    }

    public sealed class IssueCommand
    {
        [Range(1, 99_999, ErrorMessage = "Số văn bản từ 1 đến 99.999.")] public int? Number { get; set; }
        public DateOnly? Day { get; set; }
    }
}
