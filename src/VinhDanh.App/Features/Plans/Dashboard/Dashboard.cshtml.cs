using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Features.Plans.Work;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Features.Plans.Dashboard;

/// <summary>Ten minutes of a leader's day: what is late, what is due, who has not answered, what one leads.</summary>
[Requires(Permission.ViewDashboard)]
public sealed class DashboardModel(WorkQueries work, TaskListQuery tasks, DueWords due, TimeProvider time) : PageModel
{
    public DueWords Due => due;
    public DateOnly Today { get; } = time.Today();
    public OpenCounts Counts { get; private set; } = null!;
    public TaskPageOf<DueKey> Late { get; private set; } = null!;
    public TaskPageOf<DueKey> Soon { get; private set; } = null!;
    public IReadOnlyList<LateUnit> Units { get; private set; } = [];
    public IReadOnlyList<LedTask> Led { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Counts = await work.CountAsync(ct);
        Late = await tasks.InScopeAsync(new(State: "late"), null, ct);
        Soon = await tasks.InScopeAsync(new(State: "due-soon"), null, ct);
        Units = await work.LateUnitsAsync(ct);
        Led = await work.LedAsync(ct);
    }
}
