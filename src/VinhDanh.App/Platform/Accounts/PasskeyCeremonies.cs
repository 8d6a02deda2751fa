using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Passkeys (WebAuthn) by Identity's ceremonies. What a ceremony must remember between its two requests lies in a protected cookie for
/// five minutes, with the account it is for. Whoever changes something opens the transaction and writes the audit.
/// </summary>
public sealed class PasskeyCeremonies(AppDb db, IPasskeyHandler<Account> handler, TimeProvider time)
{
    public const string Scheme = "vinhdanh-passkey";
    private const string StateClaim = "state";
    private const string AccountClaim = "account";

    public Task<List<Passkey>> OfAsync(Guid account, CancellationToken ct) => db.Passkeys.AsNoTracking().Where(p => p.AccountId == account).OrderBy(p => p.Id).ToListAsync(ct);

    /// <returns>What the browser is asked to make, as JSON.</returns>
    public async Task<string> BeginAddingAsync(HttpContext http, Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName, DisplayName = account.DisplayName }, http);
        await RememberAsync(http, asked.AttestationState!, account.Id.ToString());
        return asked.CreationOptionsJson;
    }

    /// <summary>Keeps what the browser made, if it answers what was asked of this account.</summary>
    /// <returns>The new passkey; null: the answer proves nothing.</returns>
    public async Task<Passkey?> AddAsync(HttpContext http, Guid account, string credentialJson, string name, CancellationToken ct)
    {
        var (state, asked) = await TakeAsync(http);
        if (state is null || asked != account.ToString()) return null;
        var answer = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credentialJson, AttestationState = state });
        if (!answer.Succeeded || await db.Passkeys.AnyAsync(p => p.CredentialId == answer.Passkey.CredentialId, ct)) return null;
        var (made, now) = (answer.Passkey, time.GetUtcNow());
        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(now), AccountId = account, CredentialId = made.CredentialId, PublicKey = made.PublicKey, Name = name, SignCount = made.SignCount, Transports = made.Transports,
            IsUserVerified = made.IsUserVerified, IsBackupEligible = made.IsBackupEligible, IsBackedUp = made.IsBackedUp, AttestationObject = made.AttestationObject, ClientDataJson = made.ClientDataJson,
            CreatedAt = now,
        };
        db.Passkeys.Add(passkey);
        return passkey;
    }

    /// <returns>What any passkey of this program is asked to sign, as JSON; no name is needed.</returns>
    public async Task<string> BeginSignInAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        await RememberAsync(http, asked.AssertionState!, "");
        return asked.RequestOptionsJson;
    }

    /// <returns>Whose passkey signed; null: none of ours, or not what was asked.</returns>
    public async Task<Guid?> ProveAsync(HttpContext http, string credentialJson)
    {
        var (state, asked) = await TakeAsync(http);
        if (state is null || asked != "") return null;
        var answer = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credentialJson, AssertionState = state });
        if (!answer.Succeeded) return null;
        var (used, now) = (answer.Passkey, time.GetUtcNow());
        await db.Passkeys.Where(p => p.CredentialId == used.CredentialId).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.SignCount, used.SignCount).SetProperty(p => p.IsBackedUp, used.IsBackedUp).SetProperty(p => p.LastUsedAt, now));
        return answer.User.Id;
    }

    /// <returns>False: the account has none of that id.</returns>
    public async Task<bool> RemoveAsync(Guid account, Guid passkey, CancellationToken ct) =>
        await db.Passkeys.Where(p => p.AccountId == account && p.Id == passkey).ExecuteDeleteAsync(ct) == 1;

    private static Task RememberAsync(HttpContext http, string state, string account) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new(StateClaim, state), new(AccountClaim, account)], Scheme)));

    /// <summary>Good once: the browser forgets it with this answer.</summary>
    private static async Task<(string? State, string? Account)> TakeAsync(HttpContext http)
    {
        var remembered = (await http.AuthenticateAsync(Scheme)).Principal;
        await http.SignOutAsync(Scheme);
        return (remembered?.FindFirstValue(StateClaim), remembered?.FindFirstValue(AccountClaim));
    }
}
