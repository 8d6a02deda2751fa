using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount;

/// <summary>Draws the frame for whoever acts in this request.</summary>
public sealed class ActorFrame(AppDb db, Actor actor) : IFrameSource
{
    public async ValueTask<Frame?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (actor.Acting is not { } acting) return null;
        var above = await (
            from organisation in db.Organisations
            join parent in db.Organisations on organisation.ParentId equals parent.Id
            where organisation.Id == acting.OrganisationId
            select parent.Name).SingleOrDefaultAsync(ct);
        return new Frame(acting.OrganisationName, string.Join(", ", actor.RolesHere.Select(r => RoleWords.Of(r.Role))), actor.DisplayName, actor.May)
        {
            ParentAuthority = above,
            UnreadNotices = await db.Notices.CountAsync(n => n.AccountId == actor.AccountId && n.ReadAt == null, ct),
            OtherRoles = [.. actor.Roles.Where(r => r.OrganisationId != acting.OrganisationId).Select(r => new RoleChoice(r.AssignmentId.ToString(), r.OrganisationName, RoleWords.Of(r.Role)))],
        };
    }
}
