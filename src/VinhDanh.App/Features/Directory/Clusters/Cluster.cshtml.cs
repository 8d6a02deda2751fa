using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Clusters;

/// <summary>One cluster: its members, who heads it, who stands in.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ClusterModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public Cluster Cluster { get; private set; } = null!;
    public IReadOnlyList<Row> Members { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Adds a member, or changes the part of one who is there. A new head makes the old one a member.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var unit = await units.FindAsync(Input.Unit, ct);
        if (unit is null && !string.IsNullOrEmpty(Input.Unit)) ModelState.AddModelError("Input.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One head at a time: the database holds a unique index, so the old one steps down first.
        if (Input.Role is ClusterRole.Head)
            await db.ClusterMembers.Where(m => m.ClusterId == id && m.Role == ClusterRole.Head && m.OrganisationId != unit!.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, ClusterRole.Member), ct);
        var member = await db.ClusterMembers.SingleOrDefaultAsync(m => m.ClusterId == id && m.OrganisationId == unit!.Id, ct);
        var before = member?.Role;
        if (member is null) db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = id, OrganisationId = unit!.Id, Role = Input.Role });
        else member.Role = Input.Role;
        audit.Add("cluster.member-set", id, Cluster.OrganisationId, before is null ? null : new { unit = unit!.Name, role = before }, new { unit = unit!.Name, Input.Role });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"{unit.Name}: {DirectoryWords.Of(Input.Role, Cluster.Kind).ToLowerInvariant()}."));
        return Redirect($"/directory/clusters/{id}");
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid member, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var found = await db.ClusterMembers.SingleOrDefaultAsync(m => m.Id == member && m.ClusterId == id, ct);
        if (found is null) return NotFound();
        db.ClusterMembers.Remove(found);
        audit.Add("cluster.member-removed", id, Cluster.OrganisationId, before: new { unit = Members.First(m => m.Id == member).Name, found.Role });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash("Đã đưa đơn vị ra khỏi cụm, khối."));
        return Redirect($"/directory/clusters/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await (from c in db.Clusters.AsNoTracking()
                           join authority in db.Organisations.Within(actor) on c.OrganisationId equals authority.Id
                           where c.Id == id
                           select c).SingleOrDefaultAsync(ct);
        if (found is null) return false;
        Cluster = found;
        Members = await (from m in db.ClusterMembers
                         join o in db.Organisations on m.OrganisationId equals o.Id
                         where m.ClusterId == id
                         orderby m.Role == ClusterRole.Head ? 0 : m.Role == ClusterRole.Deputy ? 1 : 2, EF.Functions.Collate(o.Name, "vi-x-icu")
                         select new Row(m.Id, o.Id, o.Name, m.Role)).ToListAsync(ct);
        if (MayEdit) Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed record Row(Guid Id, Guid UnitId, string Name, ClusterRole Role);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tổ chức."), StringLength(400)] public string Unit { get; set; } = "";
        public ClusterRole Role { get; set; } = ClusterRole.Member;
    }
}
