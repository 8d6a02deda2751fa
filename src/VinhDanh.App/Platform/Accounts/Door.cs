using System.Linq.Expressions;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Lets people in and out: passwords, codes, lock-out, sessions, the history of knocks.</summary>
public sealed partial class Door(AppDb db, UserManager<Account> users, PasswordWork work, SecondFactors second, PasskeyCeremonies passkeys, ExternalLogins logins, Actor actor, AuditLog audit, TimeProvider time, ILogger<Door> log)
{
    public const string Scheme = "vinhdanh";

    /// <summary>Cookie of somebody whose first proof was right and who owes a code. It opens no page but the one that asks for it.</summary>
    public const string HalfwayScheme = "vinhdanh-halfway";
    private const string StampClaim = "stamp";
    private const string FirstClaim = "first";

    /// <summary>Checks a password and opens a session, or asks for the second factor. Every knock leaves a row.</summary>
    public async Task<SignInOutcome> SignInAsync(HttpContext http, string userName, string password, CancellationToken ct)
    {
        var found = await users.FindByNameAsync(userName);
        var right = await work.IsRightAsync(found, password);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = found is null ? null : await db.LockAccountAsync(found.Id, ct);
        var outcome = account is null ? SignInOutcome.UnknownName : await JudgeAsync(account, right ? null : SignInOutcome.WrongPassword, ct);
        if (outcome is SignInOutcome.Success && await second.IsOnAsync(account!.Id, ct)) outcome = SignInOutcome.SecondFactorAsked;
        await KnockAsync(http, account, outcome, SignInWay.Password, ct);
        await transaction.CommitAsync(ct);
        if (outcome is SignInOutcome.SecondFactorAsked) await http.SignInAsync(HalfwayScheme, Halfway(account!, SignInWay.Password));
        return outcome;
    }

    /// <summary>The second step, for whoever has just given the right password or been vouched for: a code of the app, or a recovery code.</summary>
    /// <returns>Null: the first step is missing or too long ago.</returns>
    public async Task<SignInOutcome?> EnterCodeAsync(HttpContext http, string typed, CancellationToken ct)
    {
        if (await WhoIsHalfwayAsync(http) is not { } halfway) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(halfway.Account, ct);
        // A password changed in the meantime is one that was not given here.
        if (account.SecurityStamp != halfway.Stamp) return null;
        var (outcome, way) = await ProveAsync(account, typed, ct);
        await KnockAsync(http, account, outcome, halfway.First is SignInWay.Provider ? AfterProvider(way) : way, ct);
        await transaction.CommitAsync(ct);
        if (outcome is not SignInOutcome.WrongCode) await http.SignOutAsync(HalfwayScheme);
        return outcome;
    }

    /// <summary>
    /// Opens a session by a passkey, which proves the device and the person at once. A lock does not stand in its way: there is nothing to
    /// guess, and whoever types wrong passwords for others must not keep them out.
    /// </summary>
    public async Task<SignInOutcome> SignInByPasskeyAsync(HttpContext http, string credentialJson, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await passkeys.ProveAsync(http, credentialJson) is { } id ? await db.LockAccountAsync(id, ct) : null;
        var outcome = account is null ? SignInOutcome.WrongPasskey : await StandingAsync(account, ct);
        await KnockAsync(http, account, outcome, SignInWay.Passkey, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>
    /// Opens a session for whom the identity provider vouches. It counts as the password does, no more: a second factor that the account has or its role demands is asked for here.
    /// As with passkeys there is nothing to guess, so a lock does not stand in its way; it does in that of the code.
    /// </summary>
    public async Task<SignInOutcome> SignInByProviderAsync(HttpContext http, ExternalIdentity who, string provider, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await logins.FindAsync(who, ct);
        var account = found switch { ExternalLogins.Found.Known known => known.Account, ExternalLogins.Found.ByAddress one => one.Account, _ => null };
        var outcome = found is ExternalLogins.Found.Nobody nobody ? nobody.Because : await StandingAsync(account!, ct);
        if (outcome is SignInOutcome.Success && found is ExternalLogins.Found.ByAddress && !await logins.LinkAsync(account!, who, provider, ct)) return SignInOutcome.NotLinked;
        if (outcome is SignInOutcome.Success) await logins.NoteUseAsync(account!, who, ct);
        if (outcome is SignInOutcome.Success && await second.IsOnAsync(account!.Id, ct)) outcome = SignInOutcome.SecondFactorAsked;
        await KnockAsync(http, account, outcome, SignInWay.Provider, ct);
        await transaction.CommitAsync(ct);
        if (outcome is SignInOutcome.SecondFactorAsked) await http.SignInAsync(HalfwayScheme, Halfway(account!, SignInWay.Provider));
        return outcome;
    }

    /// <returns>What somebody who owes a code has proved so far; null: nobody does.</returns>
    public async Task<SignInWay?> FirstStepAsync(HttpContext http) => (await WhoIsHalfwayAsync(http))?.First;

    /// <summary>Takes a code from the account, which must be locked. Wrong ones count like wrong passwords, also when asked again inside.</summary>
    public async Task<(SignInOutcome Outcome, SignInWay Way)> ProveAsync(Account account, string typed, CancellationToken ct)
    {
        // While it is locked nothing is tried, so that nothing is spent.
        var way = account.IsLocked(time.GetUtcNow()) ? null : await second.TakeAsync(account.Id, typed, ct);
        var outcome = await JudgeAsync(account, way is null ? SignInOutcome.WrongCode : null, ct);
        await db.SaveChangesAsync(ct);
        LogProof(log, way ?? SignInWay.AuthenticatorCode, outcome, account.Id, actor.SessionId);
        return (outcome, way ?? SignInWay.AuthenticatorCode);
    }

    /// <summary>The same for the password of somebody who is in already.</summary>
    public async Task<SignInOutcome> ProvePasswordAsync(Account account, string password, CancellationToken ct)
    {
        var outcome = await JudgeAsync(account, await work.IsRightAsync(account, password) ? null : SignInOutcome.WrongPassword, ct);
        await db.SaveChangesAsync(ct);
        LogProof(log, SignInWay.Password, outcome, account.Id, actor.SessionId);
        return outcome;
    }

    /// <summary>The whole way in once more, for what changes the ways in or outlives the session: the password and, where the account has an authenticator, a code.</summary>
    public async Task<SignInOutcome> ProveAgainAsync(Account account, FreshProof proof, CancellationToken ct)
    {
        var outcome = await ProvePasswordAsync(account, proof.Password, ct);
        if (outcome is not SignInOutcome.Success || !await second.IsOnAsync(account.Id, ct)) return outcome;
        return (await ProveAsync(account, proof.OneTimeCode ?? "", ct)).Outcome;
    }

    /// <summary>Who has proved themselves inside goes on under a new token; the one before opens nothing from now on. In the transaction of what was proved for.</summary>
    /// <param name="endOthers">Ends the account's other sessions as well: they came in by what has just changed.</param>
    public async Task RenewAsync(HttpContext http, bool endOthers, CancellationToken ct)
    {
        var (now, before) = (time.GetUtcNow(), await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == actor.SessionId, ct));
        var next = NewSession(http, before.AccountId, before.SecondFactorAt, before.AssignmentId);
        db.Sessions.Add(next);
        if (endOthers) await db.EndSessionsAsync(before.AccountId, now, ct);
        else await db.Sessions.Where(s => s.Id == before.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
        actor.GoOnIn(next.Id);
        audit.Add("session.renewed", next.Id, actor.Acting?.OrganisationId);
        await db.SaveChangesAsync(ct);
        await http.SignInAsync(Scheme, Inside(next));
    }

    /// <summary>Opens a session for an account that has just proved itself.</summary>
    public async Task OpenAsync(HttpContext http, Account account, SignInWay way, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        // Whoever signs in over an open session, the same person or another, leaves it.
        if (actor.SessionId is { } before) await EndAsync(s => s.Id == before, ct);
        var session = NewSession(http, account.Id, way is SignInWay.Password or SignInWay.Provider ? null : time.GetUtcNow(), null);
        db.Sessions.Add(session);
        actor.SignIn(account.Id, session.Id, account.DisplayName, await RolesTodayAsync(db, account.Id, time.Today(), ct), null);
        audit.Add("session.opened", session.Id, actor.Acting?.OrganisationId, after: new { way });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await http.SignInAsync(Scheme, Inside(session));
    }

    /// <summary>Ends sessions of the acting account, here or on other machines; at once on every node.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAsync(Expression<Func<Session, bool>> which, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var now = time.GetUtcNow();
        var open = await db.Sessions.Where(s => s.AccountId == actor.AccountId && s.EndedAt == null).Where(which).ToListAsync(ct);
        foreach (var session in open)
        {
            session.EndedAt = now;
            audit.Add("session.ended", session.Id, actor.Acting?.OrganisationId);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open.Count;
    }

    public static Task<List<ActingRole>> RolesTodayAsync(AppDb db, Guid accountId, DateOnly today, CancellationToken ct) => (
        from role in db.RoleAssignments
        join organisation in db.Organisations on role.OrganisationId equals organisation.Id
        join parent in db.Organisations on organisation.ParentId equals parent.Id into parents
        from parent in parents.DefaultIfEmpty()
        where role.AccountId == accountId && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
        orderby role.Role, organisation.Path
        select new ActingRole(role.Id, role.Role, organisation.Id, organisation.Name, organisation.Path) { ParentName = parent == null ? null : parent.Name }).ToListAsync(ct);

    /// <summary>What is kept of a secret link.</summary>
    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A secret for a link: 256 bits, safe in an address.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <param name="wrong">What was wrong with the proof; null: it was right.</param>
    private async Task<SignInOutcome> JudgeAsync(Account account, SignInOutcome? wrong, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (account.IsLocked(now)) return SignInOutcome.LockedOut;
        if (wrong is not null)
        {
            account.Fail(now);
            return account.IsLocked(now) ? SignInOutcome.LockedOut : wrong.Value;
        }

        return await StandingAsync(account, ct);
    }

    private async Task<SignInOutcome> StandingAsync(Account account, CancellationToken ct)
    {
        if (account.DeactivatedAt is not null) return SignInOutcome.Deactivated;
        return (await RolesTodayAsync(db, account.Id, time.Today(), ct)).Count == 0 ? SignInOutcome.NoRole : SignInOutcome.Success;
    }

    /// <summary>Writes the knock down; whoever succeeded is in.</summary>
    private async Task KnockAsync(HttpContext http, Account? account, SignInOutcome outcome, SignInWay way, CancellationToken ct)
    {
        db.SignIns.Add(new SignIn
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AccountId = account?.Id,
            At = time.GetUtcNow(),
            Outcome = outcome,
            Way = way,
            Address = AddressOf(http),
            Browser = BrowserOf(http),
        });
        // Not before the last step: with the password alone one could otherwise start the count anew and guess codes for ever.
        if (outcome is SignInOutcome.Success) account!.FailedAttempts = 0;
        await db.SaveChangesAsync(ct);
        if (outcome is SignInOutcome.Success) await OpenAsync(http, account!, way, ct);
    }

    private Session NewSession(HttpContext http, Guid account, DateTimeOffset? secondFactorAt, Guid? assignment)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now), AccountId = account, AssignmentId = assignment, CreatedAt = now, LastSeenAt = now, Address = AddressOf(http), Browser = BrowserOf(http), SecondFactorAt = secondFactorAt,
        };
    }

    /// <summary>Forms' secrets hang on the account: a form open in another tab is still good when the session gets a new token.</summary>
    private static ClaimsPrincipal Inside(Session session) =>
        new(new ClaimsIdentity([new(SessionReading.Claim, session.Id.ToString()), new(ClaimTypes.NameIdentifier, session.AccountId.ToString())], Scheme));

    private static ClaimsPrincipal Halfway(Account account, SignInWay first) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp), new(FirstClaim, Names.OfEnum(first))], HalfwayScheme));

    private static async Task<(Guid Account, string Stamp, SignInWay First)?> WhoIsHalfwayAsync(HttpContext http)
    {
        var person = (await http.AuthenticateAsync(HalfwayScheme)).Principal;
        return Guid.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            // A cookie of the release before says nothing of it, and there was one way then.
            ? (account, person.FindFirstValue(StampClaim)!, person.FindFirstValue(FirstClaim) is { } first ? Names.ToEnum<SignInWay>(first) : SignInWay.Password)
            : null;
    }

    private static SignInWay AfterProvider(SignInWay code) => code is SignInWay.RecoveryCode ? SignInWay.ProviderAndRecoveryCode : SignInWay.ProviderAndCode;

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string BrowserOf(HttpContext http)
    {
        var browser = http.Request.Headers.UserAgent.ToString();
        return browser.Length <= 300 ? browser : browser[..300];
    }

    /// <summary>Every proof, at the door and inside; which knock it belonged to stands in <c>app.sign_in</c>.</summary>
    [LoggerMessage(2101, LogLevel.Information, "Proof by {Way}: {Outcome}, account {Account}, session {Session}")]
    private static partial void LogProof(ILogger log, SignInWay way, SignInOutcome outcome, Guid account, Guid? session);
}
