using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Mail;

/// <summary>
/// Puts mails out to be sent, in the caller's transaction: a mail exists exactly when the change that it tells of does. Without a mail server nothing is put out, so that nothing
/// piles up; what people should know stands among their notices.
/// </summary>
public sealed class MailOutbox(AppDb db, HostSettings settings, LetterSeal seal, TimeProvider time)
{
    public bool IsOpen => settings.Mail is not null;

    /// <param name="goodFor">After that it says nothing worth sending.</param>
    /// <param name="onceKey">Two mails with the same key are one.</param>
    /// <returns>False: there is no mail server, or a mail with that key exists.</returns>
    public async Task<bool> AddAsync(MailKind kind, Addressee to, Letter letter, TimeSpan goodFor, CancellationToken ct, string? onceKey = null)
    {
        if (!IsOpen) return false;
        if (!MailAddresses.IsValid(to.Address)) throw new ArgumentException("Not a mail address.", nameof(to));
        var now = time.GetUtcNow();
        var (id, word, closed, until) = (Guid.CreateVersion7(now), Names.OfEnum(kind), seal.Close(letter), now + goodFor);
        return await db.Database.ExecuteSqlAsync($"""
            insert into app.outgoing_mail (id, kind, account_id, address, recipient, letter, once_key, created_at, expires_at, next_try_at)
            values ({id}, {word}, {to.AccountId}, {to.Address}, {to.Name}, {closed}, {onceKey}, {now}, {until}, {now})
            on conflict (once_key) do nothing
            """, ct) == 1;
    }

    /// <summary>Accounts that notices may be mailed to today: an address proved and not refused, and still something to do here.</summary>
    public IQueryable<Account> Readers(MailChoice choice, DateOnly today) => db.Accounts.Where(a =>
        a.Email != null && a.MailRefusedAt == null && a.MailChoice == choice && a.DeactivatedAt == null
        && db.RoleAssignments.Any(r => r.AccountId == a.Id && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)));
}

/// <param name="AccountId">Null: somebody who has no account yet.</param>
public sealed record Addressee(Guid? AccountId, string Name, string Address);
