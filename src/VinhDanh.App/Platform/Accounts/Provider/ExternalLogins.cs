using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>Which account a person of the identity provider is. Whoever calls opens the transaction.</summary>
public sealed class ExternalLogins(AppDb db, Actor actor, MailOutbox outbox, AuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan NewsGoodFor = TimeSpan.FromDays(3);

    public Task<ExternalLogin?> OfAsync(Guid account, string? issuer, CancellationToken ct) =>
        db.ExternalLogins.AsNoTracking().SingleOrDefaultAsync(l => l.AccountId == account && l.Issuer == issuer && l.UnlinkedAt == null, ct);

    /// <summary>
    /// The account linked with the identity; without a link, the one that its proved address can only mean. Roles, names and anything else that the provider tells count for nothing,
    /// and no account is made.
    /// </summary>
    public async Task<Found> FindAsync(ExternalIdentity who, CancellationToken ct)
    {
        var linked = await db.ExternalLogins.Where(l => l.Issuer == who.Issuer && l.Subject == who.Subject && l.UnlinkedAt == null).Select(l => (Guid?)l.AccountId).SingleOrDefaultAsync(ct);
        if (linked is { } known) return new Found.Known(await db.LockAccountAsync(known, ct));
        if (who.Address is not { } address) return new Found.Nobody(SignInOutcome.NotLinked);
        if (!who.IsAddressProved) return new Found.Nobody(SignInOutcome.AddressUnproved);
        var candidates = await db.Accounts.Where(a => a.Email == address && a.DeactivatedAt == null).Select(a => a.Id).Take(2).ToListAsync(ct);
        if (candidates.Count != 1) return new Found.Nobody(candidates.Count == 0 ? SignInOutcome.NotLinked : SignInOutcome.AddressShared);
        var account = await db.LockAccountAsync(candidates[0], ct);
        // An address may have gone from one person to the next, and a link that was taken away was taken away on purpose: either is linked by hand only.
        var had = await db.ExternalLogins.AnyAsync(l => l.AccountId == account.Id && l.Issuer == who.Issuer, ct);
        var still = account.DeactivatedAt is null && string.Equals(account.Email, address, StringComparison.OrdinalIgnoreCase);
        return had || !still ? new Found.Nobody(SignInOutcome.NotLinked) : new Found.ByAddress(account);
    }

    /// <returns>False: the identity or the account has a link already.</returns>
    public async Task<bool> LinkAsync(Account account, ExternalIdentity who, string provider, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        db.ExternalLogins.Add(new() { Id = Guid.CreateVersion7(now), AccountId = account.Id, Issuer = who.Issuer, Subject = who.Subject, Address = who.Address, LinkedAt = now });
        audit.Add("account.provider-linked", account.Id, actor.Acting?.OrganisationId, after: new { provider = who.Issuer, mailAddress = Masked(who.Address) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "external_login_subject_once" or "external_login_account_once" })
        {
            return false;
        }

        await TellAsync(account, $"Tài khoản “{account.UserName}” của chương trình Vinh Danh từ nay đăng nhập được bằng {provider}.", ct);
        return true;
    }

    /// <returns>False: there was none.</returns>
    public async Task<bool> UnlinkAsync(Account account, string issuer, string provider, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var address = await db.ExternalLogins.Where(l => l.AccountId == account.Id && l.Issuer == issuer && l.UnlinkedAt == null).Select(l => l.Address).SingleOrDefaultAsync(ct);
        if (await db.ExternalLogins.Where(l => l.AccountId == account.Id && l.Issuer == issuer && l.UnlinkedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UnlinkedAt, now), ct) == 0) return false;
        audit.Add("account.provider-unlinked", account.Id, actor.Acting?.OrganisationId, before: new { provider = issuer, mailAddress = Masked(address) });
        await db.SaveChangesAsync(ct);
        await TellAsync(account, $"Tài khoản “{account.UserName}” của chương trình Vinh Danh không còn đăng nhập được bằng {provider}.", ct);
        return true;
    }

    public async Task NoteUseAsync(Account account, ExternalIdentity who, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.ExternalLogins.Where(l => l.AccountId == account.Id && l.Issuer == who.Issuer && l.UnlinkedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.LastUsedAt, now), ct);
    }

    /// <summary>A new way in is something its holder should hear of elsewhere than on the screen that made it.</summary>
    private async Task TellAsync(Account account, string what, CancellationToken ct)
    {
        if (account.Email is not { } address) return;
        await outbox.AddAsync(MailKind.AccountChanged, new(account.Id, account.DisplayName, address), new("Cách đăng nhập đã thay đổi", [what])
        {
            Closing = "Nếu đồng chí không làm việc này, hãy đổi mật khẩu và báo ngay cho người quản trị.",
        }, NewsGoodFor, ct);
    }

    private static string? Masked(string? address) => address is null || !MailAddresses.IsValid(address) ? null : MailAddresses.Masked(address);

    public abstract record Found
    {
        public sealed record Known(Account Account) : Found;

        /// <summary>Not linked yet: to be linked when it may come in.</summary>
        public sealed record ByAddress(Account Account) : Found;
        public sealed record Nobody(SignInOutcome Because) : Found;
    }
}
