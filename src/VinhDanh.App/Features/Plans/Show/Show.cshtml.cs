using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;

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

    public Actor Actor => actor;
    public TaskFilter Filter => new(State, Unit, Group, Month, Text);
    public DateOnly Today { get; } = time.Today();
    public ProgrammeView View { get; private set; } = null!;
    public new TaskPageOf<SortKey> Page { get; private set; } = null!;
    public IReadOnlyDictionary<TaskState, int> Counts { get; private set; } = null!;
    public IReadOnlyList<string> Groups { get; private set; } = [];
    public IReadOnlyList<UnitName> Units { get; private set; } = [];

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
