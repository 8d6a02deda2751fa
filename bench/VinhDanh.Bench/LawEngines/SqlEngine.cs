using System.Diagnostics;
using Npgsql;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>Plain SQL: a statement an award, after the runs that all of them need have been found. One connection, one core, as the others.</summary>
internal static class SqlEngine
{
    public static async Task<Answers> AskAsync(Ground ground, LawQuestion question, IReadOnlyList<AwardHistory> people, TimeSpan atLeast, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ground.Super);
        await connection.OpenAsync(ct);
        await new SqlTables(question).FillAsync(connection, people, ct);
        await SqlTables.RunAsync(connection, "set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = '64MB'", ct);
        var rules = new SqlRules(question);
        var statements = rules.Statements().Select(s => s.Sql).ToList();
        var (rounds, clock) = (0, Stopwatch.StartNew());
        HashSet<(int, string)> eligible;
        await OnceAsync(); // read from the disk, as the others have everything in memory
        clock.Restart();
        do
        {
            eligible = await OnceAsync();
            rounds++;
        }
        while (clock.Elapsed < atLeast);
        return new("SQL", eligible, clock.Elapsed / rounds);

        async Task<HashSet<(int, string)>> OnceAsync()
        {
            await SqlTables.RunAsync(connection, Prepare(rules, question.Year), ct);
            foreach (var sql in statements) await SqlTables.RunAsync(connection, sql, ct);
            await using var command = new NpgsqlCommand(
                $"select s.person, s.award from law.standard s join law.person p on p.id = s.person left join law.counting c on c.person = p.id where not p.is_pending and coalesce(c.until_year, 0) <= {question.Year}", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            HashSet<(int, string)> found = [];
            while (await reader.ReadAsync(ct)) found.Add((reader.GetInt32(0), reader.GetString(1)));
            return found;
        }
    }

    /// <summary>From which year years count, and since when each level and title has been held without a break up to the year proposed.</summary>
    private static string Prepare(SqlRules rules, int year) =>
        $"""
        drop table if exists law.counting, law.rating_run, law.title_run, law.standard;
        create unlogged table law.counting as select person, max(until_year) as until_year, max(until_year) + 1 as from_year from law.discipline group by person;
        create unlogged table law.rating_run as
          select person, level, greatest(min(year), c.from_year) as first
          from (select r.person, l.level, r.year, row_number() over (partition by r.person, l.level order by r.year desc) as back
                from law.rating r join unnest(array[{string.Join(", ", rules.LevelsInARow)}]::int[]) as l (level) on r.level >= l.level where r.year <= {year}) y left join law.counting c using (person)
          where year + back = {year} + 1 group by person, level, c.from_year;
        create unlogged table law.title_run as
          select person, award, greatest(min(year), c.from_year) as first
          from (select person, award, year, row_number() over (partition by person, award order by year desc) as back
                from law.title where award in ({string.Join(", ", rules.TitlesInARow.Append("").Select(a => $"'{a}'"))}) and year <= {year}) y left join law.counting c using (person)
          where year + back = {year} + 1 group by person, award, c.from_year;
        create index on law.rating_run (level);
        create index on law.title_run (award);
        create unlogged table law.standard (award text not null, person int not null);
        create index on law.standard (award);
        analyze law.counting, law.rating_run, law.title_run;
        """;
}
