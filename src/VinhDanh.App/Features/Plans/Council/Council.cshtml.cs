using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Council;

/// <summary>The council's programme: sessions with what each considers.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class CouncilModel(ProgrammeQueries programmes, AppDb db, Actor actor, TimeProvider time) : PageModel
{
    public ProgrammeView View { get; private set; } = null!;
    public DateOnly Today { get; } = time.Today();
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } view) return NotFound();
        View = view;
        var sessions = await db.VisibleTasks(actor).AsNoTracking()
            .Where(t => t.ProgrammeId == id && t.Kind == TaskKind.Session && t.WithdrawnOn == null).OrderBy(t => t.SortNo).Take(200).ToListAsync(ct);
        var ids = sessions.Select(s => s.Id).ToList();
        var agenda = (await db.AgendaItems.Where(a => ids.Contains(a.TaskId)).OrderBy(a => a.SortNo).Select(a => new { a.TaskId, a.Text }).ToListAsync(ct))
            .ToLookup(a => a.TaskId, a => a.Text);
        Sessions = [.. sessions.Select(s => new SessionRow(s.Id, s.Title, s.DeadlineText, StateFacts.Of(s), [.. agenda[s.Id]]))];
        return Page();
    }

    public sealed record SessionRow(Guid Id, string Title, string DeadlineText, StateFacts Facts, IReadOnlyList<string> Agenda);
}
