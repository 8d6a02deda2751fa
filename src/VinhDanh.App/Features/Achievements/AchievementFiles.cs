using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Decisions and proof kept with entries: whoever may see the record today may open them, wherever its person worked when they came in.</summary>
internal sealed class AchievementFiles(AppDb db) : IFileAccess
{
    public const string Kind = "achievement-entry";

    public string SubjectKind => Kind;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct)
    {
        if (!actor.May(Permission.ViewAchievements)) return false;
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return await db.Achievements.AnyAsync(e => e.Id == file.SubjectId && e.RemovedAt == null
            && (within.Contains(e.UnitId) || db.People.Any(p => p.Id == e.PersonId && within.Contains(p.OrganisationId))), ct);
    }
}
