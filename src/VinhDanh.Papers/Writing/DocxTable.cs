using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>A ruled table: real merged cells, header row on every page, rows kept whole.</summary>
internal static class DocxTable
{
    private const double Size = 12;

    public static W.Table Write(Table table, int width)
    {
        var widths = Widths(table, width);
        var result = new W.Table(Properties(width), new W.TableGrid(widths.Select(w => new W.GridColumn { Width = w.ToString() })));
        var header = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            header.Append(Cell(TableCell.Of(table.Columns[i].Header, bold: true), widths[i], Alignment.Centre, null, W.TableVerticalAlignmentValues.Center));
        }
        result.Append(header);
        foreach (var places in TableGrid.Lay(table)) result.Append(Row(table, places, widths));
        return result;
    }

    /// <summary>Shares made to twips; the last column takes what rounding left.</summary>
    private static int[] Widths(Table table, int width)
    {
        var sum = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => (int)(width * c.Share / sum)).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    private static W.TableProperties Properties(int width)
    {
        T Border<T>() where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "000000" };
        return new W.TableProperties(
            new W.TableWidth { Width = width.ToString(), Type = W.TableWidthUnitValues.Dxa },
            new W.TableBorders(Border<W.TopBorder>(), Border<W.LeftBorder>(), Border<W.BottomBorder>(), Border<W.RightBorder>(),
                Border<W.InsideHorizontalBorder>(), Border<W.InsideVerticalBorder>()),
            new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            new W.TableCellMarginDefault(
                new W.TableCellLeftMargin { Width = 85, Type = W.TableWidthValues.Dxa },
                new W.TableCellRightMargin { Width = 85, Type = W.TableWidthValues.Dxa }));
    }

    private static W.TableRow Row(Table table, IReadOnlyList<GridCell> places, int[] widths)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        foreach (var place in places)
        {
            var span = widths.Skip(place.Column).Take(place.Cell.Across).Sum();
            var merge = place.Cell.Down == 1 ? (W.MergedCellValues?)null
                : place.Continues ? W.MergedCellValues.Continue : W.MergedCellValues.Restart;
            var content = place.Continues ? place.Cell with { Paragraphs = [] } : place.Cell;
            row.Append(Cell(content, span, table.Columns[place.Column].Alignment, merge,
                place.Cell.Down > 1 ? W.TableVerticalAlignmentValues.Center : null));
        }
        return row;
    }

    private static W.TableCell Cell(TableCell cell, int width, Alignment alignment, W.MergedCellValues? merge, W.TableVerticalAlignmentValues? vertical)
    {
        var properties = new W.TableCellProperties(new W.TableCellWidth { Width = width.ToString(), Type = W.TableWidthUnitValues.Dxa });
        if (cell.Across > 1) properties.Append(new W.GridSpan { Val = cell.Across });
        if (merge is { } value) properties.Append(new W.VerticalMerge { Val = value });
        if (vertical is { } place) properties.Append(new W.TableCellVerticalAlignment { Val = place });
        var result = new W.TableCell(properties);
        var look = new ParagraphLook
        {
            Style = DocxStyles.Cell,
            Size = Size,
            Bold = cell.Bold,
            KeepNext = cell.Bold, // the title of a group never stands alone at the foot of a page
            Alignment = cell.Across > 1 ? Alignment.Left : alignment,
        };
        foreach (var text in cell.Paragraphs.Count == 0 ? [RichText.FromString("")] : cell.Paragraphs)
            result.Append(Word.Paragraph(text, look));
        return result;
    }
}
