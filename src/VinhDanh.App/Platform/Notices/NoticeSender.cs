using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Notices;

/// <summary>Tells people something, in the caller's transaction: nobody is told of what did not happen.</summary>
public sealed class NoticeSender(AppDb db, TimeProvider time)
{
    /// <param name="accountIds">Who is told; twice the same is once.</param>
    /// <param name="organisationId">The organisation for which they are told.</param>
    /// <param name="kind">Stable name of the occasion: <c>task.assigned</c>.</param>
    /// <param name="title">One line in Vietnamese.</param>
    /// <param name="body">More, or empty.</param>
    /// <param name="href">Local address of what it is about, from <c>/</c>.</param>
    /// <param name="onceKey">With it the same thing is told to one person once; null: always.</param>
    /// <returns>How many were told now.</returns>
    public async Task<int> AddAsync(
        IEnumerable<Guid> accountIds, Guid organisationId, string kind, string title, string body, string href, string? onceKey, CancellationToken ct)
    {
        if (!href.StartsWith('/') || href.StartsWith("//", StringComparison.Ordinal)) throw new ArgumentException("Not a local address.", nameof(href));
        var now = time.GetUtcNow();
        var accounts = accountIds.Distinct().ToArray();
        var ids = Array.ConvertAll(accounts, _ => Guid.CreateVersion7(now));
        return await db.Database.ExecuteSqlAsync($"""
            insert into app.notice (id, account_id, organisation_id, at, kind, title, body, href, once_key)
            select id, account_id, {organisationId}, {now}, {kind}, {title}, {body}, {href}, {onceKey}
            from unnest({ids}, {accounts}) as x(id, account_id)
            on conflict (account_id, once_key) do nothing
            """, ct);
    }
}
