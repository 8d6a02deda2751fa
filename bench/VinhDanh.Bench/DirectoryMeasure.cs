using System.Diagnostics;
using Npgsql;

namespace VinhDanh.Bench;

/// <summary>Tree and lists of the directory over 20,000 units and 200,000 people, one reader after another: how long an answer takes.</summary>
internal static class DirectoryMeasure
{
    public const int People = 200_000;
    private const int WarmUps = 5, Asked = 40;
    private const double MostMilliseconds = 100;

    private static readonly (string What, string Path)[] Pages =
    [
        ("the tree, its top", "/directory"),
        ("the tree, a ward with its schools", "/directory?under={ward}"),
        ("units by words without marks", "/directory?q=truong+tieu+hoc+so+1777"),
        ("units of one kind, first page", "/directory?kind=School"),
        ("the tree as of a day", "/directory?on=15/09/2025"),
        ("one unit on a day", "/directory/organisations/{ward}?on=15/09/2025"),
        ("people, first page", "/directory/people"),
        ("people by words without marks", "/directory/people?q=nguyen+thi+hoa+17"),
        ("people as of a day", "/directory/people?on=15/09/2025"),
    ];

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, CancellationToken ct)
    {
        await FillAsync(ground, ct);
        await using var server = await Child.SelfAsync(ct, "page", ground.App, ground.Files);
        using var officer = await Visitor.SignedInAsync(server.Address, "", ct);
        List<Result> results = [];
        foreach (var (what, path) in Pages)
        {
            var address = path.Replace("{ward}", "01900000-0000-7000-8001-000000000007", StringComparison.Ordinal);
            for (var i = 0; i < WarmUps; i++) await officer.GetAsync(address, ct);
            List<double> times = [];
            for (var i = 0; i < Asked; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await officer.GetAsync(address, ct);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Sort();
            results.Add(Result.AtMost($"directory, {what}: 95 of 100 answers within", times[Asked * 95 / 100], MostMilliseconds, "ms"));
        }

        return results;
    }

    /// <summary>Ten people a unit, each with a post; every unit with its dated place.</summary>
    internal static async Task FillAsync(Ground ground, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync($"Filling {People} people…");
        await using var connection = new NpgsqlConnection(ground.Super);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"""
            set session_replication_role = replica;
            insert into app.organisation_parent (id, organisation_id, parent_id, valid_from)
            select gen_random_uuid(), id, parent_id, valid_from from app.organisation where parent_id is not null;

            create temp table made as
            select gen_random_uuid() as id, ('01900000-0000-7000-8001-' || lpad(to_hex(1 + n % {Filling.Organisations}), 12, '0'))::uuid as unit, n,
                   (array['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vàng', 'Lò', 'Giàng'])[1 + n % 8] || ' ' || (array['Thị', 'Văn', 'Minh', 'Thu', 'Quốc'])[1 + n / 8 % 5] || ' '
                   || (array['Hoa', 'Hùng', 'Lan', 'Sơn', 'Mai', 'Đức', 'Yến', 'Khánh', 'Nga', 'Tuấn', 'Hạnh'])[1 + n / 40 % 11] || ' ' || n / 440 as name
            from generate_series(1, {People}) n;

            insert into app.person (id, organisation_id, full_name, birth_year, valid_from) select id, unit, name, 1965 + n % 38, date '2025-07-01' from made;
            insert into app.position (id, person_id, organisation_id, title, is_head, valid_from)
            select gen_random_uuid(), id, unit, case when n % 10 = 0 then 'Hiệu trưởng' else 'Giáo viên' end, n % 10 = 0, date '2025-07-01' from made;
            drop table made
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
        foreach (var sql in (string[])["analyze", "vacuum"])
        {
            await using var settle = new NpgsqlCommand(sql, connection);
            await settle.ExecuteNonQueryAsync(ct);
        }
    }
}
