using System.Globalization;
using Npgsql;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Figures;

/// <summary>Counts one table of lines: all its figures of all units in one statement, their rows by the same conditions.</summary>
public sealed class FigureTableSource(FigureTable table, NpgsqlDataSource source, AppDb db, TimeProvider time) : IFigureSource
{
    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    public IReadOnlyList<Figure> Figures { get; } = [.. table.Figures.Select(f => f.Figure)];

    public async Task<IReadOnlyList<UnitFigure>> CountAsync(FigureWindow window, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var figures = table.Figures.Where(f => codes.Contains(f.Figure.Code)).ToList();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new("set local enable_sort = off"), new("set local work_mem = '64MB'") } };
        var counting = new NpgsqlBatchCommand(CountSql(figures));
        Add(counting.Parameters, window);
        batch.BatchCommands.Add(counting);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var counts = new List<Count>();
        while (await reader.ReadAsync(ct))
            counts.Add(new(reader.GetInt32(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.GetDecimal(5)));
        return [.. counts.GroupBy(c => (c.Asked, c.Figure)).Select(g => new UnitFigure(window.Units[g.Key.Asked - 1], Value(figures[g.Key.Figure], [.. g])))];
    }

    public async Task<FigureRows> RowsAsync(string code, FigureWindow window, FigureSlice slice, CancellationToken ct)
    {
        var figure = table.Figures.First(f => f.Figure.Code == code);
        if (slice.Key is not null && figure.Key is null) throw new ArgumentException($"“{code}” has no lines.", nameof(slice));
        var (found, total) = (new List<(Guid Id, FigureMark Mark)>(), 0L);
        await using (var command = source.CreateCommand(RowsSql(figure, slice)))
        {
            Add(command.Parameters, window);
            command.Parameters.Add(new() { Value = slice.Size });
            command.Parameters.Add(new() { Value = (long)(slice.Page - 1) * slice.Size });
            if (slice.Key is { } key) command.Parameters.Add(new() { Value = key });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                found.Add((reader.GetGuid(0), reader.GetBoolean(2) ? FigureMark.Unknown : reader.GetBoolean(1) ? FigureMark.Counted : FigureMark.NotCounted));
                total = reader.GetInt64(3);
            }
        }
        var records = found.Count == 0 ? new Dictionary<Guid, FigureRecord>() : await table.Describe(db, found.ConvertAll(f => f.Id), ct);
        // A record may have gone since its line was read: it is then on no page of the next visit.
        return new(figure.Figure, table.Columns, [.. found.Where(f => records.ContainsKey(f.Id)).Select(f => new CountedRow(f.Id, records[f.Id], f.Mark))], total);
    }

    private string LinesSql => $"""
        with covered as (select * from unnest($1::int[], $2::uuid[], $3::bool[]) as c (asked, id, own)),
        line as ({table.Lines})
        """;

    // The lines are many, the ways in which they differ few: they are counted once by all dimensions, and each figure adds up what it counts. The planner takes the
    // dimensions for independent, expects as many groups as lines, and would sort a province's lines on disk: so it is told to hash them.
    private string CountSql(IReadOnlyList<TableFigure> figures)
    {
        var dimensions = string.Join(", ", table.Dimensions);
        return $"""
            {LinesSql},
            cube as materialized (select asked, {dimensions}, count(*) as n from line group by asked, {dimensions})
            {string.Join("\nunion all\n", figures.Select(Branch))}
            """;

        static string Branch(TableFigure f, int i) => $"""
            select asked, {i}, {f.Key ?? "null::text"}, coalesce(sum(n) filter (where {f.CountedSql}), 0), coalesce(sum(n) filter (where {f.Where}), 0), coalesce(sum(n) filter (where {f.UnknownSql}), 0)
            from cube where ({f.Where}) or ({f.UnknownSql}) group by 1, 3
            """;
    }

    private string RowsSql(TableFigure figure, FigureSlice slice) => $"""
        {LinesSql}
        select id, coalesce({figure.CountedSql}, false), coalesce({figure.UnknownSql}, false), count(*) over ()
        from line where {figure.Of(slice.Part)}{(slice.Key is null ? "" : $" and {figure.Key} = $9")}
        order by {table.Order}, id limit $7 offset $8
        """;

    private void Add(NpgsqlParameterCollection parameters, FigureWindow window)
    {
        var covers = table.OwnOnly ? window.OfOwn : window;
        foreach (var value in (object[])[covers.Asked, covers.Covered, covers.Own, window.From, window.To, time.Today()]) parameters.Add(new() { Value = value });
    }

    private static FigureValue Value(TableFigure figure, IReadOnlyList<Count> counts) => new(
        figure.Figure.Code, figure.Figure.Kind, counts.Sum(c => c.Number), figure.Figure.Kind is FigureKind.Percent ? counts.Sum(c => c.Whole) : null, counts.Sum(c => c.Unknown),
        figure.Label is not { } label ? [] :
        [
            .. counts.Where(c => c.Number > 0).Select(c => (c.Key, c.Number, Label: label(c.Key!))).OrderBy(c => c.Label.Order).ThenBy(c => c.Label.Label, ByName)
                .Select(c => new FigureLine(c.Key!, c.Label.Group, c.Label.Label, c.Number)),
        ]);

    private sealed record Count(int Asked, int Figure, string? Key, decimal Number, decimal Whole, decimal Unknown);
}
