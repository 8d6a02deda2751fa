using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Documents;

/// <summary>One document of the register, where it is used, and its history.</summary>
[Requires(Permission.ViewDocuments)]
public sealed class ShowDocumentModel(AppDb db, Actor actor, RegisterDesk desk, IEnumerable<IDocumentUses> uses) : PageModel
{
    public RegisteredDocument Document { get; private set; } = null!;
    public string Owner { get; private set; } = "";
    public IReadOnlyList<DocumentUse> Uses { get; private set; } = [];
    public bool MayEdit => Document.CancelledAt is null && actor.May(Permission.EditDocuments);
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.EditDocuments)]
    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (!await desk.CancelAsync(id, Input.Reason.Trim(), ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã hủy văn bản; số vẫn giữ trong sổ."));
        return Redirect($"/documents/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Owned.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document) return false;
        Document = document;
        Owner = await db.Organisations.Where(o => o.Id == document.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var found = new List<DocumentUse>();
        foreach (var use in uses) found.AddRange((await use.OfAsync([id], ct))[id]);
        Uses = found;
        return true;
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập lý do hủy."), StringLength(1000)] public string Reason { get; set; } = "";
    }
}
