using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Import;

public static class ImportQueries
{
    /// <summary>Imports of organisations at or below the actor's.</summary>
    public static IQueryable<PlanImport> OwnedImports(this AppDb db, Actor actor)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return db.PlanImports.Where(i => within.Contains(i.OrganisationId));
    }

    public static Task<List<ImportRow>> RecentAsync(AppDb db, Actor actor, CancellationToken ct) => (
        from import in db.OwnedImports(actor)
        join file in db.FileReferences on import.FileId equals file.Id
        join account in db.Accounts on import.CreatedBy equals account.Id
        orderby import.CreatedAt descending
        select new ImportRow(import.Id, file.Name, import.Purpose, import.State, import.CreatedAt, account.DisplayName, import.ProgrammeId))
        .Take(100).ToListAsync(ct);
}

public sealed record ImportRow(Guid Id, string File, ImportPurpose Purpose, ImportState State, DateTimeOffset At, string By, Guid? ProgrammeId);
