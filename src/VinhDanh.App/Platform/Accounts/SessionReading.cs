using System.Security.Claims;
using Npgsql;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Who a request comes from. One statement, because every page pays for it. Looking may be answered from what was read a moment ago (<see cref="SessionMemory"/>
/// hears of every change); whoever wants to change something is looked up anew each time.
/// </summary>
public sealed class SessionReading(NpgsqlDataSource source, SessionMemory memory, Actor actor, TimeProvider time)
{
    /// <summary>The cookie's only word: the session's id.</summary>
    public const string Claim = "session";

    // A minute's grain is enough for “last seen” and spares a write per request.
    private static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);

    // Ended sessions, those that are too old, and deactivated accounts are nobody.
    private const string Sql = """
        select s.account_id, s.assignment_id, s.last_seen_at, a.display_name,
               (select count(*)::int from app.notice n where n.account_id = s.account_id and n.read_at is null),
               r.id, r.role, o.id, o.name, o.path::text, p.name,
               s.second_factor_at is null and exists (
                   select 1 from app.second_factor_demand d join app.organisation above on above.id = d.organisation_id
                   where d.role = r.role and above.path @> o.path)
        from app.session s
        join app.account a on a.id = s.account_id
        left join app.role_assignment r on r.account_id = a.id and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)
        left join app.organisation o on o.id = r.organisation_id
        left join app.organisation p on p.id = o.parent_id
        where s.id = $1 and s.ended_at is null and s.created_at > $3 and a.deactivated_at is null
        order by r.role, o.path
        """;

    /// <summary>Fills the actor from the request's cookie.</summary>
    public async Task RecogniseAsync(HttpContext http, CancellationToken ct)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(Claim), out var session)) return;
        var today = time.Today();
        var onlyLooks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!onlyLooks) ForgetAfterwards(http.Response);
        var known = (onlyLooks ? memory.Find(session, today) : null) ?? await ReadAsync(session, today, ct);
        if (known is null) return;
        actor.SignIn(known.AccountId, session, known.DisplayName, known.Roles, known.ChosenAssignmentId);
        actor.UnreadNotices = known.UnreadNotices;
        actor.OwesSecondFactor = known.OwesSecondFactor;
        var now = time.GetUtcNow();
        if (now - known.SeenAt > SeenGrain) await MarkSeenAsync(session, now, ct);
    }

    private void ForgetAfterwards(HttpResponse response) => response.OnStarting(() =>
    {
        memory.ForgetAll();
        return Task.CompletedTask;
    });

    /// <returns>Null: there is no such session, or it has ended, or is too old.</returns>
    private async Task<KnownSession?> ReadAsync(Guid session, DateOnly today, CancellationToken ct)
    {
        var changes = memory.Changes;
        var known = await source.ReadPreparedAsync(Sql, [session, today, time.GetUtcNow().ToUniversalTime() - Session.EndsAnyway], KnownAsync, ct);
        if (known is not null) memory.Keep(session, today, known, changes);
        return known;
    }

    private static async Task<KnownSession?> KnownAsync(NpgsqlDataReader rows, CancellationToken ct)
    {
        if (!await rows.ReadAsync(ct)) return null;
        var (account, chosen, seen, name, unread) = (
            rows.GetGuid(0), rows.IsDBNull(1) ? (Guid?)null : rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetString(3), rows.GetInt32(4));
        List<ActingRole> roles = [];
        var owes = false;
        do
        {
            if (!rows.IsDBNull(5)) roles.Add(RoleOf(rows));
            owes |= rows.GetBoolean(11);
        }
        while (await rows.ReadAsync(ct));
        return new(account, name, roles, chosen, unread, seen) { OwesSecondFactor = owes };
    }

    private static ActingRole RoleOf(NpgsqlDataReader row) =>
        new(row.GetGuid(5), Names.ToEnum<Role>(row.GetString(6)), row.GetGuid(7), row.GetString(8), row.GetString(9)) { ParentName = row.IsDBNull(10) ? null : row.GetString(10) };

    private async Task MarkSeenAsync(Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand("update app.session set last_seen_at = $2 where id = $1");
        command.Parameters.Add(new() { Value = session });
        command.Parameters.Add(new() { Value = now.ToUniversalTime() });
        await command.ExecuteNonQueryAsync(ct);
        memory.Forget(session);
    }
}
