using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

public static class AccountLock
{
    /// <summary>The account as it is now, held until the transaction ends: what is decided on it is decided by one request at a time.</summary>
    public static async Task<Account> LockAccountAsync(this AppDb db, Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.FromSql($"select a.*, a.xmin from app.account a where a.id = {id} for update").SingleAsync(ct);
        // An instance read earlier in this request keeps its old values otherwise.
        await db.Entry(account).ReloadAsync(ct);
        return account;
    }
}
