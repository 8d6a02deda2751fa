namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Something a column can hold.</summary>
/// <param name="Key">How the program calls it.</param>
/// <param name="Required">Without it the table cannot be used.</param>
/// <param name="Names">Headers it goes by, with or without marks; case and marks do not count.</param>
public sealed record ColumnMeaning(string Key, bool Required, params IReadOnlyList<string> Names);

/// <summary>What the columns of a sheet seem to hold; a person confirms it before anything is taken over.</summary>
/// <param name="HeaderIndex">Place of the header row among the sheet's rows, from 0; -1 when no row looks like one.</param>
/// <param name="Columns">Column (from 0) by key.</param>
/// <param name="Missing">Keys of required columns not found.</param>
/// <param name="Unknown">Columns with a header that means nothing known.</param>
public sealed record ColumnMatch(
    int HeaderIndex,
    IReadOnlyDictionary<string, int> Columns,
    IReadOnlyList<string> Missing,
    IReadOnlyList<int> Unknown);

/// <summary>Guesses from the headers which column means what. Titles above the table are passed over.</summary>
public sealed class ColumnMatcher(IReadOnlyList<ColumnMeaning> meanings)
{
    /// <summary>How far down a header row is looked for.</summary>
    private const int HeaderSearch = 20;

    private readonly IReadOnlyList<(string Key, IReadOnlyList<string> Names)> _meanings =
        [.. meanings.Select(m => (m.Key, (IReadOnlyList<string>)[.. m.Names.Select(HeaderText.Fold)]))];

    public ColumnMatch Match(SpreadsheetSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var best = (Index: -1, Columns: new Dictionary<string, int>(), Score: 0);
        for (var i = 0; i < Math.Min(sheet.Rows.Count, HeaderSearch); i++)
        {
            var (columns, score) = Assign(sheet.Rows[i]);
            if (score > best.Score) best = (i, columns, score);
        }
        var taken = best.Columns.Values.ToHashSet();
        var header = best.Index < 0 ? [] : sheet.Rows[best.Index].Cells;
        return new ColumnMatch(
            best.Index,
            best.Columns,
            [.. meanings.Where(m => m.Required && !best.Columns.ContainsKey(m.Key)).Select(m => m.Key)],
            [.. Enumerable.Range(0, header.Count).Where(c => header[c].Length > 0 && !taken.Contains(c))]);
    }

    /// <summary>Gives each column at most one meaning and each meaning at most one column, the surest pairs first.</summary>
    private (Dictionary<string, int> Columns, int Score) Assign(SpreadsheetRow row)
    {
        var pairs = new List<(int Score, int Column, string Key)>();
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var header = HeaderText.Fold(row.Cells[column]);
            if (header.Length == 0) continue;
            foreach (var (key, names) in _meanings)
            {
                var score = names.Max(n => Score(header, n));
                if (score > 0) pairs.Add((score, column, key));
            }
        }
        var columns = new Dictionary<string, int>();
        var taken = new HashSet<int>();
        var total = 0;
        foreach (var (score, column, key) in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Column))
        {
            if (taken.Contains(column) || !columns.TryAdd(key, column)) continue;
            taken.Add(column);
            total += score;
        }
        return (columns, total);
    }

    /// <summary>1000 for the same words, less where the header only begins with or holds them; longer names weigh more.</summary>
    private static int Score(string header, string name)
    {
        if (header == name) return 1000;
        // A long text that happens to hold a header's words is a title or a row, not a header.
        if (name.Length < 3 || header.Length > name.Length + 30) return 0;
        if (header.StartsWith(name + " ", StringComparison.Ordinal)) return 500 + name.Length;
        return $" {header} ".Contains($" {name} ", StringComparison.Ordinal) ? 300 + name.Length : 0;
    }
}
