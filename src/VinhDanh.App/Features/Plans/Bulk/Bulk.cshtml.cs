using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Bulk;

/// <summary>Many tasks at once: choose them, say what to do, look at what it will do and what it will not, do it.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class BulkModel(BulkChanges bulk, TaskListQuery tasks, ProgrammeQueries programmes, AssignableUnits units, AppDb db, TimeProvider time) : PageModel
{
    /// <summary>Rows that can be ticked one by one; the rest is reached by “all” or by a narrower filter.</summary>
    private const int Listed = 200;

    [BindProperty(SupportsGet = true, Name = "programme")] public Guid? Programme { get; set; }
    [BindProperty(SupportsGet = true, Name = "state")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "unit")] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true, Name = "group")] public string? Group { get; set; }
    [BindProperty(SupportsGet = true, Name = "month")] public int? Month { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    public TaskFilter Filter => new(State, Unit, Group, Month, Text);
    public DateOnly Today { get; } = time.Today();

    /// <summary>Null: tasks of all programmes in scope.</summary>
    public ProgrammeView? Of { get; private set; }

    /// <summary>All that the filter leaves, at most one more than can be done at once.</summary>
    public IReadOnlyList<Guid> Found { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    /// <summary>What the order would do; null while it is being given.</summary>
    public IReadOnlyList<BulkChanges.Line>? Lines { get; private set; }
    public Command Input { get; set; } = new();

    public IEnumerable<SelectListItem> UnitChoices => Units.Select(u => new SelectListItem(u.Name, u.Id.ToString()));

    public static IEnumerable<SelectListItem> Actions =>
    [
        new("Dời thời hạn theo số ngày", nameof(BulkAction.MoveBy)),
        new("Dời thời hạn đến một ngày", nameof(BulkAction.MoveTo)),
        new("Chuyển việc từ đơn vị này sang đơn vị khác", nameof(BulkAction.Unit)),
        new("Đổi chủ trì, chỉ đạo", nameof(BulkAction.Lead)),
        new("Xác nhận mọi kết quả đã gửi", nameof(BulkAction.Accept)),
        new("Thôi thực hiện", nameof(BulkAction.Withdraw)),
        new("Thực hiện lại việc đã thôi", nameof(BulkAction.Restore)),
    ];

    /// <summary>This page with its filter.</summary>
    public string Href(string? handler = null) => Filter.Href("/tasks/bulk", ("programme", Programme?.ToString()), ("handler", handler));

    public string BackHref => Programme is { } id ? Filter.Href($"/programmes/{id}") : Filter.Href("/tasks");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync([Bind(Prefix = nameof(Input))] Command input, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Input = input;
        var chosen = input.All ? Found : input.Tasks;
        if (chosen.Count == 0) ModelState.AddModelError("Input.Tasks", "Chọn ít nhất một nhiệm vụ.");
        if (chosen.Count > BulkChanges.Most) ModelState.AddModelError("Input.Tasks", $"Mỗi lần sửa không quá {Vn.Number(BulkChanges.Most)} nhiệm vụ; lọc hẹp lại rồi sửa từng phần.");
        var order = Order();
        if (!ModelState.IsValid || order is null) return Page();
        Lines = await bulk.PreviewAsync([.. chosen], order, ct);
        return Page();
    }

    /// <param name="seen">“task:mark” of each task, as the preview showed it.</param>
    public async Task<IActionResult> OnPostApplyAsync([Bind(Prefix = nameof(Input))] Command input, List<string> seen, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Input = input;
        var order = Order();
        if (!ModelState.IsValid || order is null) return Page();
        if (await bulk.ApplyAsync(Marks(seen), order, ct) is not { } lines) return NotFound();
        var refused = lines.Where(l => l.Refused is not null).ToList();
        var named = string.Join(" ", refused.Take(3).Select(l => $"“{PlanWords.InFewWords(l.Title)}”: {l.Refused}"));
        TempData.SetFlash(new Flash(
            $"Đã sửa {Vn.Number(lines.Count - refused.Count)} nhiệm vụ.{(refused.Count == 0 ? "" : $" {Vn.Number(refused.Count)} nhiệm vụ không sửa được. {named}{(refused.Count > 3 ? " …" : "")}")}",
            refused.Count == 0 ? FlashTone.Done : refused.Count == lines.Count ? FlashTone.Refused : FlashTone.Notice));
        return Redirect(BackHref);
    }

    private static Dictionary<Guid, string> Marks(List<string> seen) => seen.Take(BulkChanges.Most)
        .Select(s => s.Split(':')).Where(s => s.Length == 2 && Guid.TryParse(s[0], out _)).DistinctBy(s => s[0]).ToDictionary(s => Guid.Parse(s[0]), s => s[1]);

    /// <returns>Null, with the errors said, when something is missing.</returns>
    private BulkOrder? Order()
    {
        var (from, to) = (Named(Input.From), Named(Input.To));
        switch (Input.Action)
        {
            case null:
                ModelState.AddModelError("Input.Action", "Chọn việc cần làm.");
                break;
            case BulkAction.MoveBy when Input.Days is null or 0:
                ModelState.AddModelError("Input.Days", "Nhập số ngày khác 0.");
                break;
            case BulkAction.MoveTo when Input.Day is null:
                ModelState.AddModelError("Input.Day", "Nhập ngày.");
                break;
            case BulkAction.Unit when from is null || to is null || from.Id == to.Id:
                ModelState.AddModelError("Input.From", "Chọn đơn vị đang thực hiện và đơn vị nhận, khác nhau.");
                break;
            case BulkAction.Lead when Leads.Length == 0:
                ModelState.AddModelError("Input.Leads", "Nhập người hoặc đơn vị chủ trì.");
                break;
            default:
                break;
        }

        return ModelState.IsValid ? new(Input.Action!.Value, Input.Days ?? 0, Input.Working, Input.Day, from, to, Leads, Input.Reason) : null;
    }

    private UnitName? Named(Guid? id) => Units.Where(u => u.Id == id).Select(u => new UnitName(u.Id, u.Name)).FirstOrDefault();

    private string[] Leads => (Input.Leads ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (Programme is { } id)
        {
            if (await programmes.FindAsync(id, ct) is not { Owned: true } view) return false;
            Of = view;
        }

        Found = await tasks.OwnedIdsAsync(Programme, Filter, BulkChanges.Most + 1, ct);
        var listed = Found.Take(Listed).ToList();
        var rows = await (
            from t in db.Tasks.AsNoTracking()
            join p in db.Programmes on t.ProgrammeId equals p.Id
            where listed.Contains(t.Id)
            select new { Task = t, Programme = p.Title }).ToDictionaryAsync(r => r.Task.Id, ct);
        Rows = [.. listed.Select(i => new Row(i, rows[i].Task.Title, rows[i].Task.Path, rows[i].Programme, StateFacts.Of(rows[i].Task)))];
        Units = await units.ListAsync(ct);
        return true;
    }

    public sealed record Row(Guid Id, string Title, string Path, string Programme, StateFacts Facts);

    public sealed class Command
    {
        public List<Guid> Tasks { get; set; } = [];

        /// <summary>Everything that the filter leaves.</summary>
        public bool All { get; set; }
        public BulkAction? Action { get; set; }
        [Range(-365, 365, ErrorMessage = "Từ -365 đến 365 ngày.")] public int? Days { get; set; }
        public bool Working { get; set; }
        public DateOnly? Day { get; set; }
        public Guid? From { get; set; }
        public Guid? To { get; set; }
        [StringLength(4000)] public string? Leads { get; set; }
        [Required(ErrorMessage = "Nhập căn cứ, lý do."), StringLength(2000)] public string Reason { get; set; } = "";
    }
}
