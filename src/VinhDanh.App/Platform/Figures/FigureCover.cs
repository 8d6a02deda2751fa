using Npgsql;

namespace VinhDanh.App.Platform.Figures;

/// <summary>
/// Which units a unit's figures cover, by the tree of the period's last day:
/// the unit itself; what stood under it that day, however deep; of units that had ended before that day, those whose whole history passed to a covered unit
/// (<c>inherits_history = 'yes'</c>), and those that left it to nobody, where they stood on their own last day. A unit that was moved counts where it stands at
/// the end of the period, with its earlier records; one that lives on never counts for whom it gave a part to; bodies outside the tree (công an, thuế …) are not covered.
/// </summary>
public static class FigureCover
{
    // Two passes over some ten thousand rows; a lateral look-up for each unit costs more as soon as a province is asked for.
    private const string Sql = """
        with recursive heir as materialized (
            select s.from_id, s.to_id
            from app.organisation_succession s join app.organisation o on o.id = s.from_id
            where s.inherits_history = 'yes' and s.effective_on <= $2 and o.valid_to < $2),
        place as materialized (
            select o.id, least(coalesce(o.valid_to, $2), $2) as day, o.parent_id
            from app.organisation o
            where o.merged_into_id is null and not o.is_outside and o.valid_from <= $2
              and (o.valid_to is null or o.valid_to >= $2 or not exists (select from heir h where h.from_id = o.id))),
        edge as materialized (
            select p.parent_id as above, o.id, false as heir
            from place o join app.organisation_parent p on p.organisation_id = o.id and p.valid_from <= o.day and (p.valid_to is null or p.valid_to >= o.day)
            union all -- units made before periods were kept
            select o.parent_id, o.id, false
            from place o
            where o.parent_id is not null and not exists (select from app.organisation_parent p where p.organisation_id = o.id)
            union all
            select to_id, from_id, true from heir),
        covered (asked, id, own) as (
            select a.n::int, a.id, true from unnest($1) with ordinality as a (id, n)
            union
            select c.asked, e.id, c.own and e.heir from covered c join edge e on e.above = c.id)
        select asked, id, bool_or(own) from covered group by asked, id
        """;

    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    public static async Task<FigureWindow> OfAsync(NpgsqlDataSource source, IReadOnlyList<Guid> units, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (to < from) throw new ArgumentException($"The period ends on {to:O}, before it begins on {from:O}.", nameof(to));
        List<int> asked = [];
        List<Guid> covered = [];
        List<bool> own = [];
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = units.ToArray() });
        command.Parameters.Add(new() { Value = to });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            asked.Add(reader.GetInt32(0));
            covered.Add(reader.GetGuid(1));
            own.Add(reader.GetBoolean(2));
        }
        return new(units, [.. asked], [.. covered], [.. own], from, to);
    }
}
