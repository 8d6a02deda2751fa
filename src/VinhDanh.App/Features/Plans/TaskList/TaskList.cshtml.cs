using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>Tasks of all programmes in scope; with <c>state=late</c> the answer to “who is late?”.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class TaskListModel(TaskListQuery tasks, Actor actor, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "state")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "unit")] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true, Name = "month")] public int? Month { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }

    public TaskFilter Filter => new(State, Unit, null, Month, Text);
    public bool Edits => actor.May(Permission.EditProgrammes);
    public DateOnly Today { get; } = time.Today();
    public new TaskPageOf<DueKey> Page { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Page = await tasks.InScopeAsync(Filter, DueKey.Parse(After), ct);
}
