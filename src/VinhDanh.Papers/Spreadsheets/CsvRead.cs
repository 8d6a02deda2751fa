namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Reads a text table parted by comma, semicolon or tab.</summary>
internal static class CsvRead
{
    private const int SampleLines = 20;

    public static SpreadsheetSheet Read(byte[] bytes, string name, SpreadsheetLimits limits)
    {
        var text = CsvEncoding.Decode(bytes);
        var offset = 0;
        var delimiter = Delimiter(text);
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            // A first line “sep=;” is an instruction to spreadsheet programs, not a row.
            delimiter = text[4];
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            text = end < 0 ? "" : text[(end + 1)..];
            offset = 1;
        }
        var rows = new List<SpreadsheetRow>();
        foreach (var (line, record) in CsvRecords.Of(text, delimiter))
        {
            var cells = record.ConvertAll(CellText.Clean);
            if (cells.Count > limits.Columns) throw new SpreadsheetUnreadableException($"Bảng có quá {limits.Columns} cột.");
            if (cells.TrueForAll(c => c.Length == 0)) continue;
            if (rows.Count == limits.Rows) throw new SpreadsheetUnreadableException($"Bảng có quá {limits.Rows} dòng.");
            rows.Add(new SpreadsheetRow(line + offset, cells));
        }
        return new SpreadsheetSheet(name, rows);
    }

    /// <summary>The mark that parts the first lines into the same number of cells most often; a comma when none does.</summary>
    private static char Delimiter(string text)
    {
        var best = (Mark: ',', Score: 0);
        foreach (var mark in ",;\t")
        {
            var counts = Counts(text, mark);
            if (counts.Count == 0 || counts[0] == 0) continue;
            var score = counts.Count(c => c == counts[0]) * 1000 + counts[0];
            if (score > best.Score) best = (mark, score);
        }
        return best.Mark;
    }

    /// <summary>How often the mark stands outside quotes in each of the first lines.</summary>
    private static List<int> Counts(string text, char mark)
    {
        var counts = new List<int>();
        var quoted = false;
        var count = 0;
        var filled = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted)
            {
                if (filled) counts.Add(count);
                if (counts.Count == SampleLines) return counts;
                (count, filled) = (0, false);
                continue;
            }
            else if (c == mark && !quoted) count++;
            if (!char.IsWhiteSpace(c)) filled = true;
        }
        if (filled) counts.Add(count);
        return counts;
    }
}
