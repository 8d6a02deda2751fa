using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>A row of a schedule on its way into a table.</summary>
/// <param name="Group">Heading over it; a row that names another one than the row before begins a group.</param>
/// <param name="IsPart">Stands under the row before, with a dash for its number.</param>
/// <param name="Cells">After the number; a line feed parts lines.</param>
public sealed record ScheduleTableRow(string? Group, bool IsPart, IReadOnlyList<string> Cells);

/// <summary>The table of a schedule as plans have it: groups by Roman numbers, rows numbered anew in each, parts by dashes.</summary>
public static class ScheduleTable
{
    /// <param name="columns">After the number.</param>
    public static Table Of(IReadOnlyList<TableColumn> columns, IEnumerable<ScheduleTableRow> rows)
    {
        List<TableRow> lines = [];
        string? group = null;
        var (groups, number) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Group is { Length: > 0 } heading && heading != group)
            {
                (group, number) = (heading, 0);
                lines.Add(new([TableCell.Plain(Roman(++groups), bold: true), TableCell.Plain(heading, across: columns.Count, bold: true)]));
            }
            var label = row.IsPart ? "-" : $"{++number}";
            lines.Add(new([TableCell.Plain(label), .. row.Cells.Select(text => TableCell.Plain(text))]));
        }

        return new([new("TT", 1.2, Alignment.Centre), .. columns], lines);
    }

    public static string Roman(int number)
    {
        (int Value, string Numeral)[] numerals = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, numeral) in numerals)
            for (; number >= value; number -= value) text += numeral;
        return text;
    }
}
