using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Which column is what, what each row would become, what is wrong with it; then all of it or nothing.</summary>
[Requires(Permission.ImportDirectory)]
public sealed class PreviewModel(AppDb db, ImportDesk desk) : PageModel
{
    private const int MostShown = 200;

    public DirectoryImport Import { get; private set; } = null!;
    public ImportTable Table { get; private set; } = null!;
    public IReadOnlyList<PreviewRow> Rows { get; private set; } = [];
    public int Good => Rows.Count(r => r.Errors.Count == 0);
    public int Wrong => Rows.Count - Good;
    public IEnumerable<PreviewRow> Shown => Rows.OrderBy(r => r.Errors.Count == 0).ThenBy(r => r.Number).Take(MostShown);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <param name="column">Column (from 0) by meaning, as chosen; −1 or nothing: none.</param>
    public async Task<IActionResult> OnPostColumnsAsync(Guid id, Dictionary<string, int> column, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (ColumnChoice.Chosen(ImportColumns.Of(Import.Purpose), Table, column) is not { } chosen)
        {
            ModelState.AddModelError("", "Một cột không dùng được cho hai mục.");
            return Page();
        }
        var text = JsonSerializer.Serialize(chosen);
        await db.DirectoryImports.Where(i => i.Id == id && i.ConfirmedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.Columns, text), ct);
        return Redirect($"/directory/import/{id}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Taken? added;
        try
        {
            added = await desk.ConfirmAsync(Import, ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "organisation_code_ix")
        {
            ModelState.AddModelError("", "Có mã đang dùng cho tổ chức ngoài phạm vi quản lý; không ghi dòng nào.");
            return Page();
        }
        if (added is null)
        {
            ModelState.AddModelError("", "Chưa ghi dòng nào: còn dòng chưa đúng hoặc bảng đã được ghi.");
            return Page();
        }
        if (added.Draft is { } draft)
        {
            TempData.SetFlash(new Flash($"Đã lập phương án từ {added.Rows} dòng; danh bạ chưa thay đổi. Xem trước rồi thực hiện."));
            return Redirect($"/directory/reorganisations/{draft}");
        }
        var people = Import.Purpose is DirectoryImportPurpose.People;
        TempData.SetFlash(new Flash(people ? $"Đã ghi {added.Rows} người vào danh bạ." : $"Đã ghi {added.Rows} tổ chức vào danh bạ."));
        return Redirect(people ? "/directory/people" : "/directory");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Import = found;
        Table = ImportDesk.TableOf(found);
        Rows = await desk.PreviewAsync(found, ct);
        return true;
    }
}
