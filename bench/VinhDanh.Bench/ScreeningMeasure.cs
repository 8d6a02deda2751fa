using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Achievements.Demo;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Packs;

namespace VinhDanh.Bench;

/// <summary>A province of 200,000 people with twenty years each, screened for every award through the page: how long until it opens, and until it is complete.</summary>
internal static class ScreeningMeasure
{
    private const int Careers = 20_000;
    private const int LastYear = 2025;
    private const double MostToOpen = 1_000, MostToComplete = 4_000;
    private const int Warm = 20, Changes = 5;
    private const string Page = "/screening?year=2025";

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, CancellationToken ct)
    {
        await DirectoryMeasure.FillAsync(ground, ct);
        var rows = await FillAsync(ground, ct);
        await using var server = await Child.SelfAsync(ct, "page", ground.App, ground.Files);
        using var officer = await Visitor.SignedInAsync(server.Address, "", ct);
        var first = await CompleteAsync(officer, ct);

        List<double> complete = [], open = [];
        for (var i = 0; i < Changes; i++)
        {
            // One record changes, so everybody is judged anew.
            await ground.ExecuteAsync($"update app.achievement set amount = null where id = (select id from app.achievement where person_id is not null order by id offset {i} limit 1)", ct);
            complete.Add(await CompleteAsync(officer, ct));
        }
        for (var i = 0; i < Warm; i++)
        {
            var began = Stopwatch.GetTimestamp();
            if (IsWaiting(await TextAsync(officer, ct))) throw new InvalidOperationException("A page of a board that was just made waited.");
            open.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        complete.Sort();
        open.Sort();
        return
        [
            Result.Only("screening, entries of 200,000 people", rows, ""),
            Result.Only("screening, first time, every record written as bytes", first, "ms"),
            Result.AtMost("screening a province anew after a change, until complete, slowest of five", complete[^1], MostToComplete, "ms"),
            Result.AtMost("screening, the page warm: 95 of 100 within", open[Warm * 95 / 100], MostToOpen, "ms"),
        ];
    }

    private static async Task<string> TextAsync(Visitor officer, CancellationToken ct) => System.Text.Encoding.UTF8.GetString(await officer.GetAsync(Page, ct));

    private static bool IsWaiting(string page) => page.Contains("Đang rà soát toàn bộ", StringComparison.Ordinal);

    /// <returns>Milliseconds until the page shows who was found.</returns>
    private static async Task<double> CompleteAsync(Visitor officer, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (IsWaiting(await TextAsync(officer, ct))) await Task.Delay(50, ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Twenty thousand careers, each led by ten people.</summary>
    /// <returns>Entries made.</returns>
    private static async Task<long> FillAsync(Ground ground, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync($"Filling records of {DirectoryMeasure.People} people…");
        var careers = new InventedCareers(new LawShelf(LawLibrary.LoadEmbedded(), TimeProvider.System), new(LastYear + 1, 3, 1));
        await using var connection = new NpgsqlConnection(ground.Super);
        await connection.OpenAsync(ct);
        await RunAsync(connection, "create temp table career (n int, kind text, year int, code text, scope text, by text)", ct);
        await using (var copy = await connection.BeginBinaryImportAsync("copy career from stdin (format binary)", ct))
        {
            for (var n = 0; n < Careers; n++)
            {
                foreach (var entry in careers.Of(n, LastYear - 19, LastYear))
                {
                    await copy.StartRowAsync(ct);
                    await copy.WriteAsync(n, NpgsqlDbType.Integer, ct);
                    await copy.WriteAsync(entry.Kind.ToString().ToLowerInvariant(), NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(entry.Year, NpgsqlDbType.Integer, ct);
                    await copy.WriteAsync(entry.Code, NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(entry.Scope, NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(entry.RecognisedBy, NpgsqlDbType.Text, ct);
                }
            }
            await copy.CompleteAsync(ct);
        }
        await RunAsync(connection, $"""
            set session_replication_role = replica;
            set work_mem = '256MB';
            insert into app.achievement (id, person_id, kind, year, code, scope, authority, basis, holds, title, source, created_at)
            select gen_random_uuid(), p.id, c.kind, c.year, c.code, c.scope, c.by, case when c.kind = 'title' then 'merit' end, case when c.kind = 'work' then true end, case when c.kind = 'work' then 'Sáng kiến' end, 'table', now()
            from (select id, (row_number() over (order by id) % {Careers})::int as n from app.person) p join career c on c.n = p.n;
            insert into app.achievement_digest (person_id, version) select distinct person_id, 1 from app.achievement where person_id is not null;
            drop table career
            """, ct);
        foreach (var sql in (string[])["set session_replication_role = origin", "analyze", "vacuum"]) await RunAsync(connection, sql, ct);
        await using var count = new NpgsqlCommand("select count(*) from app.achievement", connection);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
