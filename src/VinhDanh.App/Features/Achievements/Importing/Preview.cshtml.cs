using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>Which column is what, whose record each row goes into and with what; then all of it or nothing.</summary>
[Requires(Permission.EditAchievements)]
public sealed class PreviewAchievementsModel(AppDb db, AchievementImporting importing, LawShelf law) : PageModel
{
    private const int MostShown = 200;

    public AchievementImport Import { get; private set; } = null!;
    public ImportTable Table { get; private set; } = null!;
    public IReadOnlyList<PlacedRow> Rows { get; private set; } = [];
    public int Wrong => Rows.Count(r => r.Errors.Count > 0);
    public int New => Rows.Sum(r => r.New.Count);
    public IEnumerable<PlacedRow> Shown => Rows.OrderBy(r => r.Errors.Count == 0).ThenBy(r => r.Row.Number).Take(MostShown);

    /// <summary>What a row would add, in words.</summary>
    public string Adds(PlacedRow row) => row.New.Count == 0 ? row.Errors.Count == 0 ? "Đã có trong hồ sơ" : "–"
        : string.Join("; ", row.New.Select(e => $"{AchievementWords.What(e.For(Guid.Empty, Guid.Empty, null, null, default), law)} ({e.Period.Words})"));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <param name="column">Column (from 0) by meaning, as chosen; −1 or nothing: none.</param>
    public async Task<IActionResult> OnPostColumnsAsync(Guid id, Dictionary<string, int> column, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (ColumnChoice.Chosen(AchievementColumns.All, Table, column) is not { } chosen)
        {
            ModelState.AddModelError("", "Một cột không dùng được cho hai mục.");
            return Page();
        }
        var text = JsonSerializer.Serialize(chosen);
        await db.AchievementImports.Where(i => i.Id == id && i.ConfirmedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.Columns, text), ct);
        return Redirect($"/achievements/import/{id}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        int? added;
        try
        {
            added = await importing.ConfirmAsync(Import, ct);
        }
        catch (DbUpdateException e) when (Enter.AchievementViolations.WordsOf(e) is not null)
        {
            // Somebody wrote the same into a record while this page was open.
            added = null;
        }
        if (added is null)
        {
            ModelState.AddModelError("", "Chưa ghi dòng nào: còn dòng chưa đúng, không có mục nào mới, hoặc bảng đã được ghi.");
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã ghi {Vn.Number(added.Value)} mục vào hồ sơ thành tích."));
        return Redirect("/achievements");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await importing.FindAsync(id, ct) is not { } found) return false;
        Import = found;
        Table = AchievementImporting.TableOf(found);
        Rows = await importing.ReadAsync(Table, ct);
        return true;
    }
}
