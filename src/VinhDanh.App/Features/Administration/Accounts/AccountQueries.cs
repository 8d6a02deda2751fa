using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>Accounts as an administrator sees them: those that hold or held a role in scope.</summary>
public sealed class AccountQueries(AppDb db, Actor actor)
{
    public const int Shown = 200;

    public IQueryable<Account> Visible => db.Accounts.Where(a => RolesInScope.Any(r => r.AccountId == a.Id));

    public IQueryable<RoleAssignment> RolesInScope
    {
        get
        {
            var within = db.Organisations.Within(actor).Select(o => o.Id);
            return db.RoleAssignments.Where(r => within.Contains(r.OrganisationId));
        }
    }

    /// <param name="words">Part of a name; null: all.</param>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(string? words, DateOnly today, CancellationToken ct)
    {
        var accounts = Visible;
        if (words is not null)
        {
            // “%” and “_” are letters here, not patterns.
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            accounts = accounts.Where(a => EF.Functions.ILike(a.DisplayName, pattern) || EF.Functions.ILike((string)(object)a.UserName, pattern));
        }

        var found = await accounts.AsNoTracking().OrderBy(a => EF.Functions.Collate(a.DisplayName, "vi-x-icu")).ThenBy(a => a.Id).Take(Shown)
            .Select(a => new
            {
                Account = a,
                LastSignIn = db.SignIns.Where(s => s.AccountId == a.Id && s.Outcome == SignInOutcome.Success).Max(s => (DateTimeOffset?)s.At),
            }).ToListAsync(ct);
        var ids = found.Select(f => f.Account.Id).ToList();
        var roles = (await (
            from role in RolesInScope
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            where ids.Contains(role.AccountId) && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
            select new { role.AccountId, role.Role, organisation.Name }).ToListAsync(ct)).ToLookup(r => r.AccountId);
        return [.. found.Select(f => new AccountRow(f.Account, f.LastSignIn, [.. roles[f.Account.Id].Select(r => (r.Role, r.Name))]))];
    }

    public Task<List<InvitationRow>> OpenInvitationsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor);
        return (
            from invitation in db.Invitations
            join organisation in within on invitation.OrganisationId equals organisation.Id
            where invitation.AcceptedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now
            orderby invitation.CreatedAt descending
            select new InvitationRow(invitation.Id, invitation.DisplayName, invitation.UserName, invitation.Role, organisation.Name, invitation.ExpiresAt)
            {
                Address = invitation.Address,
                Bounced = db.OutgoingMails.Any(m => m.OnceKey == Invitations.MailKeyPrefix + invitation.Id.ToString() && m.FailedAt != null),
            })
            .Take(Shown).ToListAsync(ct);
    }

    /// <summary>Whole accounts are changed only by who has all their present roles in scope: a unit must not lock its superior out.</summary>
    public async Task<bool> CommandsAsync(Guid accountId, DateOnly today, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return !await db.RoleAssignments.AnyAsync(r =>
            r.AccountId == accountId && (r.ValidTo == null || r.ValidTo >= today) && !within.Contains(r.OrganisationId), ct);
    }
}

public sealed record AccountRow(Account Account, DateTimeOffset? LastSignIn, IReadOnlyList<(Role Role, string Organisation)> Roles);

public sealed record InvitationRow(Guid Id, string DisplayName, string UserName, Role Role, string Organisation, DateTimeOffset ExpiresAt)
{
    /// <summary>Where the link went; null: the inviter handed it on.</summary>
    public string? Address { get; init; }

    /// <summary>The mail with the link was not taken.</summary>
    public bool Bounced { get; init; }
}
