using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>An account's authenticator and recovery codes. Whoever changes them opens the transaction and writes the audit.</summary>
public sealed class SecondFactors(AppDb db, IDataProtectionProvider protection, TimeProvider time)
{
    public const int CodesGiven = 10;
    private const int CodeBytes = 10;

    private readonly IDataProtector _protector = protection.CreateProtector("second-factor");

    public Task<bool> IsOnAsync(Guid account, CancellationToken ct) => db.Authenticators.AnyAsync(a => a.AccountId == account && a.ConfirmedAt != null, ct);

    public Task<int> CodesLeftAsync(Guid account, CancellationToken ct) => db.RecoveryCodes.CountAsync(c => c.AccountId == account && c.UsedAt == null, ct);

    /// <summary>A new key to be confirmed, in place of one that never was.</summary>
    /// <returns>False: the account has a confirmed one already.</returns>
    public async Task<bool> BeginAsync(Guid account, CancellationToken ct)
    {
        if (await IsOnAsync(account, ct)) return false;
        await db.Authenticators.Where(a => a.AccountId == account && a.ConfirmedAt == null).ExecuteDeleteAsync(ct);
        db.Authenticators.Add(new() { AccountId = account, ProtectedKey = _protector.Protect(Totp.NewKey()), CreatedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>The key being set up; null: none is.</returns>
    public async Task<byte[]?> KeyToConfirmAsync(Guid account, CancellationToken ct)
    {
        var kept = await db.Authenticators.AsNoTracking().Where(a => a.AccountId == account && a.ConfirmedAt == null).Select(a => a.ProtectedKey).SingleOrDefaultAsync(ct);
        return kept is null ? null : _protector.Unprotect(kept);
    }

    /// <summary>The app has proved that it makes the right codes: from now on they are asked for.</summary>
    public async Task<bool> ConfirmAsync(Guid account, string typed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await KeyToConfirmAsync(account, ct) is not { } key || Totp.Match(key, Plain(typed), now) is not { } step) return false;
        return await db.Authenticators.Where(a => a.AccountId == account && a.ConfirmedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.ConfirmedAt, now).SetProperty(a => a.LastStep, step), ct) == 1;
    }

    /// <summary>Takes a code of the app or a recovery code; either is spent by it, also when two browsers send the same at once.</summary>
    /// <returns>Which of the two it was; null: neither.</returns>
    public async Task<SignInWay?> TakeAsync(Guid account, string typed, CancellationToken ct) =>
        Plain(typed) is { Length: Totp.Digits } code && code.All(char.IsAsciiDigit)
            ? await TakeAppCodeAsync(account, code, ct) ? SignInWay.AuthenticatorCode : null
            : await TakeRecoveryCodeAsync(account, typed, ct) ? SignInWay.RecoveryCode : null;

    /// <summary>Ten new codes in place of all before.</summary>
    /// <returns>The codes as they are shown, once; they are kept nowhere.</returns>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid account, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var codes = Enumerable.Range(0, CodesGiven).Select(_ => Base32.Of(RandomNumberGenerator.GetBytes(CodeBytes))).ToList();
        await db.RecoveryCodes.Where(c => c.AccountId == account).ExecuteDeleteAsync(ct);
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { Id = Guid.CreateVersion7(now), AccountId = account, Digest = Door.Digest(c), CreatedAt = now }));
        await db.SaveChangesAsync(ct);
        return [.. codes.Select(c => Base32.InGroups(c, '-'))];
    }

    /// <returns>False: there was nothing to remove.</returns>
    public async Task<bool> RemoveAsync(Guid account, CancellationToken ct)
    {
        await db.RecoveryCodes.Where(c => c.AccountId == account).ExecuteDeleteAsync(ct);
        return await db.Authenticators.Where(a => a.AccountId == account).ExecuteDeleteAsync(ct) == 1;
    }

    private async Task<bool> TakeAppCodeAsync(Guid account, string code, CancellationToken ct)
    {
        var kept = await db.Authenticators.AsNoTracking().Where(a => a.AccountId == account && a.ConfirmedAt != null).Select(a => a.ProtectedKey).SingleOrDefaultAsync(ct);
        if (kept is null || Totp.Match(_protector.Unprotect(kept), code, time.GetUtcNow()) is not { } step) return false;
        return await db.Authenticators.Where(a => a.AccountId == account && a.ConfirmedAt != null && (a.LastStep == null || a.LastStep < step))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.LastStep, step), ct) == 1;
    }

    private async Task<bool> TakeRecoveryCodeAsync(Guid account, string typed, CancellationToken ct)
    {
        var (digest, now) = (Door.Digest(Base32.Normal(typed)), time.GetUtcNow());
        return await db.RecoveryCodes.Where(c => c.AccountId == account && c.Digest == digest && c.UsedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.UsedAt, now), ct) == 1;
    }

    /// <summary>Apps show “123 456”.</summary>
    private static string Plain(string typed) => typed.Replace(" ", "", StringComparison.Ordinal);
}
