using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Lets a command act as a named account: the audit knows whose hand it was.</summary>
public static class ActorOf
{
    /// <param name="userName">Null takes the account that may do the work at the organisation, when there is just one.</param>
    /// <returns>False: no such account, or none that may.</returns>
    public static async Task<bool> TakeAsync(
        this Actor actor, AppDb db, string? userName, Guid organisationId, Permission permission, TimeProvider time, CancellationToken ct)
    {
        var today = time.Today();
        var candidates = await (
            from account in db.Accounts
            join role in db.RoleAssignments on account.Id equals role.AccountId
            where role.OrganisationId == organisationId && account.DeactivatedAt == null
                && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
                && (userName == null || account.UserName == userName)
            select new { account.Id, account.DisplayName, role.Role }).ToListAsync(ct);
        var able = candidates.Where(c => RoleMatrix.Allows(c.Role, permission)).DistinctBy(c => c.Id).ToList();
        if (able.Count == 0 || (userName is null && able.Count > 1)) return false;
        var roles = await Door.RolesTodayAsync(db, able[0].Id, today, ct);
        actor.SignIn(able[0].Id, null, able[0].DisplayName, roles, roles.Find(r => r.OrganisationId == organisationId)?.AssignmentId);
        return true;
    }
}
