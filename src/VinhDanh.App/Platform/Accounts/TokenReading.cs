using Npgsql;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Who a request of another program comes from. Read anew each time: a token that was revoked opens nothing from that moment.</summary>
public sealed partial class TokenReading(NpgsqlDataSource source, Actor actor, TimeProvider time, ILogger<TokenReading> log)
{
    /// <summary>Only here a token is looked at, and only a token: a browser's cookie opens nothing of the API, and a token no page.</summary>
    public const string Path = "/api";

    private const string Bearer = "Bearer ";

    // Its holder must still have a role where it reads, and what is demanded of that role there.
    private const string Sql = """
        select k.id, k.account_id, a.display_name, k.scopes, k.last_used_on, r.id, r.role, o.id, o.name, o.path::text,
               not k.strong and exists (
                   select 1 from app.second_factor_demand d join app.organisation above on above.id = d.organisation_id
                   where d.role = r.role and above.path @> o.path)
        from app.api_token k
        join app.account a on a.id = k.account_id
        join app.organisation o on o.id = k.organisation_id
        join app.role_assignment r on r.account_id = a.id and r.organisation_id = o.id and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)
        where k.token_digest = $1 and k.revoked_at is null and k.expires_at > $3 and a.deactivated_at is null
        order by r.role
        """;

    /// <summary>Fills the actor from the request's token; nothing that is wrong with it is told.</summary>
    public async Task RecogniseAsync(HttpContext http, CancellationToken ct)
    {
        var given = http.Request.Headers.Authorization.ToString();
        if (!given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return;
        var today = time.Today();
        var known = await source.ReadAsync(Sql, [Door.Digest(given[Bearer.Length..].Trim()), today, time.GetUtcNow().ToUniversalTime()], ReadAsync, ct);
        if (known is null)
        {
            LogRefused(log, http.TraceIdentifier);
            return;
        }

        actor.SignIn(known.Account, null, known.Name, known.Roles, null);
        actor.OwesSecondFactor = known.Owes;
        actor.ReadsOnly = known.Scopes;
        if (known.LastUsedOn == today) return;
        await using var used = source.CreateCommand("update app.api_token set last_used_on = $2 where id = $1");
        used.Parameters.Add(new() { Value = known.Id });
        used.Parameters.Add(new() { Value = today });
        await used.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1103, LogLevel.Warning, "Refused for its token, which opens nothing (any more): {RequestId}")]
    private static partial void LogRefused(ILogger log, string requestId);

    private static async Task<Known?> ReadAsync(NpgsqlDataReader rows, CancellationToken ct)
    {
        if (!await rows.ReadAsync(ct)) return null;
        var (id, account, name, lastUsed) = (rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.IsDBNull(4) ? (DateOnly?)null : rows.GetFieldValue<DateOnly>(4));
        var scopes = rows.GetFieldValue<string[]>(3).Select(Names.ToEnum<ApiScope>).ToHashSet();
        List<ActingRole> roles = [];
        var owes = false;
        do
        {
            roles.Add(new(rows.GetGuid(5), Names.ToEnum<Role>(rows.GetString(6)), rows.GetGuid(7), rows.GetString(8), rows.GetString(9)));
            owes |= rows.GetBoolean(10);
        }
        while (await rows.ReadAsync(ct));
        return new(id, account, name, scopes, lastUsed, roles, owes);
    }

    private sealed record Known(Guid Id, Guid Account, string Name, HashSet<ApiScope> Scopes, DateOnly? LastUsedOn, IReadOnlyList<ActingRole> Roles, bool Owes);
}
