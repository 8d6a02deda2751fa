using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Reading.Pages;

/// <summary>Collects the rows of tables over pages; a row that a page parts is one row again.</summary>
internal sealed class PageTableRows
{
    private readonly List<Row> _rows = [];
    private PageTable? _columns;
    private int _table = -1;

    public IEnumerable<Piece> Pieces
    {
        get
        {
            MendDeadlines();
            return _rows.Select(r => r.ToPiece()).Where(p => p.Text.Length > 0);
        }
    }

    public PageTable? Columns => _columns;

    /// <summary>Begins a table, or its next page.</summary>
    public void Open(PageTable columns, int tableIndex) => (_columns, _table) = (columns, tableIndex);

    public void Heading(IReadOnlyList<PageLine> lines)
    {
        var row = new Row(_table, lines[0].Page, _columns!.Columns, IsHeading: true);
        foreach (var line in lines) row.Add(_columns.Cells(line), wholeLine: false);
        _rows.Add(row);
    }

    public void Line(PageLine line)
    {
        var columns = _columns!;
        if (columns.IsRowStart(line) || _rows.Count == 0 || _rows[^1] is { IsHeading: true } && _rows.TrueForAll(r => r.IsHeading))
        {
            var row = new Row(_table, line.Page, columns.Columns, IsHeading: false) { IsGroup = columns.IsGroup(line) && IsWide(columns, line) };
            row.Add(columns.Cells(line), row.IsGroup);
            _rows.Add(row);
            return;
        }
        var open = _rows.FindLast(r => !r.IsHeading);
        open?.Add(columns.Cells(line), open.IsGroup);
    }

    /// <summary>A group heading holds text in neighbouring columns or in the title's alone.</summary>
    private static bool IsWide(PageTable columns, PageLine line) => line.Words.Count >= 2 && columns.IsGroup(line);

    /// <summary>A merged cell runs on beside the rows it covers: what starts in lower case belongs to the cell above.</summary>
    private void MendDeadlines()
    {
        Row? above = null;
        foreach (var row in _rows.Where(r => !r.IsHeading))
        {
            var last = row.IsGroup ? "" : row.Text(row.Width - 1);
            if (above is not null && last.Length > 0 && char.IsLower(last[0]) && above.Width == row.Width)
            {
                above.Append(above.Width - 1, row.Take(row.Width - 1));
                continue;
            }
            above = last.Length > 0 ? row : row.IsGroup ? null : above;
        }
    }

    private sealed record Row(int Table, int Page, int Width, bool IsHeading)
    {
        private readonly List<string>[] _cells = [.. Enumerable.Range(0, Width).Select(_ => new List<string>())];

        public bool IsGroup { get; init; }

        public string Text(int column) => string.Join(' ', _cells[column]);

        public void Add(string[] cells, bool wholeLine)
        {
            if (wholeLine)
            {
                if (cells[0].Length > 0) _cells[0].Add(cells[0]);
                _cells[Math.Min(1, Width - 1)].Add(string.Join(' ', cells.Skip(1).Where(c => c.Length > 0)));
                return;
            }
            for (var at = 0; at < Math.Min(Width, cells.Length); at++)
                if (cells[at].Length > 0) _cells[at].Add(cells[at]);
        }

        public void Append(int column, IEnumerable<string> lines) => _cells[column].AddRange(lines);

        public List<string> Take(int column)
        {
            var taken = _cells[column].ToList();
            _cells[column].Clear();
            return taken;
        }

        public Piece ToPiece()
        {
            var cells = _cells.Select((lines, at) => new TableCell([.. Paragraphs(lines)], at, 1, DownMerge.None)).ToList();
            return new Piece
            {
                Text = string.Join(" | ", cells.Where(c => !c.IsBlank).Select(c => c.Text.Replace('\n', ' '))),
                Table = Table,
                Page = Page,
                Cells = cells,
            };
        }

        /// <summary>Lines of a cell are wrapped text; a dash before a capital starts a paragraph.</summary>
        private static IEnumerable<string> Paragraphs(List<string> lines)
        {
            var open = "";
            foreach (var line in lines)
            {
                var starts = line.Length > 2 && line[0] is '-' or '–' or '+' && line[1] == ' ' && char.IsUpper(line[2]);
                if (starts && open.Length > 0)
                {
                    yield return open;
                    open = "";
                }
                open = open.Length == 0 ? line : EndsInHyphen(open) ? open + line : open + " " + line;
            }
            if (open.Length > 0) yield return open;
        }

        /// <summary>“GD-” before “ĐT”: a compound parted at its hyphen, unlike “Thi đua -”.</summary>
        private static bool EndsInHyphen(string text) => text.Length > 1 && text[^1] == '-' && text[^2] != ' ';
    }
}
