using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Features.OwnAccount.ByMail;

/// <summary>The address an account is written to: entered by its holder, and counted only when a link sent there has been opened.</summary>
public sealed class ProvedAddresses(AppDb db, Door door, MailOutbox outbox, Actor actor, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Nobody's mailbox is filled by pressing a button.</summary>
    private static readonly TimeSpan BetweenAsks = TimeSpan.FromMinutes(1);

    public async Task<Ask> AskAsync(string address, FreshProof given, HttpContext http, CancellationToken ct)
    {
        if (!outbox.IsOpen) return new Ask.NoServer();
        if (!MailAddresses.IsValid(address)) return new Ask.NoAddress();
        var (now, token) = (time.GetUtcNow(), Door.NewToken());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(actor.AccountId!.Value, ct);
        // Links that open the account may go there: whoever finds a screen unlocked must not lead them elsewhere.
        var proof = await door.ProveAgainAsync(account, given, ct);
        if (proof is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct);
            return new Ask.NotProved(proof);
        }

        if (await db.AddressChecks.AnyAsync(c => c.AccountId == account.Id && c.CreatedAt > now - BetweenAsks, ct)) return new Ask.TooSoon();
        await db.AddressChecks.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        db.AddressChecks.Add(new() { AccountId = account.Id, Address = address, TokenDigest = Door.Digest(token), CreatedAt = now, ExpiresAt = now + Lifetime });
        audit.Add("account.mail-address-entered", account.Id, actor.OrganisationId, after: new { mailAddress = MailAddresses.Masked(address) });
        await db.SaveChangesAsync(ct);
        await outbox.AddAsync(MailKind.AddressCheck, new(account.Id, account.DisplayName, address), new("Xác nhận địa chỉ thư",
            [$"Tài khoản “{account.UserName}” của chương trình Vinh Danh đề nghị nhận thư ở địa chỉ này."])
        {
            Link = new("Xác nhận địa chỉ này", $"/mail-address/{token}"),
            Closing = "Đường dẫn dùng được một lần trong 24 giờ. Nếu đồng chí không đề nghị, hãy bỏ qua thư này; sẽ không có thư nào khác được gửi đến đây.",
        }, Lifetime, ct);
        await door.RenewAsync(http, endOthers: false, ct);
        await transaction.CommitAsync(ct);
        return new Ask.Asked();
    }

    /// <returns>What the link would prove; null when it is unknown, used, replaced or too old, or the account is no longer in use.</returns>
    public Task<Proof?> FindAsync(string token, CancellationToken ct)
    {
        var (digest, now) = (Door.Digest(token), time.GetUtcNow());
        return (
            from check in db.AddressChecks
            join account in db.Accounts on check.AccountId equals account.Id
            where check.TokenDigest == digest && check.ExpiresAt > now && account.DeactivatedAt == null
            select new Proof(account.Id, account.UserName, account.DisplayName, check.Address)).SingleOrDefaultAsync(ct);
    }

    /// <returns>False: the link opens nothing (any more).</returns>
    public async Task<bool> ConfirmAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } proof) return false;
        var digest = Door.Digest(token);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(proof.AccountId, ct);
        if (await db.AddressChecks.Where(c => c.TokenDigest == digest).ExecuteDeleteAsync(ct) == 0) return false;
        var old = account.Email;
        (account.Email, account.MailRefusedAt) = (proof.Address, null);
        audit.Add("account.mail-address-proved", account.Id, null, before: Shown(old), after: Shown(proof.Address));
        await db.SaveChangesAsync(ct);
        await TellOldAsync(account, old, proof.Address, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <returns>False: there is none.</returns>
    public async Task<Removal> RemoveAsync(FreshProof given, HttpContext http, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(actor.AccountId!.Value, ct);
        var proof = await door.ProveAgainAsync(account, given, ct);
        if (proof is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct);
            return new Removal.NotProved(proof);
        }

        var pending = await db.AddressChecks.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        if (account.Email is not { } old && pending == 0) return new Removal.None();
        old = account.Email;
        (account.Email, account.MailRefusedAt) = (null, null);
        audit.Add("account.mail-address-removed", account.Id, actor.OrganisationId, before: Shown(old));
        await db.SaveChangesAsync(ct);
        await TellOldAsync(account, old, null, ct);
        await door.RenewAsync(http, endOthers: true, ct);
        await transaction.CommitAsync(ct);
        return new Removal.Removed();
    }

    /// <summary>So that nobody is cut off from their mails in silence.</summary>
    private async Task TellOldAsync(Account account, string? old, string? now, CancellationToken ct)
    {
        if (old is null || string.Equals(old, now, StringComparison.OrdinalIgnoreCase)) return;
        await outbox.AddAsync(MailKind.AccountChanged, new(account.Id, account.DisplayName, old), new("Địa chỉ nhận thư đã thay đổi",
            [now is null
                ? $"Tài khoản “{account.UserName}” của chương trình Vinh Danh không còn nhận thư ở địa chỉ này."
                : $"Tài khoản “{account.UserName}” của chương trình Vinh Danh từ nay nhận thư ở địa chỉ {MailAddresses.Masked(now)}."])
        {
            Closing = "Nếu đồng chí không làm việc này, hãy đổi mật khẩu và báo ngay cho người quản trị.",
        }, Lifetime, ct);
    }

    private static object? Shown(string? address) => address is null ? null : new { mailAddress = MailAddresses.Masked(address) };

    public sealed record Proof(Guid AccountId, string UserName, string DisplayName, string Address);

    public abstract record Removal
    {
        public sealed record Removed : Removal;
        public sealed record None : Removal;
        public sealed record NotProved(SignInOutcome Outcome) : Removal;
    }

    public abstract record Ask
    {
        public sealed record Asked : Ask;
        public sealed record NoServer : Ask;
        public sealed record NoAddress : Ask;
        public sealed record TooSoon : Ask;
        public sealed record NotProved(SignInOutcome Outcome) : Ask;
    }
}
