using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Numbers that Word makes itself, so that they count as if typed (ISO/IEC 29500-1, 17.9).</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<string, Dictionary<int, Level>> _lists = [];
    private readonly Dictionary<string, string> _abstractOf = [];
    private readonly Dictionary<string, (string Num, int Level)> _styles = [];
    private readonly Dictionary<string, int[]> _counters = [];

    public WordNumbering(XElement? numbering, XElement? styles)
    {
        if (numbering is not null) ReadLists(numbering);
        if (styles is not null) ReadStyles(styles);
    }

    /// <returns>“1.”, “a)”, “-” for a numbered paragraph; null for others. Each call counts one on.</returns>
    public string? Next(XElement? paragraphProperties)
    {
        var (num, depth) = NumberOf(paragraphProperties);
        if (num is null or "0" || !_lists.TryGetValue(num, out var levels) || !levels.TryGetValue(depth, out var level)) return null;
        if (level.Format == "none") return null;
        if (level.Format == "bullet") return "-";

        var key = _abstractOf[num];
        if (!_counters.TryGetValue(key, out var counters))
            _counters[key] = counters = [.. Enumerable.Repeat(int.MinValue, 10)];
        counters[depth] = counters[depth] == int.MinValue ? level.Start : counters[depth] + 1;
        for (var deeper = depth + 1; deeper < counters.Length; deeper++) counters[deeper] = int.MinValue;
        return Written(level, levels, counters);
    }

    private static string Written(Level level, Dictionary<int, Level> levels, int[] counters)
    {
        var result = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] != '%' || i + 1 >= level.Text.Length || !char.IsAsciiDigit(level.Text[i + 1]))
            {
                result.Append(level.Text[i]);
                continue;
            }
            var depth = level.Text[++i] - '1';
            if (depth < 0 || depth > 8) continue;
            var shown = levels.GetValueOrDefault(depth, level);
            var count = counters[depth] == int.MinValue ? shown.Start : counters[depth];
            result.Append(Numeral(count, level.Legal ? "decimal" : shown.Format));
        }
        return result.ToString().Trim();
    }

    private static string Numeral(int count, string format) => format switch
    {
        "upperRoman" => Roman(count),
        "lowerRoman" => Roman(count).ToLowerInvariant(),
        "upperLetter" => Letter(count, 'A'),
        "lowerLetter" => Letter(count, 'a'),
        "decimalZero" => count.ToString("00", CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int count, char first) =>
        count < 1 || count > 26 * 20 ? count.ToString(CultureInfo.InvariantCulture) : new string((char)(first + ((count - 1) % 26)), ((count - 1) / 26) + 1);

    private static string Roman(int count)
    {
        if (count is < 1 or > 3999) return count.ToString(CultureInfo.InvariantCulture);
        var result = new StringBuilder();
        foreach (var (value, sign) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"),
            (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; count >= value; count -= value) result.Append(sign);
        }
        return result.ToString();
    }

    private (string? Num, int Depth) NumberOf(XElement? properties)
    {
        var own = properties?.Word("numPr");
        var fromStyle = properties?.Word("pStyle")?.Value("val") is { } style && _styles.TryGetValue(style, out var found) ? found : default;
        var num = own?.Word("numId")?.Value("val") ?? fromStyle.Num;
        var depth = int.TryParse(own?.Word("ilvl")?.Value("val"), out var given) ? given : fromStyle.Level;
        return (num, Math.Clamp(depth, 0, 8));
    }

    private void ReadLists(XElement numbering)
    {
        var templates = new Dictionary<string, Dictionary<int, Level>>();
        foreach (var list in numbering.Words("abstractNum"))
        {
            if (list.Value("abstractNumId") is { } id) templates[id] = list.Words("lvl").Select(Level.Of).GroupBy(l => l.Depth).ToDictionary(g => g.Key, g => g.First());
        }
        foreach (var num in numbering.Words("num"))
        {
            if (num.Value("numId") is not { } id || num.Word("abstractNumId")?.Value("val") is not { } template) continue;
            var levels = new Dictionary<int, Level>(templates.GetValueOrDefault(template, []));
            var restarted = false;
            foreach (var change in num.Words("lvlOverride"))
            {
                if (!int.TryParse(change.Value("ilvl"), out var depth)) continue;
                if (change.Word("lvl") is { } whole) levels[depth] = Level.Of(whole) with { Depth = depth };
                if (int.TryParse(change.Word("startOverride")?.Value("val"), out var start) && levels.TryGetValue(depth, out var level))
                {
                    levels[depth] = level with { Start = start };
                    restarted = true;
                }
            }
            _lists[id] = levels;
            _abstractOf[id] = restarted ? "num " + id : "abstract " + template; // lists of one template count on together unless restarted
        }
    }

    private void ReadStyles(XElement styles)
    {
        var all = styles.Words("style").Where(s => s.Value("styleId") is not null)
            .GroupBy(s => s.Value("styleId")!).ToDictionary(g => g.Key, g => g.First());
        foreach (var id in all.Keys)
        {
            var at = id;
            for (var steps = 0; at is not null && steps < 20 && all.TryGetValue(at, out var style); steps++, at = style.Word("basedOn")?.Value("val"))
            {
                var number = style.Word("pPr")?.Word("numPr");
                if (number?.Word("numId")?.Value("val") is not { } num) continue;
                _styles[id] = (num, int.TryParse(number.Word("ilvl")?.Value("val"), out var depth) ? depth : 0);
                break;
            }
        }
    }

    private sealed record Level(int Depth, int Start, string Format, string Text, bool Legal)
    {
        public static Level Of(XElement level) => new(
            int.TryParse(level.Value("ilvl"), out var depth) ? depth : 0,
            int.TryParse(level.Word("start")?.Value("val"), out var start) ? start : 1,
            level.Word("numFmt")?.Value("val") ?? "decimal",
            level.Word("lvlText")?.Value("val") ?? "",
            level.Word("isLgl") is not null);
    }
}
