using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.History;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>One organisation: what it is, how it is called, who works there, where it belongs.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ShowModel(AppDb db, Actor actor, OrganisationView view, UnitHistory history, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();

    /// <summary>“Đơn vị này là gì vào ngày …?”</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }
    public UnitHistory.OnDay? Then { get; private set; }

    /// <summary>What stands for this unit now; null: nothing else.</summary>
    public OrganisationView.Link? Into { get; private set; }
    public OrganisationView.Data Shown { get; private set; } = null!;
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool IsOwn => Shown.Organisation.Id == actor.OrganisationId;
    public DateOnly Today => time.Today();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAddAliasAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!string.IsNullOrEmpty(Input.Alias) && DirectorySearch.Fold(Input.Alias).Length == 0) ModelState.AddModelError("Input.Alias", "Nhập tên gọi khác.");
        if (!ModelState.IsValid) return Page();
        db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, Alias = Input.Alias! });
        audit.Add("organisation.alias-added", id, id, after: new { Input.Alias });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "organisation_alias_once")
        {
            ModelState.AddModelError("Input.Alias", "Tổ chức đã có tên gọi này.");
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã thêm tên gọi “{Input.Alias}”."));
        return Redirect($"/directory/organisations/{id}");
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostRemoveAliasAsync(Guid id, Guid alias, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var removed = await db.OrganisationAliases.SingleOrDefaultAsync(a => a.Id == alias && a.OrganisationId == id, ct);
        if (removed is null) return NotFound();
        db.OrganisationAliases.Remove(removed);
        audit.Add("organisation.alias-removed", id, id, before: new { removed.Alias });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash($"Đã bỏ tên gọi “{removed.Alias}”.")
        {
            Undo = new($"/directory/organisations/{id}?handler=AddAlias", new Dictionary<string, string> { ["Input.Alias"] = removed.Alias }),
        });
        return Redirect($"/directory/organisations/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(o => o.Id == id, ct);
        if (found is null) return false;
        Shown = await view.LoadAsync(found, time.Today(), ct);
        if (found.MergedIntoId is { } other) Into = await db.Organisations.Where(o => o.Id == other).Select(o => new OrganisationView.Link(o.Id, o.Name)).SingleAsync(ct);
        if (On is { } day) Then = await history.OfAsync(id, day, ct);
        return true;
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên gọi khác."), StringLength(300)] public string? Alias { get; set; }
    }
}
