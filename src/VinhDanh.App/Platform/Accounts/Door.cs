using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Lets people in and out: passwords, lock-out, sessions, the history of knocks.</summary>
public sealed class Door(AppDb db, UserManager<Account> users, Actor actor, AuditLog audit, TimeProvider time)
{
    public const string Scheme = "vinhdanh";

    /// <summary>Checks a password and opens a session. Every knock leaves a row.</summary>
    public async Task<SignInOutcome> SignInAsync(HttpContext http, string userName, string password, CancellationToken ct)
    {
        var account = await users.FindByNameAsync(userName);
        var outcome = await JudgeAsync(account, password, ct);
        db.SignIns.Add(new SignIn
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AccountId = account?.Id,
            At = time.GetUtcNow(),
            Outcome = outcome,
            Address = AddressOf(http),
            Browser = BrowserOf(http),
        });
        await db.SaveChangesAsync(ct);
        if (outcome is SignInOutcome.Success) await OpenAsync(http, account!, ct);
        return outcome;
    }

    /// <summary>Opens a session for an account that has just proved itself.</summary>
    public async Task OpenAsync(HttpContext http, Account account, CancellationToken ct)
    {
        var session = new Session
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AccountId = account.Id,
            CreatedAt = time.GetUtcNow(),
            LastSeenAt = time.GetUtcNow(),
            Address = AddressOf(http),
            Browser = BrowserOf(http),
        };
        db.Sessions.Add(session);
        actor.SignIn(account.Id, session.Id, account.DisplayName, await RolesTodayAsync(db, account.Id, time.Today(), ct), null);
        audit.Add("session.opened", session.Id, actor.Acting?.OrganisationId);
        await db.SaveChangesAsync(ct);
        var identity = new ClaimsIdentity([new Claim(SessionReading.Claim, session.Id.ToString())], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends a session of the acting account, here or on another machine; at once on every node.</summary>
    public async Task<bool> EndAsync(Guid sessionId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = await db.Sessions.Where(s => s.Id == sessionId && s.AccountId == actor.AccountId && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, time.GetUtcNow()), ct);
        if (ended == 0) return false;
        audit.Add("session.ended", sessionId, actor.Acting?.OrganisationId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
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

    private async Task<SignInOutcome> JudgeAsync(Account? account, string password, CancellationToken ct)
    {
        if (account is null)
        {
            // The same work as for a known name, so that the time taken does not tell which names exist.
            users.PasswordHasher.HashPassword(new Account { Id = default, UserName = "", DisplayName = "", SecurityStamp = "", CreatedAt = default }, password);
            return SignInOutcome.UnknownName;
        }

        if (await users.IsLockedOutAsync(account)) return SignInOutcome.LockedOut;
        if (!await users.CheckPasswordAsync(account, password))
        {
            await users.AccessFailedAsync(account);
            return await users.IsLockedOutAsync(account) ? SignInOutcome.LockedOut : SignInOutcome.WrongPassword;
        }

        if (account.DeactivatedAt is not null) return SignInOutcome.Deactivated;
        if ((await RolesTodayAsync(db, account.Id, time.Today(), ct)).Count == 0) return SignInOutcome.NoRole;
        await users.ResetAccessFailedCountAsync(account);
        return SignInOutcome.Success;
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string BrowserOf(HttpContext http)
    {
        var browser = http.Request.Headers.UserAgent.ToString();
        return browser.Length <= 300 ? browser : browser[..300];
    }
}
