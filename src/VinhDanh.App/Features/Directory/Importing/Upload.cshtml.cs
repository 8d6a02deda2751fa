using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Takes a table of organisations or people in; nothing is in the directory before the next page confirms it.</summary>
[Requires(Permission.ImportDirectory)]
public sealed class UploadModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)] public DirectoryImportPurpose Purpose { get; set; }
    [BindProperty] public TableUpload Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Input.ReadAsync((file, name) => ImportTable.Read(file, name, Purpose), ModelState, ct) is not { } read) return Page();
        var import = new DirectoryImport
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, Purpose = Purpose, FileName = read.FileName, Content = read.Content, Columns = read.Columns,
            CreatedBy = actor.AccountId!.Value, CreatedAt = time.GetUtcNow(),
        };
        db.DirectoryImports.Add(import);
        audit.Add("directory-import.uploaded", import.Id, import.OrganisationId, after: new { import.FileName, import.Purpose, rows = read.Rows });
        await db.SaveChangesAsync(ct);
        return Redirect($"/directory/import/{import.Id}");
    }
}
