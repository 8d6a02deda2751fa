using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Notices;

/// <summary><c>/notices/stream</c>: events “notices” with the number of unread ones, now and whenever it changes.</summary>
internal static class NoticeStream
{
    /// <summary>Also what keeps proxies from closing a silent connection, and finds out that a session was ended elsewhere.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    // One account with very many tabs must not hold every connection of the node.
    private const int StreamsPerAccount = 20;

    public static IResult Get(HttpContext http, AppDb db, Actor actor, NoticeBoard board, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        var account = actor.AccountId!.Value;
        if (board.Open(account) >= StreamsPerAccount) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(CountsAsync(db, account, actor.SessionId, board, time, lifetime.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> CountsAsync(
        AppDb db, Guid account, Guid? session, NoticeBoard board, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        using var watch = board.Watch(account);
        while (!either.IsCancellationRequested && await db.Sessions.Open(time.GetUtcNow()).AnyAsync(s => s.Id == session, either.Token))
        {
            var unread = await db.Notices.CountAsync(n => n.AccountId == account && n.ReadAt == null, either.Token);
            yield return new(unread.ToString(), "notices") { ReconnectionInterval = TimeSpan.FromSeconds(5) };
            // Closing the page or the program ends the stream; neither is a failure.
            await watch.ChangedAsync(Heartbeat, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
