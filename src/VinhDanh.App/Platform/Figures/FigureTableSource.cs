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
        var counts = await AskAsync(CountSql(figures), window, [], r =>
            new Count(r.GetInt32(0), r.GetInt32(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetDecimal(3), r.GetDecimal(4), r.GetDecimal(5)), ct);
        return [.. counts.GroupBy(c => (c.Asked, c.Figure)).Select(g => new UnitFigure(window.Units[g.Key.Asked - 1], Value(figures[g.Key.Figure], [.. g])))];
    }

    public async Task<FigureRows> RowsAsync(string code, FigureWindow window, FigureSlice slice, CancellationToken ct)
    {
        var figure = table.Figures.First(f => f.Figure.Code == code);
        if (slice.Key is not null && figure.Key is null) throw new ArgumentException($"“{code}” has no lines.", nameof(slice));
        object[] more = [slice.Size, (long)(slice.Page - 1) * slice.Size, .. slice.Key is { } key ? (object[])[key] : []];
        var found = await AskAsync(RowsSql(figure, slice), window, more, RowOf, ct);
        return RowsOf(figure, found, await DescribeAsync(found, ct));
    }

    public async Task<IReadOnlyDictionary<Guid, FigureRows>> FirstRowsAsync(string code, FigureWindow window, int size, CancellationToken ct)
    {
        var figure = table.Figures.First(f => f.Figure.Code == code);
        var found = await AskAsync(FirstRowsSql(figure), window, [(long)size], RowOf, ct);
        var records = await DescribeAsync(found, ct);
        return found.GroupBy(f => f.Asked).ToDictionary(g => window.Units[g.Key - 1], g => RowsOf(figure, [.. g], records));
    }

    private static Row RowOf(NpgsqlDataReader r) =>
        new(r.GetInt32(4), r.GetGuid(0), r.GetBoolean(2) ? FigureMark.Unknown : r.GetBoolean(1) ? FigureMark.Counted : FigureMark.NotCounted, r.GetInt64(3));

    private async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(List<Row> found, CancellationToken ct) =>
        found.Count == 0 ? new Dictionary<Guid, FigureRecord>() : await table.Describe(db, [.. found.Select(f => f.Id).Distinct()], ct);

    // A record may have gone since its line was read: it is then on no page of the next visit.
    private FigureRows RowsOf(TableFigure figure, IReadOnlyList<Row> found, IReadOnlyDictionary<Guid, FigureRecord> records) =>
        new(figure.Figure, table.Columns, [.. found.Where(f => records.ContainsKey(f.Id)).Select(f => new CountedRow(f.Id, records[f.Id], f.Mark))], found.Count == 0 ? 0 : found[0].Total);

    /// <summary>
    /// The planner takes the dimensions for independent, expects as many groups as lines, and would sort a province's lines on disk, and spend longer on compiling the
    /// statement than on running it: so it is told to hash, with room for it, and to run it as it is. It runs in one process: a unit's lines are few, and others are at work.
    /// </summary>
    private async Task<List<T>> AskAsync<T>(string sql, FigureWindow window, object[] more, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new("set local enable_sort = off"), new("set local work_mem = '64MB'"), new("set local jit = off"), new("set local max_parallel_workers_per_gather = 0") } };
        var covers = table.OwnOnly ? window.OfOwn : window;
        var asking = new NpgsqlBatchCommand(sql);
        foreach (var value in (object[])[covers.Asked, covers.Covered, covers.Own, window.From, window.To, time.Today(), .. more]) asking.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(asking);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var answers = new List<T>();
        while (await reader.ReadAsync(ct)) answers.Add(read(reader));
        return answers;
    }

    private string LinesSql => $"""
        with covered as not materialized (select * from unnest($1::int[], $2::uuid[], $3::bool[]) as c (asked, id, own)),
        line as ({table.Lines})
        """;

    // The lines are many, the ways in which they differ few: they are counted once by the dimensions of which the figures speak, and each figure adds up what it counts. What
    // only other figures speak of is not looked up at all.
    private string CountSql(IReadOnlyList<TableFigure> figures)
    {
        var dimensions = string.Concat(table.Dimensions.Where(d => figures.Any(f => f.Names(d))).Select(d => $", {d}"));
        return $"""
            {LinesSql},
            cube as materialized (select asked{dimensions}, count(*) as n from line group by asked{dimensions})
            {string.Join("\nunion all\n", figures.Select(Branch))}
            """;

        static string Branch(TableFigure f, int i) => $"""
            select asked, {i}, {f.Key ?? "null::text"}, coalesce(sum(n) filter (where {f.CountedSql}), 0), coalesce(sum(n) filter (where {f.Where}), 0), coalesce(sum(n) filter (where {f.UnknownSql}), 0)
            from cube where ({f.Where}) or ({f.UnknownSql}) group by 1, 3
            """;
    }

    private string RowsSql(TableFigure figure, FigureSlice slice) => $"""
        {LinesSql}
        select id, coalesce({figure.CountedSql}, false), coalesce({figure.UnknownSql}, false), count(*) over (), asked
        from line where {figure.Of(slice.Part)}{(slice.Key is null ? "" : $" and {figure.Key} = $9")}
        order by {table.Order}, id limit $7 offset $8
        """;

    private string FirstRowsSql(TableFigure figure) => $"""
        {LinesSql}
        select id, counted, unknown, total, asked
        from (select id, asked, coalesce({figure.CountedSql}, false) as counted, coalesce({figure.UnknownSql}, false) as unknown,
                     count(*) over (partition by asked) as total, row_number() over (partition by asked order by {table.Order}, id) as place
              from line where {figure.Of(FigurePart.Counted)}) r
        where place <= $7
        order by asked, place
        """;

    private static FigureValue Value(TableFigure figure, IReadOnlyList<Count> counts) => new(
        figure.Figure.Code, figure.Figure.Kind, counts.Sum(c => c.Number), figure.Figure.Kind is FigureKind.Percent ? counts.Sum(c => c.Whole) : null, counts.Sum(c => c.Unknown),
        figure.Label is not { } label ? [] :
        [
            .. counts.Where(c => c.Number > 0).Select(c => (c.Key, c.Number, Label: label(c.Key!))).OrderBy(c => c.Label.Order).ThenBy(c => c.Label.Label, ByName)
                .Select(c => new FigureLine(c.Key!, c.Label.Group, c.Label.Label, c.Number)),
        ]);

    private sealed record Row(int Asked, Guid Id, FigureMark Mark, long Total);

    private sealed record Count(int Asked, int Figure, string? Key, decimal Number, decimal Whole, decimal Unknown);
}
