namespace VinhDanh.App.Platform.Figures;

/// <summary>
/// What a feature lets others count of its records: this figure, for this organisation, for this period, with the rows behind it. Reports and inspections ask
/// through <see cref="FigureBook"/> and never read the tables. Whoever asks has checked that the organisation is in scope.
/// </summary>
public interface IFigureSource
{
    IReadOnlyList<Figure> Figures { get; }

    /// <summary>Values of many units at once; a unit or figure without a value has counted nothing.</summary>
    Task<IReadOnlyList<UnitFigure>> CountAsync(FigureWindow window, IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>The rows behind one figure of one unit, by the very conditions the value is counted by.</summary>
    Task<FigureRows> RowsAsync(string code, FigureWindow window, FigureSlice slice, CancellationToken ct);

    /// <summary>The first rows that are counted, of many units at once; a unit without rows is not among them.</summary>
    Task<IReadOnlyDictionary<Guid, FigureRows>> FirstRowsAsync(string code, FigureWindow window, int size, CancellationToken ct);
}

/// <summary>Whose and which days. The arrays go side by side: unit <c>Units[Asked[i] - 1]</c> covers <c>Covered[i]</c>, as its own where <c>Own[i]</c>.</summary>
public sealed record FigureWindow(IReadOnlyList<Guid> Units, int[] Asked, Guid[] Covered, bool[] Own, DateOnly From, DateOnly To)
{
    /// <summary>Without what stands under the units.</summary>
    public FigureWindow OfOwn
    {
        get
        {
            var own = Enumerable.Range(0, Own.Length).Where(i => Own[i]).ToArray();
            return this with { Asked = Array.ConvertAll(own, i => Asked[i]), Covered = Array.ConvertAll(own, i => Covered[i]), Own = Array.ConvertAll(own, _ => true) };
        }
    }
}

public sealed record UnitFigure(Guid Unit, FigureValue Value);
