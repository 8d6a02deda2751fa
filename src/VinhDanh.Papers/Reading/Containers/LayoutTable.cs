using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Tables that only place text on the page: the head of a document, recipients beside the signature, boxed text.</summary>
internal static class LayoutTable
{
    /// <returns>The rows of a data table as they are; the paragraphs of a layout table, cell by cell.</returns>
    public static IEnumerable<Piece> Opened(IReadOnlyList<Piece> rows) =>
        IsLayout(rows) ? rows.SelectMany(Paragraphs) : rows;

    private static bool IsLayout(IReadOnlyList<Piece> rows)
    {
        if (rows.Count == 0 || ColumnMeaning.HeaderOf(rows) is not null) return false;
        if (rows.All(r => r.Cells!.Count == 1)) return true;
        if (rows.Count > 12 || rows.Max(r => r.Cells!.Count) > 4) return false;
        return rows.SelectMany(r => r.Cells!).SelectMany(c => c.Paragraphs).Any(p => HeadLines.IsMotto(p) || HeadLines.IsNumber(p) || TailLines.IsRecipientsLabel(p) || TailLines.IsAuthority(p));
    }

    private static IEnumerable<Piece> Paragraphs(Piece row) =>
        row.Cells!.SelectMany((cell, at) => cell.Paragraphs.Select(text => new Piece
        {
            Text = text,
            Table = row.Table,
            Row = row.Row,
            Cell = at,
            Part = row.Part,
            FromLayout = true,
        }));
}
