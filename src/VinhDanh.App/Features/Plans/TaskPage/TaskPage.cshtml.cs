using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Plans.Answer;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.TaskPage;

/// <summary>One task: who has answered, who is late, what was said and issued.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class TaskPageModel(
    TaskQueries tasks, AnswerChanges answers, HandoverLinks links, RollUpQuery rollUps, HandingDown handing, Taking taking,
    AppDb db, Actor actor, AuditLog audit, FileUploads files, RegisterDesk register, TimeProvider time) : PageModel
{
    public Actor Actor => actor;
    public TaskView View { get; private set; } = null!;

    /// <summary>What is still owed or waits for acceptance: all that is overdue, and the next that will be due; work without a day last.</summary>
    public IReadOnlyList<DeliverableView> Open => [.. Unfinished.Where(d => d.LastDay is null || d.LastDay <= NextDay)];

    /// <summary>What is due after that.</summary>
    public IReadOnlyList<DeliverableView> Later => [.. Unfinished.Where(d => d.LastDay > NextDay)];

    /// <summary>What everybody has answered and had accepted, newest first.</summary>
    public IReadOnlyList<DeliverableView> Finished => [.. View.Deliverables.Where(d => d.IsFinished).OrderByDescending(d => d.LastDay).ThenByDescending(d => d.Deliverable.SortNo)];

    private IEnumerable<DeliverableView> Unfinished => View.Deliverables.Where(d => !d.IsFinished).OrderBy(d => d.LastDay ?? DateOnly.MaxValue).ThenBy(d => d.Deliverable.SortNo);
    private DateOnly NextDay => Unfinished.Select(d => d.LastDay).FirstOrDefault(d => d >= View.Today) ?? View.Today;
    public IReadOnlyList<CommentView> Comments { get; private set; } = [];
    public IReadOnlyList<TaskDocument> Documents { get; private set; } = [];

    /// <summary>How far units are with what was handed down to them.</summary>
    public RollUp? RollUp { get; private set; }

    /// <summary>The higher task this one was made of.</summary>
    public Above? Above { get; private set; }

    /// <summary>What one's own unit made, or may make, of this higher task.</summary>
    public Below? Below { get; private set; }

    // Three forms stand on this page; each handler binds its own alone, so that one's rules do not refuse another.
    public CommentCommand Comment { get; set; } = new();
    public DocumentCommand Document { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.AcceptProgress)]
    public async Task<IActionResult> OnPostAcceptAsync(Guid id, Guid part, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned) return NotFound();
        TempData.SetFlash(await answers.AcceptAsync(id, part, ct) is AnswerOutcome.Done
            ? new Flash("Đã xác nhận kết quả.")
            : new Flash("Chưa xác nhận được: kết quả này vừa được người khác xử lý.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostRemindTakersAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned) return NotFound();
        var (units, unreached) = await handing.RemindAsync(View.Task, ct);
        TempData.SetFlash(new Flash($"Đã nhắc {Vn.Number(units)} đơn vị chưa tiếp nhận.{(unreached == 0 ? "" : $" {Vn.Number(unreached)} đơn vị chưa có tài khoản, cần báo bằng công văn hoặc điện thoại.")}"));
        return RedirectToPage(new { id });
    }

    /// <param name="seen">Mark of the change as the page showed it.</param>
    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostHigherSeenAsync(Guid id, string seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned || Above is null) return NotFound();
        TempData.SetFlash(await taking.LookedAsync(id, seen, ct)
            ? new Flash("Đã ghi nhận: đơn vị đã xem thay đổi của cấp trên.")
            : new Flash("Cấp trên vừa thay đổi thêm; nội dung mới nhất ở bên dưới.", FlashTone.Refused));
        return RedirectToPage(new { id });
    }

    [Requires(Permission.CommentOnTasks)]
    public async Task<IActionResult> OnPostCommentAsync(Guid id, [Bind(Prefix = nameof(Comment))] CommentCommand comment, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Comment = comment;
        if (!ModelState.IsValid) return Page();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.TaskComments.Add(new()
        {
            Id = Guid.CreateVersion7(now), TaskId = id, OrganisationId = actor.OrganisationId, At = now, ById = actor.AccountId!.Value, Text = comment.Text,
        });
        audit.Add("task.commented", id, View.Task.OrganisationId, after: new { text = comment.Text });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã gửi ý kiến."));
        return RedirectToPage(new { id });
    }

    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostDocumentAsync(Guid id, [Bind(Prefix = nameof(Document))] DocumentCommand document, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !View.Owned) return NotFound();
        Document = document;
        if (!ModelState.IsValid) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Guid? fileId = null;
        if (document.File is { } file)
        {
            var taken = await files.AddAsync(file, View.Task.OrganisationId, "task", id, ct);
            if (taken is FileOutcome.Refused(var why))
            {
                ModelState.AddModelError("Document.File", why.Words);
                return Page();
            }

            fileId = ((FileOutcome.Added)taken).Reference.Id;
        }

        var registered = await RegisteredAsync(document, fileId, ct);
        db.TaskDocuments.Add(new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), TaskId = id, Number = document.Number, IssuedOn = document.IssuedOn!.Value, Title = document.Title, FileId = fileId, DocumentId = registered,
        });
        audit.Add("task.document-added", id, View.Task.OrganisationId, after: new { document.Number, document.IssuedOn, document.Title });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã ghi nhận văn bản số {document.Number}."));
        return RedirectToPage(new { id });
    }

    /// <summary>Enters it into the owner's register; one that stands there already is used.</summary>
    private async Task<Guid?> RegisteredAsync(DocumentCommand document, Guid? fileId, CancellationToken ct)
    {
        var slash = document.Number.IndexOf('/', StringComparison.Ordinal);
        var (number, symbol) = slash < 0 ? (document.Number.Trim(), "") : (document.Number[..slash].Trim(), document.Number[(slash + 1)..].Trim());
        var issuer = await db.Organisations.Where(o => o.Id == View.Task.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var entry = new DocumentEntry(DocumentDirection.Outgoing, number, symbol, document.IssuedOn!.Value, issuer, document.Title, Directing: true, FileId: fileId);
        return await register.AddAsync(View.Task.OrganisationId, entry, ct) switch
        {
            RegisterDesk.Outcome.Kept(var kept) => kept.Id,
            RegisterDesk.Outcome.Taken(var twin) => twin,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await tasks.FindAsync(id, ct) is not { } view) return false;
        View = view;
        Comments = await tasks.CommentsAsync(id, ct);
        Documents = await tasks.DocumentsAsync(id, ct);
        RollUp = view.Owned ? await rollUps.OfAsync(id, ct) : null;
        Above = view.Owned ? await links.AboveAsync(view.Task, ct) : null;
        Below = await links.BelowAsync(view, ct);
        return true;
    }

    public sealed class CommentCommand
    {
        [Required(ErrorMessage = "Nhập ý kiến."), StringLength(4000)] public string Text { get; set; } = "";
    }

    public sealed class DocumentCommand
    {
        [Required(ErrorMessage = "Nhập số, ký hiệu văn bản."), StringLength(100)] public string Number { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày ban hành.")] public DateOnly? IssuedOn { get; set; }
        [Required(ErrorMessage = "Nhập trích yếu."), StringLength(1000)] public string Title { get; set; } = "";
        public IFormFile? File { get; set; }
    }
}

/// <summary>One deliverable with the units that owe it; what may be done about them.</summary>
public sealed record DeliverablePanel(TaskView View, DeliverableView Deliverable, bool Edits, bool Accepts, bool Reports);
