using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Figures;

namespace VinhDanh.Bench;

/// <summary>Every figure over 1,000,000 awards and 200,000 people: of a province, of a ward, of 500 units at once; and the first page of rows behind the largest.</summary>
internal static class FiguresMeasure
{
    private const int Awards = 1_000_000, Asked = 20, WarmUps = 3, Many = 500;
    private const double MostForOne = 500, MostForMany = 60_000;
    private static readonly DateOnly From = new(2024, 1, 1), To = new(2026, 6, 30);

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, CancellationToken ct)
    {
        await DirectoryMeasure.FillAsync(ground, ct);
        await FillAsync(ground, ct);
        await using var program = WebProgram.Build(new HostSettings(ground.App, ground.Files) { Port = 0, BackgroundWork = false }, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        var (province, ward) = (Unit(1), Unit(7));
        Guid[] many = [.. Enumerable.Range(2, Many).Select(Unit)];
        // Of a unit with what is below it something is promised, not of everything that the program holds.
        return
        [
            Result.Only("figures, all of one unit", await Book(program, book => Task.FromResult(book.Figures.Count())), ""),
            .. await TimeAsync(ground, program, "figures of a province", Asked, b => b.CountAsync(new(province, From, To, Codes(b)), ct), null),
            .. await TimeAsync(ground, program, "figures of a ward with its schools", Asked, b => b.CountAsync(new(ward, From, To, Codes(b)), ct), MostForOne),
            .. await TimeAsync(ground, program, $"figures of {Many} units at once", 3, b => b.CountManyAsync(many, From, To, Codes(b), ct), MostForMany),
            .. await TimeAsync(ground, program, "figures, first rows of a province's awards", Asked, b => b.RowsAsync("awards.total", province, From, To, new(), ct), null),
        ];
    }

    private static string[] Codes(FigureBook book) => [.. book.Figures.Select(f => f.Code)];

    private static Guid Unit(int n) => Guid.Parse($"01900000-0000-7000-8001-{n:x12}");

    private static async Task<IReadOnlyList<Result>> TimeAsync<T>(Ground ground, WebApplication program, string what, int times, Func<FigureBook, Task<T>> ask, double? most)
    {
        for (var i = 0; i < Math.Min(WarmUps, times); i++) await Book(program, ask);
        List<double> took = [];
        using var self = Process.GetCurrentProcess();
        var (database, own) = (ground.Processor, self.TotalProcessorTime);
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await Book(program, ask);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        database = ground.Processor - database;
        self.Refresh();
        own = self.TotalProcessorTime - own;
        took.Sort();
        return
        [
            Result.Of($"{what}: 95 of 100 within", took[times * 95 / 100], most, "ms"),
            Result.Only($"  {what}: processor of PostgreSQL", database.TotalMilliseconds / times, "ms"),
            Result.Only($"  {what}: processor of the program", own.TotalMilliseconds / times, "ms"),
        ];
    }

    private static async Task<T> Book<T>(WebApplication program, Func<FigureBook, Task<T>> ask)
    {
        await using var scope = program.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<FigureBook>());
    }

    /// <summary>Four in five of the people with what is known of their work; awards of ten years, one in twenty of a collective, one in forty without the day of its decision.</summary>
    internal static async Task FillAsync(Ground ground, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync($"Filling {Awards} awards…");
        await ground.ExecuteAsync($"""
            set session_replication_role = replica;
            set work_mem = '256MB';
            drop index app.achievement_title_once_ix; -- chance gives the same title twice
            select setseed(0.5);
            insert into app.person_facts (person_id, is_direct_worker) select id, random() < 0.7 from app.person where random() < 0.8;
            create temp table numbered as select id, organisation_id, row_number() over (order by id) - 1 as n from app.person;
            create index on numbered (n);
            insert into app.achievement (id, person_id, unit_id, kind, year, code, scope, authority, basis, holds, title, source, decision_number, decision_date, decision_issuer, created_at)
            select gen_random_uuid(), case when d.collective then null else p.id end, case when d.collective then p.organisation_id end, d.kind, extract(year from d.day) - 1,
                   case d.kind when 'work' then 'sang_kien' when 'discipline' then 'khien_trach' else
                       (array['lao_dong_tien_tien', 'lao_dong_tien_tien', 'giay_khen', 'giay_khen', 'chien_si_thi_dua_co_so', 'bang_khen_bo_nganh_tinh', 'bang_khen_thu_tuong', 'tap_the_lao_dong_xuat_sac'])[1 + floor(random() * 8)] end,
                   case d.kind when 'work' then 'co_so' end, case d.kind when 'work' then 'co_so' end, case d.kind when 'title' then 'merit' end, case d.kind when 'work' then true end, case d.kind when 'work' then 'Sáng kiến' end,
                   'table', '12/QĐ-UBND', case when random() < 0.975 then d.day end, 'Ủy ban nhân dân', now()
            from (select floor(random() * {DirectoryMeasure.People})::bigint as of, random() < 0.05 as collective, date '2016-07-01' + floor(random() * 3650)::int as day,
                         case when random() < 0.1 then 'work' when random() < 0.01 then 'discipline' else 'title' end as kind
                  from generate_series(1, {Awards})) d
            join numbered p on p.n = d.of;
            drop table numbered;
            set session_replication_role = origin;
            """, ct);
        foreach (var sql in (string[])["analyze", "vacuum"]) await ground.ExecuteAsync(sql, ct);
    }
}
