using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Reorganisations prepared, carried out and taken back, the latest first.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ReorganisationsModel(Actor actor, ReorganisationDesk desk) : PageModel
{
    private const int MostShown = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool MayImport => actor.May(Permission.ImportDirectory);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await desk.Within().AsNoTracking().OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.Id).Take(MostShown).ToListAsync(ct);
        Rows = [.. found.Select(r => (Reorganisation: r, Plan: ReorganisationPlan.Read(r.Plan))).Select(r => new Row(
            r.Reorganisation.Id, CarryingOut.DocumentOf(r.Reorganisation), r.Reorganisation.Note, r.Reorganisation.Kind, r.Reorganisation.EffectiveOn,
            r.Plan.Ends.Count, r.Plan.Begins.Count, r.Reorganisation.State))];
    }

    public sealed record Row(Guid Id, string Document, string? Note, ReorganisationKind Kind, DateOnly EffectiveOn, int Ends, int Begins, ReorganisationState State);
}
