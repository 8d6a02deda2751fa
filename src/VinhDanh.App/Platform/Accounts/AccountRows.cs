using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What several pages do to an account's rows in their own transaction.</summary>
public static class AccountRows
{
    /// <summary>The account as it is now, held until the transaction ends: what is decided on it is decided by one request at a time.</summary>
    public static async Task<Account> LockAccountAsync(this AppDb db, Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.FromSql($"select a.*, a.xmin from app.account a where a.id = {id} for update").SingleAsync(ct);
        // An instance read earlier in this request keeps its old values otherwise.
        await db.Entry(account).ReloadAsync(ct);
        return account;
    }

    /// <summary>Those that still open something.</summary>
    public static IQueryable<Session> Open(this IQueryable<Session> sessions, DateTimeOffset now)
    {
        var (idle, anyway) = (now - Session.EndsIdle, now - Session.EndsAnyway);
        return sessions.Where(s => s.EndedAt == null && s.LastSeenAt > idle && s.CreatedAt > anyway);
    }

    /// <summary>At once on every node, because each request asks for its session.</summary>
    /// <param name="but">The session that goes on; null: none does.</param>
    public static Task<int> EndSessionsAsync(this AppDb db, Guid account, DateTimeOffset now, CancellationToken ct, Guid? but = null) =>
        db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null && s.Id != but).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
}
