using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>Takes a unit's table of achievements in; nothing is in a record before the next page confirms it.</summary>
[Requires(Permission.EditAchievements)]
public sealed class UploadAchievementsModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public TableUpload Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Input.ReadAsync((file, name) => AchievementColumns.Read(file, name), ModelState, ct) is not { } read) return Page();
        var import = new AchievementImport
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, FileName = read.FileName, Content = read.Content, Columns = read.Columns,
            CreatedBy = actor.AccountId!.Value, CreatedAt = time.GetUtcNow(),
        };
        db.AchievementImports.Add(import);
        audit.Add("achievement-import.uploaded", import.Id, import.OrganisationId, after: new { import.FileName, rows = read.Rows });
        await db.SaveChangesAsync(ct);
        return Redirect($"/achievements/import/{import.Id}");
    }
}
