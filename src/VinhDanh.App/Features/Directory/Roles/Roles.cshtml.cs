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

namespace VinhDanh.App.Features.Directory.Roles;

/// <summary>Dated roles: which unit held “Cơ quan Thường trực Hội đồng TĐKT” when, and who holds it next.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class RolesModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public DateOnly Today => time.Today();

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.From = time.Today();
    }

    /// <summary>Gives a role of the actor's own organisation to a unit from a day on; whoever held it, held it until the day before.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var holder = await units.FindAsync(Input.Holder, ct);
        if (holder is null && ModelState.IsValid) ModelState.AddModelError("Input.Holder", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Page();
        var (folded, from) = (DirectorySearch.Fold(Input.Name), Input.From!.Value);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var last = await db.OrganisationRoles.Where(r => r.OrganisationId == actor.OrganisationId && r.Folded == folded).OrderByDescending(r => r.ValidFrom).FirstOrDefaultAsync(ct);
        if (last is not null && last.ValidFrom >= from)
        {
            ModelState.AddModelError("Input.From", $"Vai trò này đã được giao từ {Vn.Date(last.ValidFrom)}; ngày mới phải sau đó.");
            return Page();
        }
        var before = last is null ? null : await db.Organisations.Where(o => o.Id == last.HeldById).Select(o => o.Name).SingleAsync(ct);
        if (last is not null && (last.ValidTo is null || last.ValidTo >= from)) last.ValidTo = from.AddDays(-1);
        // The old period must be closed in the database before the new one begins: an exclusion constraint watches them.
        await db.SaveChangesAsync(ct);
        var role = new OrganisationRole { Id = Guid.CreateVersion7(), OrganisationId = actor.OrganisationId, Name = Input.Name, HeldById = holder!.Id, ValidFrom = from };
        db.OrganisationRoles.Add(role);
        audit.Add("organisation-role.assigned", role.Id, actor.OrganisationId, before is null ? null : new { holder = before }, new { Input.Name, holder = holder.Name, from });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"{holder.Name} đảm nhiệm “{Input.Name}” từ {Vn.Date(from)}."));
        return Redirect("/directory/roles");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Rows = await (
            from role in db.OrganisationRoles
            join authority in db.Organisations.Within(actor) on role.OrganisationId equals authority.Id
            join holder in db.Organisations on role.HeldById equals holder.Id
            orderby authority.Path, role.Name, role.ValidFrom descending
            select new Row(role.Name, authority.Name, holder.Id, holder.Name, role.ValidFrom, role.ValidTo)).Take(500).ToListAsync(ct);
        if (MayEdit) Units = await units.SuggestAsync(ct);
    }

    public sealed record Row(string Name, string Authority, Guid HolderId, string Holder, DateOnly From, DateOnly? To);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên vai trò."), StringLength(300)] public string Name { get; set; } = "";
        [Required(ErrorMessage = "Nhập tổ chức đảm nhiệm."), StringLength(400)] public string Holder { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày bắt đầu.")] public DateOnly? From { get; set; }
    }
}
