using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>Changes an organisation. Whoever saves second sees both versions and decides.</summary>
[Requires(Permission.EditDirectory)]
public sealed class EditModel(AppDb db, Actor actor, AuditLog audit) : PageModel, IOrganisationFields
{
    [BindProperty] public OrganisationForm Input { get; set; } = new();
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Field, what the other saved, what was typed here; only where they differ.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Mine)> Conflict { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } found) return NotFound();
        Input = OrganisationForm.Of(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } found) return NotFound();
        if (Input.ValidFrom > found.ValidTo) ModelState.AddModelError("Input.ValidFrom", "Ngày bắt đầu sau ngày kết thúc.");
        if (!ModelState.IsValid) return Page();
        var before = OrganisationForm.Of(found);
        if (before.Version != Input.Version) return Stale(before);

        db.Entry(found).Property(o => o.Version).OriginalValue = Input.Version;
        Input.WriteTo(found);
        audit.Add("organisation.edited", id, id,
            new { before.Name, before.ShortName, before.Code, before.Kind, before.IsOutside, before.ValidFrom },
            new { found.Name, found.ShortName, found.Code, found.Kind, found.IsOutside, found.ValidFrom });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Between our reading and our writing somebody else wrote.
            db.ChangeTracker.Clear();
            return await FindAsync(id, ct) is { } now ? Stale(OrganisationForm.Of(now)) : NotFound();
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "organisation_code_ix")
        {
            ModelState.AddModelError("Input.Code", "Mã này đang dùng cho tổ chức khác.");
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã lưu {found.Name}."));
        return Redirect($"/directory/organisations/{id}");
    }

    private PageResult Stale(OrganisationForm theirs)
    {
        Conflict = [.. theirs.Words().Zip(Input.Words()).Where(p => p.First.Value != p.Second.Value).Select(p => (p.First.Field, p.First.Value, p.Second.Value))];
        // Saving again now replaces what the other saved: knowingly.
        Input.Version = theirs.Version;
        ModelState.AddModelError("", "Người khác vừa sửa tổ chức này. So sánh hai bản dưới đây rồi lưu lại nếu vẫn muốn dùng bản của mình.");
        return Page();
    }

    private async Task<Organisation?> FindAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Organisations.Within(actor).SingleOrDefaultAsync(o => o.Id == id, ct);
        (Id, Name) = (id, found?.Name ?? "");
        return found;
    }
}
