using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>Opens a draft and writes edits back; two people may work on different rows of one draft at once.</summary>
public sealed class ReviewDesk(AppDb db, Actor actor, AuditLog audit)
{
    private const int Tries = 5;

    public async Task<Opened?> OpenAsync(Guid importId, CancellationToken ct)
    {
        var import = await db.OwnedImports(actor).AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId, ct);
        if (import is null) return null;
        var file = await db.FileReferences.AsNoTracking().SingleAsync(f => f.Id == import.FileId, ct);
        return new Opened(import, PlanDraft.Read(import.Draft), PaperJson.Read(import.Reading), file.Name);
    }

    /// <summary>Applies an edit to the draft as it stands now; when another person saved in between, it is applied to theirs.</summary>
    /// <param name="edit">Answers the new draft, or null when the edit no longer makes sense.</param>
    /// <param name="action">For the history: what was done.</param>
    public async Task<bool> EditAsync(Guid importId, Func<PlanDraft, PlanDraft?> edit, string action, object what, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var import = await db.OwnedImports(actor).SingleOrDefaultAsync(i => i.Id == importId && i.State == ImportState.Draft, ct);
            if (import is null || edit(PlanDraft.Read(import.Draft)) is not { } changed) return false;
            import.Draft = changed.Write();
            audit.Add($"plan-import.{action}", importId, import.OrganisationId, after: what);
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Somebody saved another row of the same draft; read theirs and try again.
            }
        }
    }

    public sealed record Opened(PlanImport Import, PlanDraft Draft, PaperReading Reading, string FileName);
}
