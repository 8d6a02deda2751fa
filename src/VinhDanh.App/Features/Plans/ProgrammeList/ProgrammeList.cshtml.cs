using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Plans.ProgrammeList;

/// <summary>Programmes in scope, and those that ask something of a unit in scope.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class ProgrammeListModel(ProgrammeQueries programmes, Actor actor) : PageModel
{
    public Actor Actor => actor;
    public IReadOnlyList<ProgrammeLine> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Programmes = await programmes.ListAsync(ct);
}
