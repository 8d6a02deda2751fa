using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>A unit passes under another one from a day on; it stays the same unit, with its past.</summary>
[Requires(Permission.EditDirectory)]
public sealed class MoveModel(AppDb db, Actor actor, UnitFinder units, TreeMoves moves, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public Organisation Moving { get; private set; } = null!;
    public string Parent { get; private set; } = "";

    /// <summary>Units below it, which pass with it.</summary>
    public int Below { get; private set; }
    public IReadOnlyList<string> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        (Input.From, Input.Version) = (time.Today(), Moving.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var parent = await units.FindAsync(Input.Parent, ct);
        if (parent is null && !string.IsNullOrEmpty(Input.Parent)) ModelState.AddModelError("Input.Parent", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Page();
        switch (await moves.MoveAsync(id, Input.Version, parent!.Id, Input.From!.Value, Input.Reason, ct))
        {
            case TreeMoves.Outcome.Moved(var unit, var under):
                TempData.SetFlash(new Flash($"{unit} trực thuộc {under} từ ngày {Vn.Date(Input.From.Value)}."));
                return Redirect($"/directory/organisations/{id}");
            case TreeMoves.Outcome.NotHere:
                ModelState.AddModelError("Input.Parent", "Tổ chức này không còn hoạt động; hãy chọn tổ chức khác.");
                return Page();
            case TreeMoves.Outcome.Stale:
                return await StaleAsync(id, ct);
            case TreeMoves.Outcome.NotYet:
                ModelState.AddModelError("Input.From", "Ngày chuyển chưa đến; ghi việc chuyển khi quyết định có hiệu lực.");
                return Page();
            case TreeMoves.Outcome.AlreadyThere:
                ModelState.AddModelError("Input.Parent", $"{Moving.Name} đang trực thuộc tổ chức này.");
                return Page();
            case TreeMoves.Outcome.BelowItself:
                ModelState.AddModelError("Input.Parent", "Không chuyển được về chính đơn vị hoặc đơn vị trực thuộc của đơn vị.");
                return Page();
            case TreeMoves.Outcome.BeforeItWas(var earliest):
                ModelState.AddModelError("Input.From", $"Ngày chuyển không được trước ngày {Vn.Date(earliest)}.");
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> StaleAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.AddModelError("", $"Người khác vừa sửa tổ chức này; hiện nay: {Moving.Name}, trực thuộc {Parent}. Nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn chuyển.");
        // Doing it again now is done knowingly.
        ModelState.Remove("Input.Version");
        Input.Version = Moving.Version;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(o => o.Id == id && o.ValidTo == null && o.ParentId != null && o.Id != actor.OrganisationId, ct);
        if (found is null) return false;
        Moving = found;
        LTree path = found.Path;
        Parent = await db.Organisations.Where(o => o.Id == found.ParentId).Select(o => o.Name).SingleAsync(ct);
        Below = await db.Organisations.CountAsync(o => o.Path.IsDescendantOf(path) && o.Id != id && o.ValidTo == null, ct);
        Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tổ chức."), StringLength(400)] public string Parent { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày chuyển.")] public DateOnly? From { get; set; }
        [Required(ErrorMessage = "Nhập căn cứ, lý do."), StringLength(1000)] public string Reason { get; set; } = "";
        public uint Version { get; set; }
    }
}
