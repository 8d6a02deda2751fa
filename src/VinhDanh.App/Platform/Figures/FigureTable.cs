using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Figures;

/// <summary>Records of one kind as lines, and the figures that are conditions on them.</summary>
public sealed record FigureTable
{
    /// <summary>
    /// A statement that gives a line for each record: <c>asked</c> (from <c>covered</c>), <c>id</c>, the dimensions, and what <see cref="Order"/> names. It stands under
    /// <c>covered (asked int, id uuid, own bool)</c>; <c>$4</c> is the first day, <c>$5</c> the last, <c>$6</c> today. A record gives one line for each unit asked for.
    /// </summary>
    public required string Lines { get; init; }

    /// <summary>Only records of the unit itself and of those it took over: <c>covered</c> holds no others.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>Columns that conditions and keys speak of.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>How rows are listed; the id comes last by itself.</summary>
    public required string Order { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What a person is shown of these records; one for each id.</summary>
    public required Func<AppDb, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, FigureRecord>>> Describe { get; init; }

    public required IReadOnlyList<TableFigure> Figures { get; init; }
}

/// <summary>One figure: the lines it counts, as conditions of SQL over the dimensions. Value and rows are made of the same conditions.</summary>
/// <param name="Where">What is counted; of a percentage its whole.</param>
public sealed record TableFigure(Figure Figure, string Where)
{
    /// <summary>Of a percentage, which of the whole are its part.</summary>
    public string? Part { get; init; }

    /// <summary>Of a percentage, of which of the whole this can't be told; else lines beside those counted that may belong to them.</summary>
    public string? Unknown { get; init; }

    /// <summary>Of a breakdown: an expression that tells the line, as text.</summary>
    public string? Key { get; init; }

    /// <summary>Of a breakdown: what a key is called and where it stands.</summary>
    public Func<string, FigureLabel>? Label { get; init; }

    /// <summary>Whether a condition or the key speaks of a dimension.</summary>
    internal bool Names(string dimension) => new[] { Where, Part, Unknown, Key }.Any(c => c is not null && Regex.IsMatch(c, $@"\b{dimension}\b"));

    internal string CountedSql => Part is null ? $"({Where})" : $"({Where}) and ({Part})";

    internal string UnknownSql => Unknown is null ? "false" : Part is null ? $"({Unknown})" : $"({Where}) and ({Unknown})";

    internal string Of(FigurePart part) => part switch
    {
        FigurePart.Counted => $"({Where})",
        FigurePart.Part => CountedSql,
        FigurePart.Unknown => UnknownSql,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No condition."),
    };
}

/// <param name="Order">Lines stand in this order, then by label.</param>
public sealed record FigureLabel(string? Group, string Label, int Order);
