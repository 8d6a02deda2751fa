using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Calendars;

namespace VinhDanh.App.Features.Plans.Feed;

/// <summary>Answers a calendar that asks by its secret address. Unknown, revoked, of a deactivated account, too weak for what is demanded: all the same, it is not there.</summary>
internal static class FeedAnswer
{
    public const string Route = "/calendar/{token}.ics";

    private const string Name = "Việc theo thời hạn – Vinh Danh";

    public static string Path(string token) => $"/calendar/{token}.ics";

    public static async Task<IResult> GetAsync(string token, HttpContext http, AppDb db, FeedEvents events, TimeProvider time, CancellationToken ct)
    {
        var digest = Door.Digest(token);
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.TokenDigest == digest && f.RevokedAt == null && db.Accounts.Any(a => a.Id == f.AccountId && a.DeactivatedAt == null), ct);
        if (feed is null || !feed.Strong && await OwesAsync(feed.AccountId, db, time.Today(), ct)) return Results.NotFound();
        var root = new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        var list = await events.OfAsync(feed.AccountId, root, ct);
        await RememberAsync(feed, SHA256.HashData(IcsWriter.Write(Name, list, DateTimeOffset.UnixEpoch)), db, time, ct);
        http.Response.Headers.CacheControl = "private, no-cache";
        // Conditional requests are answered 304 by the framework.
        return Results.Bytes(
            IcsWriter.Write(Name, list, feed.ChangedAt!.Value), IcsWriter.MediaType, lastModified: feed.ChangedAt,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(feed.ContentDigest![..16])}-{feed.ChangedAt.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}\""));
    }

    /// <summary>Asked each time, as of tokens: a demand that is made today closes what was made with a password alone yesterday.</summary>
    private static Task<bool> OwesAsync(Guid account, AppDb db, DateOnly today, CancellationToken ct) => (
        from role in db.RoleAssignments
        join place in db.Organisations on role.OrganisationId equals place.Id
        from demand in db.SecondFactorDemands
        join above in db.Organisations on demand.OrganisationId equals above.Id
        where role.AccountId == account && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today) && demand.Role == role.Role && place.Path.IsDescendantOf(above.Path)
        select role.Id).AnyAsync(ct);

    /// <summary>Writes only what is new: a calendar asks every few hours.</summary>
    private static async Task RememberAsync(CalendarFeed feed, byte[] content, AppDb db, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        feed.LastUsedOn = VietnamTime.DateOf(now);
        if (feed.ContentDigest?.AsSpan().SequenceEqual(content) is not true)
            (feed.ContentDigest, feed.ChangedAt) = (content, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds())); // the header knows whole seconds
        await db.SaveChangesAsync(ct);
    }
}
