using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Show;

/// <summary>One programme: its tasks as the document orders them, narrowed by the address.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class ShowModel(ProgrammeQueries programmes, TaskListQuery tasks, Actor actor, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "state")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "unit")] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true, Name = "group")] public string? Group { get; set; }
    [BindProperty(SupportsGet = true, Name = "month")] public int? Month { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>Sort number of the last row of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")] public int After { get; set; }

    public TaskFilter Filter => new(State, Unit, Group, Month, Text);
    public DateOnly Today { get; } = time.Today();
    public ProgrammeView View { get; private set; } = null!;
    public new TaskPageOf<SortKey> Page { get; private set; } = null!;
    public IReadOnlyDictionary<TaskState, int> Counts { get; private set; } = null!;
    public IReadOnlyList<string> Groups { get; private set; } = [];
    public IReadOnlyList<UnitName> Units { get; private set; } = [];

    private string Here => $"/programmes/{View.Programme.Id}";
    private bool Edits => View.Owned && actor.May(Permission.EditProgrammes);
    private bool Exports => View.Owned && actor.May(Permission.ExportProgrammes);
    private PageAction Letter => new("Soạn công văn đôn đốc", $"{Here}/letter", "send");

    /// <summary>What an officer does most: call those who are late, else take in what units have handed in. Readers look at what is late.</summary>
    public PageAction? MainAction => (AnyLate: Counts.GetValueOrDefault(TaskState.Late) > 0, Edits) switch
    {
        (true, true) when Exports => Letter,
        (false, true) => new("Cập nhật kết quả", "/work#to-accept", "clipboard-check"),
        (true, false) when View.Owned && Filter.Wanted is not TaskState.Late => new("Xem việc quá hạn", $"{Here}?state=late", "alert-octagon"),
        _ => null,
    };

    /// <summary>What else can be done with the programme.</summary>
    public IReadOnlyList<PageAction> Others =>
    [
        .. Exports && MainAction?.Href != Letter.Href ? [Letter] : Array.Empty<PageAction>(),
        .. Exports ? [new("Báo cáo tiến độ", $"{Here}/report", "report"), new("Xuất chương trình", $"{Here}/paper", "download")] : Array.Empty<PageAction>(),
        .. View.Owned ? [new("Văn bản, sửa đổi, bổ sung", $"{Here}/documents", "files"), new("Nhắc việc", $"{Here}/reminders", "bell")] : Array.Empty<PageAction>(),
        .. Edits ? [new("Sửa nhiều nhiệm vụ", Filter.Href("/tasks/bulk", ("programme", View.Programme.Id.ToString())), "list-check")] : Array.Empty<PageAction>(),
        .. Edits ? [new("Giao nhiệm vụ xuống đơn vị", $"{Here}/hand-down", "arrow-right")] : Array.Empty<PageAction>(),
        .. Edits ? [new("Thiết lập", $"{Here}/settings", "settings")] : Array.Empty<PageAction>(),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } view) return NotFound();
        View = view;
        Counts = await programmes.CountAsync(id, view.Owned, ct);
        Groups = await programmes.GroupsAsync(id, ct);
        Units = view.Owned ? await programmes.UnitsAsync(id, ct) : [];
        Page = await tasks.OfProgrammeAsync(id, view.Owned, Filter, After, ct);
        return base.Page();
    }
}
