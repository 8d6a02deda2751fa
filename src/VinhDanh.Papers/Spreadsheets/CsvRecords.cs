using System.Text;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Parts delimited text into records (RFC 4180). Cells in quotes may hold line ends; a quote inside an unquoted cell is text.</summary>
internal static class CsvRecords
{
    /// <returns>Each record with the line it begins on, from 1.</returns>
    public static IEnumerable<(int Line, List<string> Cells)> Of(string text, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, firstLine) = (1, 1);
        var quoted = false;
        var wasQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && !wasQuoted && IsBlank(cell))
            {
                cell.Clear();
                (quoted, wasQuoted) = (true, true);
            }
            else if (c == delimiter)
            {
                Close();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
                if (c == '\r') line++; // a lone carriage return, as very old programs end lines
                Close();
                yield return (firstLine, cells);
                cells = [];
                firstLine = line;
            }
            else
            {
                cell.Append(c);
            }
        }
        if (cell.Length == 0 && cells.Count == 0 && !wasQuoted) yield break;
        Close();
        yield return (firstLine, cells);

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
            if (!char.IsWhiteSpace(cell[i])) return false;
        return true;
    }
}
