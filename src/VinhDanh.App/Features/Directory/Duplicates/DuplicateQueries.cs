using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>People and units that may be one entered twice; a person decides.</summary>
public sealed class DuplicateQueries(AppDb db, Actor actor)
{
    public const int MostShown = 100;

    /// <summary>Same name without marks, and the same year of birth, unit, mail or telephone; two years of birth that differ are two people.</summary>
    public async Task<IReadOnlyList<Pair>> PeopleAsync(CancellationToken ct)
    {
        LTree within = actor.Path;
        return await db.Database.SqlQuery<Pair>($"""
            select a.id as "FirstId", a.full_name as "FirstName", ua.name as "FirstUnit", b.id as "SecondId", b.full_name as "SecondName", ub.name as "SecondUnit",
                   concat_ws(', ', case when a.birth_year = b.birth_year then 'cùng năm sinh ' || a.birth_year end, case when a.organisation_id = b.organisation_id then 'cùng đơn vị' end,
                       case when a.email = b.email then 'cùng thư điện tử' end, case when a.phone = b.phone then 'cùng điện thoại' end) as "Why"
            from app.person a
            join app.organisation ua on ua.id = a.organisation_id and ua.path <@ {within}
            join app.person b on b.folded = a.folded and b.id > a.id and b.merged_into_id is null
            join app.organisation ub on ub.id = b.organisation_id and ub.path <@ {within}
            where a.merged_into_id is null and (a.birth_year = b.birth_year or (a.birth_year is null or b.birth_year is null)
                and (a.organisation_id = b.organisation_id or a.email = b.email or a.phone = b.phone))
            order by a.folded, a.id, b.id
            limit {MostShown}
            """).ToListAsync(ct);
    }

    /// <summary>Units under one parent with the same name without marks, or one bearing another's other name.</summary>
    public async Task<IReadOnlyList<Pair>> UnitsAsync(CancellationToken ct)
    {
        LTree within = actor.Path;
        return await db.Database.SqlQuery<Pair>($"""
            with unit as materialized (
                select o.id, o.name, o.parent_id, app.fold(o.name) as folded, p.name as parent
                from app.organisation o join app.organisation p on p.id = o.parent_id
                where o.path <@ {within} and o.valid_to is null and o.merged_into_id is null
            ), pair as (
                select a.id as first, b.id as second, 'cùng tên, cùng cấp trên' as why from unit a join unit b on b.parent_id = a.parent_id and b.folded = a.folded and b.id > a.id
                union
                select least(a.id, b.id), greatest(a.id, b.id), 'tên gọi khác của đơn vị kia' from unit a
                join app.organisation_alias x on x.organisation_id = a.id join unit b on b.parent_id = a.parent_id and b.id <> a.id and b.folded = x.folded
            )
            select a.id as "FirstId", a.name as "FirstName", a.parent as "FirstUnit", b.id as "SecondId", b.name as "SecondName", b.parent as "SecondUnit", min(pair.why) as "Why"
            from pair join unit a on a.id = pair.first join unit b on b.id = pair.second
            group by a.id, a.name, a.parent, b.id, b.name, b.parent
            order by a.name, a.id, b.id
            limit {MostShown}
            """).ToListAsync(ct);
    }

    public sealed record Pair(Guid FirstId, string FirstName, string FirstUnit, Guid SecondId, string SecondName, string SecondUnit, string Why);
}
