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

/// <summary>Adds an organisation under another one.</summary>
[Requires(Permission.EditDirectory)]
public sealed class AddModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel, IOrganisationFields
{
    [BindProperty(SupportsGet = true)] public Guid? Under { get; set; }
    [BindProperty] public OrganisationForm Input { get; set; } = new();
    public Organisation Parent { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Input.ValidFrom = time.Today();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var added = new Organisation { Id = id, ParentId = Parent.Id, Path = Organisation.PathOf(Parent.Path, id), Kind = Input.Kind, Name = Input.Name, ValidFrom = Input.ValidFrom!.Value };
        Input.WriteTo(added);
        db.Organisations.Add(added);
        db.OrganisationParents.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, ParentId = Parent.Id, ValidFrom = added.ValidFrom });
        audit.Add("organisation.added", id, id, after: new { added.Name, added.ShortName, added.Code, added.Kind, added.IsOutside, added.ValidFrom, parent = Parent.Name });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "organisation_code_ix")
        {
            ModelState.AddModelError("Input.Code", "Mã này đang dùng cho tổ chức khác.");
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã thêm {added.Name}."));
        return Redirect($"/directory/organisations/{id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var under = Under ?? actor.OrganisationId;
        var parent = await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(o => o.Id == under && o.ValidTo == null, ct);
        Parent = parent!;
        return parent is not null;
    }
}
