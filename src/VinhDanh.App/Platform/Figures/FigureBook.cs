using Npgsql;

namespace VinhDanh.App.Platform.Figures;

/// <summary>All figures that the features tell, and the way to ask for them.</summary>
public sealed class FigureBook
{
    private readonly NpgsqlDataSource _source;
    private readonly Dictionary<string, (Figure Figure, IFigureSource Source)> _byCode = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two figures bear one code; the program does not start.</exception>
    public FigureBook(IEnumerable<IFigureSource> sources, NpgsqlDataSource source)
    {
        _source = source;
        foreach (var teller in sources)
            foreach (var figure in teller.Figures)
                if (!_byCode.TryAdd(figure.Code, (figure, teller))) throw new InvalidOperationException($"Two figures have the code “{figure.Code}”: “{_byCode[figure.Code].Figure.Name}” and “{figure.Name}”.");
    }

    public IEnumerable<Figure> Figures => _byCode.Values.Select(f => f.Figure);

    /// <returns>Null: no figure has the code.</returns>
    public Figure? Find(string code) => _byCode.TryGetValue(code, out var found) ? found.Figure : null;

    /// <returns>A value for every code asked for.</returns>
    /// <inheritdoc cref="CountManyAsync(IReadOnlyCollection{Guid}, DateOnly, DateOnly, IReadOnlyCollection{string}, CancellationToken)"/>
    public async Task<IReadOnlyDictionary<string, FigureValue>> CountAsync(FigureAsk ask, CancellationToken ct) =>
        (await CountManyAsync([ask.OrganisationId], ask.From, ask.To, ask.Codes, ct))[ask.OrganisationId];

    /// <summary>The same of many units in the same few statements: one for what they cover, one for each table that is counted.</summary>
    /// <returns>For every unit, a value for every code.</returns>
    /// <exception cref="UnknownFigureException">No figure has one of the codes.</exception>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, FigureValue>>> CountManyAsync(
        IReadOnlyCollection<Guid> units, DateOnly from, DateOnly to, IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await CountManyAsync(await CoverAsync(units, from, to, ct), codes, ct);

    /// <summary>What units cover in a period, found once for all that is asked of it.</summary>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    public Task<FigureWindow> CoverAsync(IReadOnlyCollection<Guid> units, DateOnly from, DateOnly to, CancellationToken ct) => FigureCover.OfAsync(_source, [.. units.Distinct()], from, to, ct);

    /// <inheritdoc cref="CountManyAsync(IReadOnlyCollection{Guid}, DateOnly, DateOnly, IReadOnlyCollection{string}, CancellationToken)"/>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, FigureValue>>> CountManyAsync(FigureWindow window, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var asked = codes.Distinct(StringComparer.Ordinal).Select(Of).ToList();
        var values = window.Units.ToDictionary(u => u, _ => asked.ToDictionary(f => f.Figure.Code, f => Nothing(f.Figure), StringComparer.Ordinal));
        foreach (var group in asked.GroupBy(f => f.Source, f => f.Figure.Code))
            foreach (var (unit, value) in await group.Key.CountAsync(window, [.. group], ct)) values[unit][value.Code] = value;
        return values.ToDictionary(v => v.Key, v => (IReadOnlyDictionary<string, FigureValue>)v.Value);
    }

    /// <exception cref="UnknownFigureException">No figure has the code.</exception>
    public async Task<FigureRows> RowsAsync(string code, Guid unit, DateOnly from, DateOnly to, FigureSlice slice, CancellationToken ct) =>
        await Of(code).Source.RowsAsync(code, await FigureCover.OfAsync(_source, [unit], from, to, ct), slice, ct);

    /// <summary>The first rows behind a figure, of many units in one statement.</summary>
    /// <returns>Only units that have rows.</returns>
    /// <exception cref="UnknownFigureException">No figure has the code.</exception>
    public Task<IReadOnlyDictionary<Guid, FigureRows>> FirstRowsAsync(string code, FigureWindow window, int size, CancellationToken ct) => Of(code).Source.FirstRowsAsync(code, window, size, ct);

    private (Figure Figure, IFigureSource Source) Of(string code) => _byCode.TryGetValue(code, out var found) ? found : throw new UnknownFigureException(code);

    private static FigureValue Nothing(Figure figure) => new(figure.Code, figure.Kind, 0, figure.Kind is FigureKind.Percent ? 0 : null, 0, []);
}

public sealed class UnknownFigureException(string code) : ArgumentException($"No figure has the code “{code}”.")
{
    public string Code { get; } = code;
}
