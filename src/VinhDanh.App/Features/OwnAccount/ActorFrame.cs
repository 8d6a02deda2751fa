using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount;

/// <summary>Draws the frame for whoever acts in this request.</summary>
public sealed class ActorFrame(Actor actor) : IFrameSource
{
    public ValueTask<Frame?> ReadAsync(HttpContext http, CancellationToken ct) => ValueTask.FromResult(actor.Acting is { } acting ? Of(acting) : null);

    private Frame Of(ActingRole acting) => new(acting.OrganisationName, string.Join(", ", actor.RolesHere.Select(r => RoleWords.Of(r.Role))), actor.DisplayName, actor.May)
    {
        ParentAuthority = acting.ParentName,
        UnreadNotices = actor.UnreadNotices,
        OtherRoles = [.. actor.Roles.Where(r => r.OrganisationId != acting.OrganisationId).Select(r => new RoleChoice(r.AssignmentId.ToString(), r.OrganisationName, RoleWords.Of(r.Role)))],
    };
}
