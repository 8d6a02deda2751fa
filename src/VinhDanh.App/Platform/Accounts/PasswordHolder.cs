using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Whose password it is to be: what somebody who knows a little of them would try first.</summary>
/// <param name="Organisations">Names of those the person works for, and of those above.</param>
public sealed record PasswordHolder(string UserName, string? DisplayName, string? Email, IReadOnlyList<string> Organisations)
{
    public static async Task<PasswordHolder> OfAsync(AppDb db, Account account, CancellationToken ct)
    {
        var at = await db.RoleAssignments.Where(r => r.AccountId == account.Id).Select(r => r.OrganisationId).ToListAsync(ct);
        return new(account.UserName, account.DisplayName, account.Email, await NamesAsync(db, at, ct));
    }

    public static async Task<PasswordHolder> OfAsync(AppDb db, Invitation invitation, CancellationToken ct) =>
        new(invitation.UserName, invitation.DisplayName, invitation.Address, await NamesAsync(db, [invitation.OrganisationId], ct));

    private static Task<List<string>> NamesAsync(AppDb db, IReadOnlyList<Guid> organisations, CancellationToken ct) =>
        db.Organisations.Where(above => db.Organisations.Any(o => organisations.Contains(o.Id) && o.Path.IsDescendantOf(above.Path))).Select(o => o.Name).ToListAsync(ct);
}
