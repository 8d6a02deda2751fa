using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>Takes a unit's table of achievements in; nothing is in a record before the next page confirms it.</summary>
[Requires(Permission.EditAchievements)]
public sealed class UploadAchievementsModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    public const long MaximumBytes = 5 * 1024 * 1024;

    [BindProperty] public Command Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Table is { Length: 0 }) ModelState.AddModelError("Input.Table", "Tệp không có nội dung.");
        if (Input.Table?.Length > MaximumBytes) ModelState.AddModelError("Input.Table", "Tệp lớn hơn 5 MB.");
        if (!ModelState.IsValid || Input.Table is not { } file) return Page();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        ImportTable table;
        try
        {
            content.Position = 0;
            table = AchievementColumns.Read(content, file.FileName);
        }
        catch (SpreadsheetUnreadableException e)
        {
            ModelState.AddModelError("Input.Table", e.Message);
            return Page();
        }
        var import = new AchievementImport
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, FileName = Path.GetFileName(file.FileName),
            Content = content.ToArray(), Columns = JsonSerializer.Serialize(table.Columns), CreatedBy = actor.AccountId!.Value, CreatedAt = time.GetUtcNow(),
        };
        db.AchievementImports.Add(import);
        audit.Add("achievement-import.uploaded", import.Id, import.OrganisationId, after: new { import.FileName, rows = table.Rows.Count });
        await db.SaveChangesAsync(ct);
        return Redirect($"/achievements/import/{import.Id}");
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Chọn tệp bảng tính.")] public IFormFile? Table { get; set; }
    }
}
