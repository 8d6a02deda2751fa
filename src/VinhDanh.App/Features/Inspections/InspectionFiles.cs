using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections;

/// <summary>Files of inspections. The plan is read by whoever sees the inspection, and by the units it asks.</summary>
internal sealed class InspectionFiles(AppDb db) : IFileAccess
{
    public const string Plan = "inspection";

    public string SubjectKind => Plan;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct) =>
        actor.May(Permission.ViewInspections)
        && (await db.OwnedInspections(actor).AnyAsync(i => i.Id == file.SubjectId, ct) || await db.AskedTargets(actor).AnyAsync(t => t.InspectionId == file.SubjectId, ct));
}
