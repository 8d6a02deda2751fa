using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>Pairs that may be one entered twice.</summary>
[Requires(Permission.EditDirectory)]
public sealed class DuplicatesModel(DuplicateQueries queries) : PageModel
{
    /// <summary>“units”; otherwise people.</summary>
    [BindProperty(SupportsGet = true)] public string? Of { get; set; }
    public bool Units => Of == "units";
    public IReadOnlyList<DuplicateQueries.Pair> Pairs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Pairs = Units ? await queries.UnitsAsync(ct) : await queries.PeopleAsync(ct);
}
