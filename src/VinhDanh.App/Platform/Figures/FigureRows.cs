using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Figures;

/// <summary>Which of a figure's records are wanted.</summary>
public enum FigurePart
{
    /// <summary>All that make the number; of a percentage, its whole.</summary>
    Counted,

    /// <summary>Of a percentage, its part.</summary>
    Part,

    /// <summary>Those of which a fact is missing.</summary>
    Unknown,
}

/// <summary>How a row of a percentage counts.</summary>
public enum FigureMark
{
    Counted,
    NotCounted,
    Unknown,
}

/// <param name="Key">Of one line of a breakdown; null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record FigureSlice(FigurePart Part = FigurePart.Counted, string? Key = null, int Page = 1, int Size = FigureSlice.PageSize)
{
    public const int PageSize = 50;
}

/// <param name="Cells">One for each column, as written for people.</param>
/// <param name="Href">The record; null: it has no page.</param>
/// <param name="OwnerId">Whoever has this unit in scope and <paramref name="Needs"/> may open the record.</param>
public sealed record FigureRecord(IReadOnlyList<string> Cells, string? Href = null, Guid? OwnerId = null, Permission? Needs = null);

public sealed record CountedRow(Guid Id, FigureRecord Record, FigureMark Mark);

/// <param name="Total">Rows in all, on however many pages: what the figure says.</param>
public sealed record FigureRows(Figure Figure, IReadOnlyList<string> Columns, IReadOnlyList<CountedRow> Rows, long Total);
