using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Takes a table of organisations or people in; nothing is in the directory before the next page confirms it.</summary>
[Requires(Permission.ImportDirectory)]
public sealed class UploadModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    public const long MaximumBytes = 5 * 1024 * 1024;

    [BindProperty(SupportsGet = true)] public DirectoryImportPurpose Purpose { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Table is not { Length: > 0 } file)
        {
            if (Input.Table is not null) ModelState.AddModelError("Input.Table", "Tệp không có nội dung.");
            return Page();
        }
        if (file.Length > MaximumBytes) ModelState.AddModelError("Input.Table", "Tệp lớn hơn 5 MB.");
        if (!ModelState.IsValid) return Page();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        ImportTable table;
        try
        {
            content.Position = 0;
            table = ImportTable.Read(content, file.FileName, Purpose);
        }
        catch (SpreadsheetUnreadableException e)
        {
            ModelState.AddModelError("Input.Table", e.Message);
            return Page();
        }
        var import = new DirectoryImport
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, Purpose = Purpose, FileName = Path.GetFileName(file.FileName),
            Content = content.ToArray(), Columns = JsonSerializer.Serialize(table.Columns), CreatedBy = actor.AccountId!.Value, CreatedAt = time.GetUtcNow(),
        };
        db.DirectoryImports.Add(import);
        audit.Add("directory-import.uploaded", import.Id, import.OrganisationId, after: new { import.FileName, import.Purpose, rows = table.Rows.Count });
        await db.SaveChangesAsync(ct);
        return Redirect($"/directory/import/{import.Id}");
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Chọn tệp bảng tính.")] public IFormFile? Table { get; set; }
    }
}
