using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>An organisation ceases: its last day, and who received its duties by which document. Nothing of its past changes.</summary>
[Requires(Permission.EditDirectory)]
public sealed class EndModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public Organisation Ending { get; private set; } = null!;
    public int LivingChildren { get; private set; }
    public IReadOnlyList<string> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input.LastDay = time.Today();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var heir = await units.FindAsync(Input.Successor, ct);
        if (!string.IsNullOrEmpty(Input.Successor) && heir is null) ModelState.AddModelError("Input.Successor", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (heir?.Id == id) ModelState.AddModelError("Input.Successor", "Tổ chức kế thừa phải là tổ chức khác.");
        if (heir is not null && string.IsNullOrEmpty(Input.LegalDocument)) ModelState.AddModelError("Input.LegalDocument", "Nhập văn bản quyết định việc kế thừa.");
        if (Input.LastDay < Ending.ValidFrom) ModelState.AddModelError("Input.LastDay", $"Ngày kết thúc không được trước ngày bắt đầu {Vn.Date(Ending.ValidFrom)}.");
        if (LivingChildren > 0) ModelState.AddModelError("", $"Còn {LivingChildren} đơn vị trực thuộc đang hoạt động; hãy kết thúc hoặc chuyển các đơn vị đó trước.");
        if (!ModelState.IsValid) return Page();

        var lastDay = Input.LastDay!.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = await db.Organisations.Within(actor).Where(o => o.Id == id && o.ValidTo == null).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, lastDay), ct);
        if (ended == 0) return NotFound();
        // A period may not begin after it ends: what was to begin later never begins.
        await db.OrganisationParents.Where(p => p.OrganisationId == id && p.ValidTo == null && p.ValidFrom <= lastDay).ExecuteUpdateAsync(s => s.SetProperty(p => p.ValidTo, lastDay), ct);
        await db.OrganisationRoles.Where(r => r.HeldById == id && r.ValidTo == null && r.ValidFrom <= lastDay).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidTo, lastDay), ct);
        await db.AddressGroupMembers.Where(m => m.OrganisationId == id && m.ValidTo == null && m.ValidFrom <= lastDay).ExecuteUpdateAsync(s => s.SetProperty(m => m.ValidTo, lastDay), ct);
        if (heir is not null)
        {
            db.OrganisationSuccessions.Add(new()
            {
                Id = Guid.CreateVersion7(), FromId = id, ToId = heir.Id, Kind = Input.Kind, LegalDocument = Input.LegalDocument!,
                EffectiveOn = lastDay.AddDays(1), InheritsHistory = Input.Inherits, Note = Input.Note,
            });
        }
        audit.Add("organisation.ended", id, id, new { validTo = (DateOnly?)null },
            new { validTo = lastDay, successor = heir?.Name, succession = heir is null ? (SuccessionKind?)null : Input.Kind, Input.LegalDocument }, Input.Note);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"{Ending.Name} kết thúc hoạt động từ hết ngày {Vn.Date(lastDay)}."));
        return Redirect($"/directory/organisations/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(o => o.Id == id && o.ValidTo == null && o.Id != actor.OrganisationId, ct);
        if (found is null) return false;
        Ending = found;
        LivingChildren = await db.Organisations.CountAsync(o => o.ParentId == id && o.ValidTo == null, ct);
        Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập ngày cuối cùng hoạt động.")] public DateOnly? LastDay { get; set; }
        [StringLength(400)] public string? Successor { get; set; }
        public SuccessionKind Kind { get; set; }
        public HistoryInheritance Inherits { get; set; }
        [StringLength(500)] public string? LegalDocument { get; set; }
        [StringLength(1000)] public string? Note { get; set; }
    }
}
