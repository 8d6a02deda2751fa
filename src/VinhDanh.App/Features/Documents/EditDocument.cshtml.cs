using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Documents;

/// <summary>Enters a document into the actor's register, or mends one.</summary>
[Requires(Permission.EditDocuments)]
public sealed class EditDocumentModel(AppDb db, Actor actor, RegisterDesk desk, Numbering numbering, FileUploads files, TimeProvider time) : PageModel
{
    /// <summary>Null: a new one.</summary>
    public RegisteredDocument? Document { get; private set; }
    public bool NumberedHere { get; private set; }

    /// <summary>The document that has the number already.</summary>
    public Guid? Twin { get; private set; }

    [BindProperty(SupportsGet = true)] public DocumentDirection Direction { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    public IEnumerable<SelectListItem> Types => DocumentTypes.All.Select(t => new SelectListItem(t.Name, t.Code));

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = Document is { } d ? Command.Of(d) : new()
        {
            IssuedOn = time.Today(), ArrivedOn = Direction is DocumentDirection.Incoming ? time.Today() : null,
            Issuer = Direction is DocumentDirection.Outgoing ? await db.Organisations.Where(o => o.Id == actor.OrganisationId).Select(o => o.Name).SingleAsync(ct) : "",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (string.IsNullOrWhiteSpace(Input.Number) && !(NumberedHere && Direction is DocumentDirection.Outgoing)) ModelState.AddModelError("Input.Number", "Nhập số văn bản.");
        if (Direction is DocumentDirection.Incoming && Input.ArrivedOn is null) ModelState.AddModelError("Input.ArrivedOn", "Nhập ngày đến.");
        if (!ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var owner = Document?.OrganisationId ?? actor.OrganisationId;
        var subject = Document?.Id ?? Guid.CreateVersion7(time.GetUtcNow());
        var (file, refused) = Input.File is null ? (null, null) : await TakeAsync(Input.File, owner, subject, ct);
        if (refused is not null)
        {
            ModelState.AddModelError("Input.File", refused);
            return Page();
        }

        var entry = new DocumentEntry(
            Direction, string.IsNullOrWhiteSpace(Input.Number) ? null : Input.Number.Trim(), Input.Symbol?.Trim() ?? "", Input.IssuedOn!.Value, Input.Issuer.Trim(), Input.Subject.Trim(),
            string.IsNullOrEmpty(Input.Type) ? null : Input.Type, Direction is DocumentDirection.Incoming ? Input.ArrivedOn : null, Input.Directing, file);
        var outcome = Document is null ? await desk.AddAsync(owner, entry, ct, subject) : await desk.EditAsync(Document.Id, Input.Version, entry, ct);
        switch (outcome)
        {
            case RegisterDesk.Outcome.Kept(var kept):
                await transaction.CommitAsync(ct);
                TempData.SetFlash(new Flash(id is null ? $"Đã vào sổ văn bản số {kept.Reference}{(kept.ArrivalNo is { } no ? $", số đến {no}" : "")}." : "Đã lưu."));
                return Redirect($"/documents/{kept.Id}");
            case RegisterDesk.Outcome.Taken(var twin):
                Twin = twin;
                ModelState.AddModelError("Input.Number", "Số, ký hiệu này đã có trong sổ.");
                return Page();
            case RegisterDesk.Outcome.OtherYear(var year):
                ModelState.AddModelError(Direction is DocumentDirection.Incoming ? "Input.ArrivedOn" : "Input.IssuedOn", $"Văn bản thuộc sổ năm {year}; hủy và vào sổ lại nếu ghi nhầm năm.");
                return Page();
            case RegisterDesk.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa sửa văn bản này. Nội dung đồng chí nhập còn nguyên; bấm “Lưu” lần nữa để thay.");
                ModelState.SetModelValue("Input.Version", $"{Document!.Version}", $"{Document.Version}");
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<(Guid? File, string? Refused)> TakeAsync(IFormFile file, Guid owner, Guid subject, CancellationToken ct) =>
        await files.AddAsync(file, owner, "document", subject, ct) switch
        {
            FileOutcome.Added added => (added.Reference.Id, null),
            FileOutcome.Refused(var why) => (null, why.Words),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<bool> LoadAsync(Guid? id, CancellationToken ct)
    {
        NumberedHere = await numbering.IsHereAsync(actor.OrganisationId, ct);
        if (id is null) return true;
        Document = await desk.Owned.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.CancelledAt == null, ct);
        if (Document is not null) Direction = Document.Direction;
        return Document is not null;
    }

    public sealed class Command
    {
        public uint Version { get; set; }
        [StringLength(20), RegularExpression(@"^\s*\d{1,6}[a-zđA-ZĐ]?\s*$", ErrorMessage = "Số gồm các chữ số, có thể thêm một chữ cái, ví dụ 15 hoặc 15a; ký hiệu ghi ở ô bên dưới.")] public string? Number { get; set; }
        [StringLength(60)] public string? Symbol { get; set; }
        public string? Type { get; set; }
        [Required(ErrorMessage = "Nhập ngày ban hành.")] public DateOnly? IssuedOn { get; set; }
        [Required(ErrorMessage = "Nhập cơ quan ban hành."), StringLength(300)] public string Issuer { get; set; } = "";
        [Required(ErrorMessage = "Nhập trích yếu."), StringLength(1000)] public string Subject { get; set; } = "";
        public DateOnly? ArrivedOn { get; set; }
        public bool Directing { get; set; }
        public IFormFile? File { get; set; }

        public static Command Of(RegisteredDocument d) => new()
        {
            Version = d.Version, Number = d.Number, Symbol = d.Symbol, Type = d.Type, IssuedOn = d.IssuedOn, Issuer = d.Issuer, Subject = d.Subject, ArrivedOn = d.ArrivedOn, Directing = d.Directing,
        };
    }
}
