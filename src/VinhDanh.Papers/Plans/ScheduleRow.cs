using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

internal enum RowSort
{
    Group,
    Numbered,
    Dash,
    Unnumbered,
    Continuation,
}

/// <summary>One row of a schedule, its cells under the meanings of their columns.</summary>
/// <param name="Label">Number without its stop: “I”, “7”, “7.1”, “a”; empty for dashes.</param>
internal sealed partial record ScheduleRow(Piece Piece, RowSort Sort, string Label, string Title, IReadOnlyDictionary<Column, CellValue> Values, IReadOnlyList<(string Name, string Text)> Other)
{
    public CellValue this[Column column] => Values.GetValueOrDefault(column, CellValue.Blank);

    public static ScheduleRow Of(Piece piece, TableHeading heading, MergedCells merged)
    {
        var values = new Dictionary<Column, CellValue>();
        var other = new List<(string, string)>();
        foreach (var cell in piece.Cells!)
        {
            var value = merged.ValueOf(cell);
            foreach (var at in ColumnsOf(cell, heading)) Put(at, value);
        }
        var number = values.GetValueOrDefault(Column.Number, CellValue.Blank).Text.Trim();
        var title = values.GetValueOrDefault(Column.Title, CellValue.Blank).Text;
        var (label, rest) = Numbered(number, title, piece, heading);
        var sort = SortOf(piece, heading, number, label, rest, values, other.Count > 0);
        return new ScheduleRow(piece, sort, label, sort == RowSort.Dash ? Undashed(rest) : rest, values, other);

        void Put(int at, CellValue value)
        {
            var column = at < heading.Columns.Count ? heading.Columns[at] : Column.Unknown;
            if (value.Text.Length == 0) return;
            if (column == Column.Unknown) other.Add((at < heading.Names.Count ? heading.Names[at] : "", value.Text));
            else values[column] = values.TryGetValue(column, out var before) && before.Text != value.Text
                ? before with { Text = before.Text + "\n" + value.Text } : value;
        }
    }

    /// <summary>A cell over several columns speaks for each party column it covers, else for the first.</summary>
    private static IEnumerable<int> ColumnsOf(TableCell cell, TableHeading heading)
    {
        var covered = Enumerable.Range(cell.Start, cell.Span).Where(at => at < heading.Columns.Count).ToList();
        if (covered.Count == 0) return [cell.Start];
        var named = covered.DistinctBy(at => (heading.Columns[at], heading.Names[at])).ToList();
        if (named.Any(at => heading.Columns[at] == Column.Title)) return [named.First(at => heading.Columns[at] == Column.Title)];
        var parties = named.Where(at => heading.Columns[at] is Column.Lead or Column.Doers or Column.Coordinators).ToList();
        return parties.Count > 0 ? parties : named.Take(1);
    }

    /// <summary>The number from its own column, or typed before the title.</summary>
    private static (string Label, string Title) Numbered(string number, string title, Piece piece, TableHeading heading)
    {
        if (title.Length == 0 && !IsLabel(number))
        {
            title = number; // a group heading may stand in a cell that starts in the number column
            number = "";
        }
        if (number.Length > 0) return (LabelText().Match(number) is { Success: true } match ? match.Groups["label"].Value : "", title);
        var marker = Marker.Of(title.Split('\n')[0]);
        if (!marker.IsNumbered) return ("", title);
        return (marker.Label, title[(title.Split('\n')[0].Length - marker.Rest.Length)..]);
    }

    private static bool IsLabel(string number) => number.Length == 0 || LabelText().IsMatch(number) || Dash().IsMatch(number);

    private static RowSort SortOf(Piece piece, TableHeading heading, string number, string label, string title, Dictionary<Column, CellValue> values, bool hasOther)
    {
        var onlyTitle = !hasOther && values.Keys.All(c => c is Column.Number or Column.Title);
        var covers = piece.Cells!.Any(c => c.Merge == DownMerge.Covered);
        var widest = piece.Cells!.Max(c => c.Span);
        var roman = Roman().IsMatch(label);
        if (onlyTitle && !covers && title.Length > 0)
        {
            if (roman || Capital().IsMatch(label) || widest * 2 > heading.Columns.Count) return RowSort.Group;
            if (label.Length == 0 && !Dash().IsMatch(number) && (PlainWords.IsUpper(title) || title.EndsWith(':'))) return RowSort.Group;
        }
        if (label.Length > 0) return RowSort.Numbered;
        if (Dash().IsMatch(number) || (number.Length == 0 && Marker.Of(title).Kind == MarkerKind.Bullet)) return RowSort.Dash;
        if (title.Length == 0 || (char.IsLower(title[0]) && !values.ContainsKey(Column.Lead))) return RowSort.Continuation;
        return RowSort.Unnumbered;
    }

    private static string Undashed(string title) => Marker.Of(title) is { Kind: MarkerKind.Bullet } marker ? marker.Rest : title;

    [GeneratedRegex(@"^\(?(?<label>[IVXLC]+|[A-HĐ]|\d{1,3}(\.\d{1,3})*[a-zđ]?|[a-zđ])\s*[.):/]*$")]
    private static partial Regex LabelText();

    [GeneratedRegex(@"^[-–—•+*]+$")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^[IVX]+$")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^[A-HĐ]$")]
    private static partial Regex Capital();
}

/// <param name="From">The row whose merged cell reaches this one; null for the row's own cell.</param>
internal sealed record CellValue(string Text, Piece? From)
{
    public static readonly CellValue Blank = new("", null);
}

/// <summary>Cells merged downwards: what they hold reaches every row they cover.</summary>
internal sealed class MergedCells
{
    private readonly Dictionary<int, (string Text, Piece From)> _open = [];
    private Piece? _row;

    public void Enter(Piece row) => _row = row;

    public CellValue ValueOf(TableCell cell)
    {
        if (cell.Merge == DownMerge.Covered)
            return _open.TryGetValue(cell.Start, out var held) ? new CellValue(held.Text, held.From) : new CellValue(cell.Text, null);
        if (cell.Merge == DownMerge.First && _row is not null) _open[cell.Start] = (cell.Text, _row);
        else _open.Remove(cell.Start);
        return new CellValue(cell.Text, null);
    }
}
