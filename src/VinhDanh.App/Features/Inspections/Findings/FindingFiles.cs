using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>Documents, records and photos of findings: for the authority that inspects; for the unit from when it may read the findings.</summary>
internal sealed class FindingFiles(AppDb db) : IFileAccess
{
    public const string Kind = "inspection-finding";

    public string SubjectKind => Kind;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct)
    {
        if (!actor.May(Permission.ViewInspections)) return false;
        var (asked, own) = (db.AskedTargets(actor).Select(t => t.Id), db.OwnedInspections(actor).Select(i => i.Id));
        return await (from finding in db.InspectionFindings
                      join target in db.InspectionTargets on finding.TargetId equals target.Id
                      join conclusion in db.InspectionConclusions on target.Id equals conclusion.TargetId into drafted
                      from conclusion in drafted.DefaultIfEmpty()
                      where finding.Id == file.SubjectId
                          && (own.Contains(target.InspectionId)
                              || asked.Contains(target.Id) && (conclusion.State == ConclusionState.Commenting || conclusion.State == ConclusionState.Issued))
                      select finding.Id).AnyAsync(ct);
    }
}

/// <summary>Minutes as they were agreed to: both sides keep them.</summary>
internal sealed class MinutesFiles(AppDb db) : IFileAccess
{
    public const string Kind = "inspection-meeting";

    public string SubjectKind => Kind;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct) =>
        actor.May(Permission.ViewInspections)
        && (await db.AskedTargets(actor).AnyAsync(t => t.Id == file.SubjectId, ct)
            || await db.OwnedInspections(actor).AnyAsync(i => db.InspectionTargets.Any(t => t.Id == file.SubjectId && t.InspectionId == i.Id), ct));
}
