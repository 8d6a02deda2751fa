namespace VinhDanh.Papers.Writing;

/// <summary>One place of a table laid out: the cell that stands there, and whether it only continues one from above.</summary>
internal sealed record GridCell(int Column, TableCell Cell, bool Continues);

/// <summary>Lays the rows of a table out over its columns.</summary>
internal static class TableGrid
{
    /// <exception cref="ArgumentException">The cells of a row do not fill the columns exactly, or a cell reaches below the table.</exception>
    public static IReadOnlyList<IReadOnlyList<GridCell>> Lay(Table table)
    {
        var grid = new List<IReadOnlyList<GridCell>>();
        var open = new Dictionary<int, (TableCell Cell, int Left)>();
        foreach (var row in table.Rows)
        {
            grid.Add(LayRow(row, table.Columns.Count, open, grid.Count + 1));
        }
        if (open.Values.Any(o => o.Left > 0))
            throw new ArgumentException("A merged cell reaches below the last row of its table.", nameof(table));
        return grid;
    }

    private static List<GridCell> LayRow(TableRow row, int columns, Dictionary<int, (TableCell Cell, int Left)> open, int number)
    {
        var places = new List<GridCell>();
        var next = 0;
        for (var column = 0; column < columns;)
        {
            TableCell cell;
            var continues = open.TryGetValue(column, out var above) && above.Left > 0;
            if (continues)
            {
                cell = above.Cell;
                open[column] = (cell, above.Left - 1);
            }
            else
            {
                if (next == row.Cells.Count) throw new ArgumentException($"Row {number} has too few cells.", nameof(row));
                cell = row.Cells[next++];
                open[column] = (cell, cell.Down - 1);
            }
            places.Add(new GridCell(column, cell, continues));
            column += cell.Across;
            if (column > columns) throw new ArgumentException($"Row {number} is wider than its table.", nameof(row));
        }
        if (next < row.Cells.Count) throw new ArgumentException($"Row {number} has too many cells.", nameof(row));
        return places;
    }
}
