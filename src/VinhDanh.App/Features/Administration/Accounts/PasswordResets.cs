using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>A new password for who forgot the old one, by a link as for invitations: made by who commands the account, good once, for a day.</summary>
public sealed class PasswordResets(AppDb db, AccountQueries accounts, UserManager<Account> users, Actor actor, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<Outcome> MakeAsync(Guid accountId, CancellationToken ct)
    {
        var account = await accounts.Visible.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null) return new Outcome.NotThere();
        if (accountId == actor.AccountId) return new Outcome.Refused("Mật khẩu của mình thì đổi ở trang Tài khoản của tôi.");
        if (account.DeactivatedAt is not null) return new Outcome.Refused("Tài khoản đã ngừng sử dụng.");
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(AccountChanges.NotMine);

        var (now, token) = (time.GetUtcNow(), Door.NewToken());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAccountAsync(accountId, ct);
        await db.PasswordResets.Where(r => r.AccountId == accountId && r.UsedAt == null && r.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.RevokedAt, now), ct);
        var reset = new PasswordReset
        {
            Id = Guid.CreateVersion7(now), AccountId = accountId, TokenDigest = Door.Digest(token), CreatedAt = now, CreatedBy = actor.AccountId!.Value, ExpiresAt = now + Lifetime,
        };
        db.PasswordResets.Add(reset);
        audit.Add("account.reset-link-made", accountId, actor.OrganisationId, after: new { reset.ExpiresAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Made(token);
    }

    /// <returns>Whose password the link opens; null when it is unknown, used, replaced or too old, or the account is no longer in use.</returns>
    public Task<Holder?> FindAsync(string token, CancellationToken ct)
    {
        var (digest, now) = (Door.Digest(token), time.GetUtcNow());
        return (
            from reset in db.PasswordResets
            join account in db.Accounts on reset.AccountId equals account.Id
            where reset.TokenDigest == digest && reset.UsedAt == null && reset.RevokedAt == null && reset.ExpiresAt > now && account.DeactivatedAt == null
            select new Holder(reset.Id, account.Id, account.UserName, account.DisplayName)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Sets the password, spends the link and ends every session. The second factor stays: the link stands for the password only.</summary>
    public async Task<Use> UseAsync(string token, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } holder) return new Use.LinkUsed();
        if (PasswordRules.Judge(holder.UserName, password) is { } weak) return new Use.WeakPassword(weak);
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(holder.AccountId, ct);
        if (await db.PasswordResets.Where(r => r.Id == holder.ResetId && r.UsedAt == null && r.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.UsedAt, now), ct) == 0) return new Use.LinkUsed();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Door.NewToken(); // half a sign-in with the old password is void
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        await db.EndSessionsAsync(account.Id, now, ct);
        audit.Add("account.password-reset", account.Id, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Use.Done();
    }

    public sealed record Holder(Guid ResetId, Guid AccountId, string UserName, string DisplayName);

    public abstract record Outcome
    {
        /// <param name="Token">The secret of the link; kept nowhere.</param>
        public sealed record Made(string Token) : Outcome;
        public sealed record NotThere : Outcome;
        public sealed record Refused(string Why) : Outcome;
    }

    public abstract record Use
    {
        public sealed record Done : Use;
        public sealed record LinkUsed : Use;
        public sealed record WeakPassword(string Why) : Use;
    }
}
