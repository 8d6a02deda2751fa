using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Inspections.Overview;

/// <summary>The leader's page of inspections: what waits, what is late, units by years, shortcomings that come up again.</summary>
[Requires(Permission.ViewInspections)]
public sealed class OverviewModel(OverviewDesk desk) : PageModel
{
    public OverviewView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await desk.OfAsync(ct);
}
