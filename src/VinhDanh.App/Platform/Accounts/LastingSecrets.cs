using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What a person made that opens something without a session: tokens for other programs, the calendar's address.</summary>
public sealed class LastingSecrets(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Takes all back, in the caller's transaction: whoever knew the password may have made them.</summary>
    public async Task RevokeAsync(Guid account, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var token in await db.ApiTokens.Where(t => t.AccountId == account && t.RevokedAt == null && t.ExpiresAt > now).ToListAsync(ct))
        {
            token.RevokedAt = now;
            audit.Add("account.api-token-revoked", account, token.OrganisationId, before: new { apiToken = token.Name });
        }

        foreach (var feed in await db.CalendarFeeds.Where(f => f.AccountId == account && f.RevokedAt == null).ToListAsync(ct))
        {
            feed.RevokedAt = now;
            audit.Add("calendar-feed.revoked", feed.Id, null);
        }

        await db.SaveChangesAsync(ct);
    }
}
