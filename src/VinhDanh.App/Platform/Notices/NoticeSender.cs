using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Platform.Notices;

/// <summary>Tells people something, in the caller's transaction: nobody is told of what did not happen. Who wants it by mail at once gets a mail as well; the digest takes the rest.</summary>
public sealed class NoticeSender(AppDb db, MailOutbox outbox, TimeProvider time)
{
    /// <summary>A notice that could not be mailed for so long is no news any more; it stands in the program.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(3);

    /// <param name="accountIds">Who is told; twice the same is once.</param>
    /// <param name="organisationId">The organisation for which they are told.</param>
    /// <param name="kind">Stable name of the occasion: <c>task.assigned</c>.</param>
    /// <param name="title">One line in Vietnamese.</param>
    /// <param name="body">More, or empty.</param>
    /// <param name="href">Local address of what it is about, from <c>/</c>.</param>
    /// <param name="onceKey">With it the same thing is told to one person once; null: always.</param>
    /// <returns>How many were told now.</returns>
    public Task<int> AddAsync(
        IEnumerable<Guid> accountIds, Guid organisationId, string kind, string title, string body, string href, string? onceKey, CancellationToken ct) =>
        AddAsync(accountIds.Select(a => (a, organisationId)), kind, title, body, href, onceKey, ct);

    /// <summary>The same to many people of many organisations, in one statement.</summary>
    /// <param name="people">Each person once, for the organisation named first.</param>
    public async Task<int> AddAsync(
        IEnumerable<(Guid Account, Guid Organisation)> people, string kind, string title, string body, string href, string? onceKey, CancellationToken ct)
    {
        if (!href.StartsWith('/') || href.StartsWith("//", StringComparison.Ordinal)) throw new ArgumentException("Not a local address.", nameof(href));
        var now = time.GetUtcNow();
        var told = people.DistinctBy(p => p.Account).ToArray();
        var accounts = Array.ConvertAll(told, p => p.Account);
        var organisations = Array.ConvertAll(told, p => p.Organisation);
        var ids = Array.ConvertAll(accounts, _ => Guid.CreateVersion7(now));
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var readers = await AtOnceAsync(accounts, ct);
        var mailed = readers.Keys.ToArray();
        var reached = await db.Database.SqlQuery<Guid>($"""
            insert into app.notice (id, account_id, organisation_id, at, kind, title, body, href, once_key, mailed_at)
            select id, account_id, organisation_id, {now}, {kind}, {title}, {body}, {href}, {onceKey}, case when account_id = any({mailed}) then {now} end
            from unnest({ids}, {accounts}, {organisations}) as x(id, account_id, organisation_id)
            on conflict (account_id, once_key) do nothing
            returning account_id as "Value"
            """).ToListAsync(ct);
        var letter = new Letter(title, body.Length == 0 ? [title] : [title, body]) { Link = new("Mở trong chương trình", href) };
        foreach (var account in reached)
            if (readers.TryGetValue(account, out var to)) await outbox.AddAsync(MailKind.Notice, to, letter, GoodFor, ct);
        await transaction.CommitAsync(ct);
        return reached.Count;
    }

    private async Task<Dictionary<Guid, Addressee>> AtOnceAsync(Guid[] accounts, CancellationToken ct) => outbox.IsOpen
        ? await outbox.Readers(MailChoice.AtOnce, time.Today()).Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new Addressee(a.Id, a.DisplayName, a.Email!), ct)
        : [];
}
