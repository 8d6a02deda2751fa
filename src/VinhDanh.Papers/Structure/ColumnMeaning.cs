using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>What a column of a schedule holds; told by the words of its heading, never by its place.</summary>
internal enum Column
{
    Unknown,
    Number,
    Title,
    Lead,
    Doers,
    Coordinators,
    Deadline,
    Result,
    Note,
}

/// <summary>The heading of a table: its rows, and a meaning and a name for each grid column.</summary>
internal sealed record TableHeading(int Rows, IReadOnlyList<Column> Columns, IReadOnlyList<string> Names)
{
    /// <summary>A schedule names work and says who or when.</summary>
    public bool IsSchedule => Columns.Contains(Column.Title)
        && Columns.Any(c => c is Column.Deadline or Column.Lead or Column.Doers or Column.Coordinators);
}

internal static partial class ColumnMeaning
{
    /// <summary>Order matters: “Thời gian thực hiện” is a time, “Đơn vị phối hợp thực hiện” coordinates.</summary>
    private static readonly (Column Column, Regex Words)[] Rules =
    [
        (Column.Number, NumberWords()),
        (Column.Note, NoteWords()),
        (Column.Deadline, DeadlineWords()),
        (Column.Coordinators, CoordinatorWords()),
        (Column.Result, ResultWords()),
        (Column.Lead, LeadWords()),
        (Column.Title, TitleWords()),
        (Column.Doers, DoerWords()),
    ];

    public static Column Of(string heading)
    {
        var folded = PlainWords.Fold(heading).Replace('\n', ' ');
        if (folded.Length is 0 or > 80) return Column.Unknown;
        return Rules.FirstOrDefault(r => r.Words.IsMatch(folded)).Column;
    }

    /// <returns>The heading in the first rows of a table; null where they are no heading.</returns>
    public static TableHeading? HeaderOf(IReadOnlyList<Piece> rows)
    {
        if (rows.Count == 0 || !IsHeading(rows[0])) return null;
        var depth = 1;
        while (depth < rows.Count && depth < 3 && IsMoreHeading(rows[depth])) depth++;
        var width = rows.Take(depth).Max(r => r.Cells!.Max(c => c.Start + c.Span));
        var columns = new Column[width];
        var names = new string[width];
        for (var at = 0; at < width; at++)
        {
            var stack = rows.Take(depth).Select(r => r.Cells!.FirstOrDefault(c => c.Start <= at && at < c.Start + c.Span))
                .Where(c => c is { IsBlank: false }).Select(c => c!.Text.Replace('\n', ' ')).Where(t => !IsColumnCount(t)).ToList();
            names[at] = string.Join(" – ", stack);
            columns[at] = stack.AsEnumerable().Reverse().Select(Of).FirstOrDefault(c => c != Column.Unknown);
        }
        return new TableHeading(depth, Once(columns, names), names);
    }

    /// <summary>True for a copy of the heading that Word or a scan repeats on a new page.</summary>
    public static bool IsHeading(Piece row)
    {
        var cells = row.Cells!.Where(c => !c.IsBlank).ToList();
        if (cells.Count < 2) return false;
        var known = cells.Select(c => Of(c.Text)).Where(c => c != Column.Unknown).Distinct().Count();
        var numbered = Of(cells[0].Text) == Column.Number;
        return cells.All(c => c.Text.Length <= 80) && (numbered ? known >= 2 : known >= 3 && known * 2 >= cells.Count);
    }

    private static bool IsMoreHeading(Piece row)
    {
        var cells = row.Cells!;
        if (cells.Where(c => !c.IsBlank).All(c => IsColumnCount(c.Text))) return true;
        if (row.MarkedHeader) return true;
        var merged = cells.Count(c => c.Merge == DownMerge.Covered);
        return merged * 2 >= cells.Count && cells.Where(c => !c.IsBlank).All(c => Of(c.Text) != Column.Unknown);
    }

    /// <summary>The row “(1) (2) (3)” under a heading.</summary>
    private static bool IsColumnCount(string text) => Counting().IsMatch(text);

    /// <summary>One column holds the number and one the title; later claims to them stay what they are called.</summary>
    private static Column[] Once(Column[] columns, string[] names)
    {
        foreach (var single in (ReadOnlySpan<Column>)[Column.Number, Column.Title])
        {
            var first = Array.IndexOf(columns, single);
            for (var at = first + 1; first >= 0 && at < columns.Length; at++)
                if (columns[at] == single && names[at] != names[first]) columns[at] = Column.Unknown;
        }
        return columns;
    }

    [GeneratedRegex(@"^(tt|stt|so tt|so thu tu|thu tu|no\.?)$")]
    private static partial Regex NumberWords();

    [GeneratedRegex(@"^ghi chu|^luu y|^chu thich")]
    private static partial Regex NoteWords();

    [GeneratedRegex(@"thoi gian|thoi han|thoi diem|\btien do\b|^ngay\b|hoan thanh|^thang$|^lich\b")]
    private static partial Regex DeadlineWords();

    [GeneratedRegex(@"phoi hop|tham gia")]
    private static partial Regex CoordinatorWords();

    [GeneratedRegex(@"san pham|ket qua|dau ra")]
    private static partial Regex ResultWords();

    [GeneratedRegex(@"chu tri|chi dao|phu trach|dau moi")]
    private static partial Regex LeadWords();

    [GeneratedRegex(@"noi dung|nhiem vu|cong viec|hoat dong|chuong trinh|^ten |^viec\b|hang muc|cong tac")]
    private static partial Regex TitleWords();

    [GeneratedRegex(@"thuc hien|tham muu|trien khai|don vi|co quan|chuyen vien|phan cong|trach nhiem|giao cho")]
    private static partial Regex DoerWords();

    [GeneratedRegex(@"^\(?\d{1,2}\)?$|^\([a-z]\)$|^[A-Z]$")]
    private static partial Regex Counting();
}
