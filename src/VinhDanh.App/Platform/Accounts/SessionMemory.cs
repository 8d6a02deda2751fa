using System.Collections.Concurrent;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Remembers for a moment who a session is, so that a page does not ask PostgreSQL for it. Everything is forgotten as soon as a session, an account, a role, an
/// organisation or a notice changes on any node (db/0042), and nothing is remembered while those messages cannot be heard.
/// </summary>
public sealed class SessionMemory(HostSettings settings, ILogger<SessionMemory> log) : Listener(settings, log)
{
    /// <summary>As in db/0042_session_changes.sql.</summary>
    public const string PostgresChannel = "vinhdanh_sessions";

    /// <summary>The longest that anything is believed without being read again: a network may swallow messages and say nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>More people than one node serves at once; beyond it memory is worth more than time.</summary>
    private const int Most = 20_000;

    private readonly bool _remembers = settings.RemembersSessions;
    private readonly ConcurrentDictionary<Guid, Entry> _known = new();
    private volatile bool _hears;
    private long _changes;

    protected override IReadOnlyList<string> Channels { get; } = [PostgresChannel, NoticeBoard.PostgresChannel];

    /// <summary>Goes up with every change; taken before reading and given to <see cref="Keep"/>, so that what was read before a change is not kept after it.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <returns>Null: it has to be read.</returns>
    public KnownSession? Find(Guid session, DateOnly today) =>
        _hears && _known.TryGetValue(session, out var entry) && entry.Day == today && Environment.TickCount64 < entry.Until ? entry.Session : null;

    /// <param name="day">Roles are held from day to day, so it is known for this one only.</param>
    public void Keep(Guid session, DateOnly day, KnownSession known, long changesBefore)
    {
        if (!_remembers) return;
        Want();
        if (!_hears) return;
        if (_known.Count >= Most) _known.Clear();
        _known[session] = new(known, day, Environment.TickCount64 + (long)Longest.TotalMilliseconds);
        // A change may have been heard between reading and now: then this is from before it.
        if (Changes != changesBefore) Forget(session);
    }

    public void Forget(Guid session) => _known.TryRemove(session, out _);

    /// <summary>Also after each request of this node that may have written: the page that follows shows what it did, even if PostgreSQL's message is still on its way.</summary>
    public void ForgetAll()
    {
        // Counted first: whoever reads now either sees the new count, or is cleared away.
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    protected override void Began()
    {
        ForgetAll();
        _hears = true;
    }

    protected override void Heard(string payload) => ForgetAll();

    protected override void Lost()
    {
        _hears = false;
        ForgetAll();
    }

    private sealed record Entry(KnownSession Session, DateOnly Day, long Until);
}

/// <summary>A session as the database has it.</summary>
/// <param name="Roles">All that are valid on the day it was read.</param>
/// <param name="ChosenAssignmentId">The role its person chose to act in.</param>
public sealed record KnownSession(
    Guid AccountId, string DisplayName, IReadOnlyList<ActingRole> Roles, Guid? ChosenAssignmentId, int UnreadNotices, DateTimeOffset SeenAt)
{
    /// <summary>A role of its person is not to be used with a password alone, and a password was all that was shown.</summary>
    public bool OwesSecondFactor { get; init; }
}
