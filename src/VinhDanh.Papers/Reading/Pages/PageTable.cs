using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>
/// A table on a page, without its rules: columns lie between the vertical rivers of white that no line crosses,
/// rows begin at the numbers of the first column.
/// </summary>
internal sealed partial class PageTable
{
    private readonly List<double> _rivers;

    private PageTable(List<double> rivers) => _rivers = rivers;

    public int Columns => _rivers.Count + 1;

    /// <summary>A line that can be the first of a table's heading.</summary>
    public static bool StartsHeading(PageLine line) => NumberHeading().IsMatch(line.Words[0].Text) && line.Words.Count >= 2;

    /// <param name="lines">The lines of one page that may belong to the table, heading first.</param>
    /// <returns>Null where fewer than three columns show.</returns>
    public static PageTable? Of(IReadOnlyList<PageLine> lines)
    {
        var plain = WithoutGroups(lines);
        foreach (var tolerance in (ReadOnlySpan<int>)[0, 1, 2])
        {
            var rivers = Rivers(plain, tolerance);
            if (rivers.Count >= 2) return new PageTable(rivers);
        }
        return null;
    }

    /// <summary>True where the line keeps to the columns, or is a group heading across them.</summary>
    public bool Holds(PageLine line)
    {
        if (!line.Words.Any(Crosses)) return true;
        return IsRowStart(line) || line.Left >= _rivers[0];
    }

    public bool KeepsColumns(PageLine line) => !line.Words.Any(Crosses) && Cells(line).Any(c => c.Length > 0);

    /// <summary>A number, a dash or a Roman numeral in the first column.</summary>
    public bool IsRowStart(PageLine line) => line.Words[0].Middle < _rivers[0] && RowNumber().IsMatch(Cells(line)[0]);

    public bool IsGroup(PageLine line) => line.Words[0].Middle < _rivers[0] && GroupNumber().IsMatch(Cells(line)[0]);

    /// <summary>Text of the line by column.</summary>
    public string[] Cells(PageLine line)
    {
        var cells = new string[Columns];
        for (var at = 0; at < Columns; at++)
            cells[at] = PlainText.Clean(string.Join(' ', line.Words.Where(w => ColumnOf(w) == at).Select(w => w.Text)));
        return cells;
    }

    private int ColumnOf(PageWord word) => _rivers.Count(r => word.Middle > r);

    private bool Crosses(PageWord word) => _rivers.Any(r => word.Left < r - 1 && word.Right > r + 1);

    /// <summary>Group headings run over all columns; they and their further lines say nothing of the columns.</summary>
    private static List<PageLine> WithoutGroups(IReadOnlyList<PageLine> lines)
    {
        var result = new List<PageLine>();
        var inGroup = false;
        foreach (var line in lines)
        {
            if (GroupNumber().IsMatch(line.Words[0].Text)) inGroup = true;
            else if (RowNumber().IsMatch(line.Words[0].Text) || StartsHeading(line)) inGroup = false;
            if (!inGroup) result.Add(line);
        }
        return result;
    }

    private static List<double> Rivers(List<PageLine> lines, int tolerance)
    {
        var rivers = new List<double>();
        if (lines.Count < 2) return rivers;
        var (left, right) = (lines.Min(l => l.Left), lines.Max(l => l.Right));
        if (right - left is <= 0 or > 20_000) return rivers;
        var covered = new int[(int)(right - left) + 2];
        foreach (var line in lines)
        {
            var marked = new HashSet<int>();
            foreach (var word in line.Words)
                for (var x = (int)(word.Left - left); x <= (int)(word.Right - left) && x < covered.Length; x++) marked.Add(x);
            foreach (var x in marked.Where(x => x >= 0)) covered[x]++;
        }
        var start = -1;
        for (var x = 0; x < covered.Length; x++)
        {
            if (covered[x] <= tolerance)
            {
                if (start < 0) start = x;
                continue;
            }
            if (start > 0 && x - start >= Narrowest) rivers.Add(left + ((start + x) / 2.0));
            start = -1;
        }
        return rivers;
    }

    private const int Narrowest = 4;

    [GeneratedRegex(@"^(TT|STT|Stt|Tt|SốTT)$")]
    private static partial Regex NumberHeading();

    [GeneratedRegex(@"^(\d{1,3}(\.\d{1,2})*\.?|[-–•+]|[IVX]+\.?|[A-HĐ]\.?|[a-zđ]\)?|\(\d{1,2}\))$")]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"^([IVX]+\.?|[A-HĐ]\.?)$")]
    private static partial Regex GroupNumber();
}
