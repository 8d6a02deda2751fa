using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>Issued conclusions: for the authority that inspects, and for the unit once it is told.</summary>
internal sealed class ConclusionFiles(AppDb db) : IFileAccess
{
    public const string Kind = "inspection-conclusion";

    public string SubjectKind => Kind;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct) =>
        actor.May(Permission.ViewInspections)
        && (await db.OwnedInspections(actor).AnyAsync(i => db.InspectionTargets.Any(t => t.Id == file.SubjectId && t.InspectionId == i.Id), ct)
            || await db.AskedTargets(actor).AnyAsync(t => t.Id == file.SubjectId && db.InspectionConclusions.Any(c => c.TargetId == t.Id && c.State == ConclusionState.Issued), ct));
}
