using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Whom to tell: people by what they may do at an organisation.</summary>
public static class RoleHolders
{
    /// <summary>Accounts that may do it by a role held on that day at exactly this organisation.</summary>
    public static Task<List<Guid>> HoldersOfAsync(this AppDb db, Guid organisation, Permission permission, DateOnly day, CancellationToken ct)
    {
        var roles = Enum.GetValues<Role>().Where(r => RoleMatrix.Allows(r, permission)).ToList();
        return (
            from held in db.RoleAssignments
            join account in db.Accounts on held.AccountId equals account.Id
            where held.OrganisationId == organisation && roles.Contains(held.Role) && account.DeactivatedAt == null
                && held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo >= day)
            select account.Id).Distinct().ToListAsync(ct);
    }
}
