using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>A block on its way: the container fills text and place, the structure gives role and owner.</summary>
internal sealed class Piece
{
    public int Id { get; set; }
    public required string Text { get; set; }
    public int? Paragraph { get; init; }
    public int? Table { get; init; }
    public int? Row { get; init; }
    public int? Cell { get; init; }
    public int? Page { get; init; }
    public string? Part { get; init; }

    /// <summary>Set for a row of a table; null for a paragraph.</summary>
    public IReadOnlyList<TableCell>? Cells { get; init; }

    /// <summary>The row is marked by Word to be repeated on each page.</summary>
    public bool MarkedHeader { get; init; }

    /// <summary>True where paragraphs stand in the cells of a layout table that was opened up.</summary>
    public bool FromLayout { get; init; }

    public BlockRole Role { get; set; }
    public string? Belongs { get; set; }

    public bool IsRow => Cells is not null;

    public SourcePlace Place => new(Id, Paragraph, Table, Row, Cell, Part, Page);

    public void Put(BlockRole role, string belongs)
    {
        Role = role;
        Belongs = belongs;
    }
}

/// <param name="Paragraphs">Non-empty paragraphs.</param>
/// <param name="Start">First grid column, from 0.</param>
/// <param name="Span">Grid columns it covers.</param>
/// <param name="Merge">Its part in a cell merged downwards.</param>
internal sealed record TableCell(IReadOnlyList<string> Paragraphs, int Start, int Span, DownMerge Merge)
{
    public string Text => string.Join("\n", Paragraphs);

    public bool IsBlank => Paragraphs.Count == 0;
}

internal enum DownMerge
{
    None,
    First,
    Covered,
}

/// <summary>What a container holds before anything is understood.</summary>
internal sealed record RawPaper(string Format, IReadOnlyList<Piece> Pieces);
