using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Features.Plans.Units;

/// <summary>How each unit keeps its days in one programme.</summary>
public sealed class UnitShareQuery(NpgsqlDataSource source, Actor actor, TimeProvider time)
{
    // One pass over the programme's parts: task_programme_ix, then assignment_task_ix and deliverable_pk, then a hash aggregate.
    private const string Sql = """
        select u.organisation_id, u.name,
               count(*) filter (where u.answered and (u.last_day is null or u.deciding <= u.last_day))::int as on_time,
               count(*) filter (where u.answered and u.deciding > u.last_day)::int as sent_late,
               count(*) filter (where not u.answered and u.last_day < $2)::int as owed_late,
               count(*) filter (where not u.answered and (u.last_day is null or u.last_day >= $2))::int as ahead
        from (
            select a.organisation_id, coalesce(o.name, a.party_text) as name, a.state in ('sent', 'received') as answered,
                   case when p.deciding_date = 'received' then coalesce(a.received_on, a.sent_on) else coalesce(a.sent_on, a.received_on) end as deciding,
                   coalesce(d.extended_to, d.due_on - (t.deadline_kind = 'before' and not p.named_day_counts)::int) as last_day
            from app.task t
            join app.programme p on p.id = t.programme_id
            join app.assignment a on a.task_id = t.id
            join app.deliverable d on d.id = a.deliverable_id
            left join app.organisation o on o.id = a.organisation_id
            where t.programme_id = $1 and t.withdrawn_on is null and ($3::text is null or o.path <@ $3::text::ltree)) u
        group by u.organisation_id, u.name
        """;

    /// <returns>Worst share first; units of which nothing was due yet last; then by name.</returns>
    /// <param name="whole">False: only units in the actor's scope.</param>
    public async Task<IReadOnlyList<UnitShare>> OfAsync(Guid programmeId, bool whole, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = programmeId });
        command.Parameters.Add(new() { Value = time.Today() });
        command.Parameters.Add(new() { Value = whole ? DBNull.Value : actor.Path, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var units = new List<UnitShare>();
        while (await reader.ReadAsync(ct))
            units.Add(new(reader.IsDBNull(0) ? null : reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)));
        var byName = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
        return [.. units.OrderBy(u => u.OnTimeShare ?? 2).ThenBy(u => u.Name, byName)];
    }
}

/// <param name="Ahead">Not due yet, or without a date.</param>
public sealed record UnitShare(Guid? Id, string Name, int OnTime, int SentLate, int OwedLate, int Ahead)
{
    /// <summary>Of what was due or sent; null while nothing was.</summary>
    public decimal? OnTimeShare => OnTime + SentLate + OwedLate is var judged and > 0 ? (decimal)OnTime / judged : null;
}
