using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Groups;

/// <summary>The address groups in scope; adds one for the actor's own organisation.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class GroupsModel(AppDb db, Actor actor, AuditLog audit) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var group = new AddressGroup { Id = Guid.CreateVersion7(), OrganisationId = actor.OrganisationId, Name = Input.Name, Kinds = [] };
        db.AddressGroups.Add(group);
        audit.Add("address-group.added", group.Id, group.OrganisationId, after: new { group.Name });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "address_group_once")
        {
            ModelState.AddModelError("Input.Name", "Đã có nhóm cùng tên.");
            return Page();
        }
        return Redirect($"/directory/groups/{group.Id}");
    }

    private async Task LoadAsync(CancellationToken ct) => Rows = await (
        from g in db.AddressGroups
        join authority in db.Organisations.Within(actor) on g.OrganisationId equals authority.Id
        orderby authority.Path, EF.Functions.Collate(g.Name, "vi-x-icu")
        select new Row(g.Id, g.Name, authority.Name, g.Kinds, g.IncludesOutside, db.AddressGroupMembers.Count(m => m.GroupId == g.Id && m.ValidTo == null),
            db.AddressGroupAliases.Where(a => a.GroupId == g.Id).Select(a => a.Alias).ToList())).Take(500).ToListAsync(ct);

    public sealed record Row(Guid Id, string Name, string Authority, List<string> Kinds, bool IncludesOutside, int Members, List<string> Aliases)
    {
        /// <summary>Who is meant, in words.</summary>
        public string Means => string.Join("; ", (string[])[
            .. Kinds.Select(k => OrganisationWords.Of(Names.ToEnum<OrganisationKind>(k))),
            .. IncludesOutside ? ["Mọi đơn vị phối hợp"] : Array.Empty<string>(),
            .. Members > 0 ? [$"{Members} đơn vị nêu tên"] : Array.Empty<string>()]);
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên nhóm."), StringLength(300)] public string Name { get; set; } = "";
    }
}
