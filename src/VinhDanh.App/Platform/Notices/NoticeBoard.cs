using System.Collections.Concurrent;
using System.Threading.Channels;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Notices;

/// <summary>
/// Hears of changed notices on one connection per node (a trigger notifies) and wakes the streams of the accounts
/// they belong to. Listens from the first stream on.
/// </summary>
public sealed class NoticeBoard(HostSettings settings, ILogger<NoticeBoard> log) : Listener(settings, log)
{
    /// <summary>As in db/0020_notices.sql.</summary>
    public const string PostgresChannel = "vinhdanh_notices";

    private readonly ConcurrentDictionary<Channel<bool>, Guid> _streams = new();

    protected override IReadOnlyList<string> Channels { get; } = [PostgresChannel];

    /// <summary>How many streams of an account are open on this node.</summary>
    public int Open(Guid accountId) => _streams.Values.Count(a => a == accountId);

    /// <summary>A stream of wake-ups; ended by disposing. Several changes at once are one wake-up.</summary>
    public Watch Watch(Guid accountId)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _streams[channel] = accountId;
        Want();
        return new(this, channel);
    }

    internal void Remove(Channel<bool> channel) => _streams.TryRemove(channel, out _);

    protected override void Began() => Wake(_ => true);

    protected override void Heard(string payload)
    {
        if (Guid.TryParse(payload, out var account)) Wake(a => a == account);
    }

    private void Wake(Func<Guid, bool> wanted)
    {
        foreach (var (channel, account) in _streams)
            if (wanted(account)) channel.Writer.TryWrite(true);
    }
}

/// <summary>One open stream.</summary>
public sealed class Watch(NoticeBoard board, Channel<bool> channel) : IDisposable
{
    /// <summary>Ends when something may have changed, or after the time given.</summary>
    public async Task ChangedAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        either.CancelAfter(atMost);
        try
        {
            await channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time is up: the caller looks by itself.
        }
    }

    public void Dispose() => board.Remove(channel);
}
