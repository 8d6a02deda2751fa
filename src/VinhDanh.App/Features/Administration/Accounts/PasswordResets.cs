using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>A new password for who forgot the old one, by a link as for invitations: made by who commands the account, or mailed to the address that its holder proved; good once, for a day.</summary>
public sealed class PasswordResets(
    AppDb db, AccountQueries accounts, UserManager<Account> users, SecondFactors second, LastingSecrets secrets, MailOutbox outbox, Actor actor, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Nobody's mailbox is filled from the door.</summary>
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(5);

    /// <param name="byMail">The link goes to the account's address and is shown to nobody.</param>
    public async Task<Outcome> MakeAsync(Guid accountId, bool byMail, CancellationToken ct)
    {
        var account = await accounts.Visible.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null) return new Outcome.NotThere();
        if (accountId == actor.AccountId) return new Outcome.Refused("Mật khẩu của mình thì đổi ở trang Tài khoản của tôi.");
        if (account.DeactivatedAt is not null) return new Outcome.Refused("Tài khoản đã ngừng sử dụng.");
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(AccountChanges.NotMine);

        if (byMail && (!outbox.IsOpen || account.Email is null)) return new Outcome.Refused("Không gửi thư được: cơ quan chưa nối máy chủ thư, hoặc tài khoản chưa có địa chỉ thư đã xác nhận.");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (reset, token) = await NewLinkAsync(await db.LockAccountAsync(accountId, ct), actor.AccountId!.Value, ct);
        if (byMail) await MailAsync(account, token, ct);
        audit.Add(byMail ? "account.reset-link-mailed" : "account.reset-link-made", accountId, actor.OrganisationId, after: new { reset.ExpiresAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return byMail ? new Outcome.Mailed() : new Outcome.Made(token);
    }

    /// <summary>
    /// For the only administrator, who has nobody to ask: whoever keeps the machine makes the link (<c>./run let-in</c>). The audit names the program as its hand, with the reason.
    /// </summary>
    /// <param name="withoutSecondFactor">Also takes away code and passkeys, and ends all sessions.</param>
    /// <returns>Null: no account of that name is in use.</returns>
    public async Task<string?> MakeByKeeperAsync(string userName, bool withoutSecondFactor, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var id = await db.Accounts.Where(a => a.UserName == userName && a.DeactivatedAt == null).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
        if (id is null) return null;
        var account = await db.LockAccountAsync(id.Value, ct);
        if (withoutSecondFactor)
        {
            var passkeys = await db.Passkeys.Where(p => p.AccountId == id).ExecuteDeleteAsync(ct);
            if (await second.RemoveAsync(account.Id, ct) || passkeys > 0) audit.Add("account.second-factor-removed", account.Id, null, reason: reason);
            await db.EndSessionsAsync(account.Id, time.GetUtcNow(), ct);
        }

        var (reset, token) = await NewLinkAsync(account, account.Id, ct);
        audit.Add("account.reset-link-made", account.Id, null, after: new { reset.ExpiresAt }, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return token;
    }

    /// <summary>For somebody at the door who says the account is theirs: the link goes to its address. Does nothing where there is none, and tells nobody which of the two it was.</summary>
    public async Task MailToHolderAsync(Guid accountId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!outbox.IsOpen || !await db.Accounts.AnyAsync(a => a.Id == accountId && a.Email != null && a.MailRefusedAt == null && a.DeactivatedAt == null, ct)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(accountId, ct);
        if (await db.PasswordResets.AnyAsync(r => r.AccountId == accountId && r.CreatedBy == accountId && r.CreatedAt > now - BetweenMails, ct)) return;
        var (reset, token) = await NewLinkAsync(account, accountId, ct);
        await MailAsync(account, token, ct);
        audit.Add("account.reset-link-mailed", accountId, null, after: new { reset.ExpiresAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
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

    /// <summary>Sets the password, spends the link, ends every session and takes tokens and the calendar's address back. The second factor stays: the link stands for the password only.</summary>
    public async Task<Use> UseAsync(string token, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } holder) return new Use.LinkUsed();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(holder.AccountId, ct);
        if (PasswordRules.Judge(await PasswordHolder.OfAsync(db, account, ct), password) is { } weak) return new Use.WeakPassword(weak);
        if (await db.PasswordResets.Where(r => r.Id == holder.ResetId && r.UsedAt == null && r.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.UsedAt, now), ct) == 0) return new Use.LinkUsed();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Door.NewToken(); // half a sign-in with the old password is void
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        await db.EndSessionsAsync(account.Id, now, ct);
        await secrets.RevokeAsync(account.Id, ct);
        audit.Add("account.password-reset", account.Id, null);
        await db.SaveChangesAsync(ct);
        if (account.Email is { } address)
            await outbox.AddAsync(MailKind.AccountChanged, new(account.Id, account.DisplayName, address), new("Mật khẩu đã được đặt lại",
                [$"Mật khẩu của tài khoản “{account.UserName}” vừa được đặt lại; mọi phiên làm việc cũ đã kết thúc, mã truy cập và địa chỉ lịch đã thu hồi."])
            {
                Closing = "Nếu đồng chí không làm việc này, hãy báo ngay cho người quản trị.",
            }, Lifetime, ct);
        await transaction.CommitAsync(ct);
        return new Use.Done();
    }

    /// <summary>Takes the place of any before.</summary>
    private async Task<(PasswordReset Reset, string Token)> NewLinkAsync(Account account, Guid by, CancellationToken ct)
    {
        var (now, token) = (time.GetUtcNow(), Door.NewToken());
        await db.PasswordResets.Where(r => r.AccountId == account.Id && r.UsedAt == null && r.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.RevokedAt, now), ct);
        var reset = new PasswordReset
        {
            Id = Guid.CreateVersion7(now), AccountId = account.Id, TokenDigest = Door.Digest(token), CreatedAt = now, CreatedBy = by, ExpiresAt = now + Lifetime,
        };
        db.PasswordResets.Add(reset);
        return (reset, token);
    }

    private Task<bool> MailAsync(Account account, string token, CancellationToken ct) => outbox.AddAsync(MailKind.PasswordReset, new(account.Id, account.DisplayName, account.Email!),
        new("Đặt lại mật khẩu", [$"Có đề nghị đặt lại mật khẩu của tài khoản “{account.UserName}” trong chương trình Vinh Danh."])
        {
            Link = new("Đặt mật khẩu mới", $"/password/{token}"),
            Closing = "Đường dẫn dùng được một lần trong 24 giờ; đặt xong, mọi phiên làm việc cũ kết thúc. Nếu đồng chí không đề nghị, hãy bỏ qua thư này: mật khẩu chưa thay đổi.",
        }, Lifetime, ct);

    public sealed record Holder(Guid ResetId, Guid AccountId, string UserName, string DisplayName);

    public abstract record Outcome
    {
        /// <param name="Token">The secret of the link; kept nowhere.</param>
        public sealed record Made(string Token) : Outcome;
        public sealed record Mailed : Outcome;
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
