using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Parties;

/// <summary>
/// Takes a cell apart into the parties it names, each as written. Lines and semicolons always part; a comma or “và” only where what
/// stands behind it can stand alone as a unit and does not merely lengthen a group (“các phòng, ban, ngành”).
/// </summary>
public static class PartyList
{
    /// <param name="cellText">Any text; line breaks count.</param>
    public static IReadOnlyList<string> Split(string? cellText)
    {
        var parties = new List<string>();
        foreach (var line in Lines(DeadlineText.Compose(cellText)))
        {
            foreach (var piece in Pieces(line, ';').SelectMany(LostBreaks))
            {
                parties.AddRange(Leaders(piece) ?? Commas(piece));
            }
        }
        return [.. parties.Select(Trimmed).Where(p => p.Any(char.IsLetter))];
    }

    /// <summary>A line that begins small, or follows a comma, goes on with the one before.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var raw in text.Split(['\n', '\r', '\v', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries))
        {
            var line = DeadlineText.Clean(raw).Text;
            if (line.Length == 0) continue;
            var goesOn = lines.Count > 0 && (char.IsLower(line[0]) && !PartyWords.IsGroup(Folding.Fold(line)) || lines[^1].EndsWith(',')
                || Folding.Fold(lines[^1]).EndsWith("thuong truc", StringComparison.Ordinal) || Depth(lines[^1]) > 0);
            if (goesOn) lines[^1] += " " + line;
            else lines.Add(line);
        }
        return lines;
    }

    private static int Depth(string text) => text.Count(c => c is '(') - text.Count(c => c is ')');

    /// <summary>Parts at a sign outside brackets.</summary>
    private static IEnumerable<string> Pieces(string text, char sign)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(') depth++;
            else if (text[i] is ')') depth = Math.Max(0, depth - 1);
            else if (text[i] == sign && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }

    /// <summary>“Phòng Nội vụ Các đơn vị …”: a capital “Các” inside a text was once a new line, unless a head waits for it.</summary>
    private static IEnumerable<string> LostBreaks(string text)
    {
        var start = 0;
        for (var at = text.IndexOf(" Các ", StringComparison.Ordinal); at > 0; at = text.IndexOf(" Các ", at + 1, StringComparison.Ordinal))
        {
            var left = text[start..at].Trim();
            if (Depth(left) != 0 || left.EndsWith(',') || !PartyWords.StandsAlone(Folding.Fold(left)) || EndsInRole(left)) continue;
            yield return left;
            start = at + 1;
        }
        yield return text[start..];
    }

    private static bool EndsInRole(string left)
    {
        var folded = Folding.Fold(left);
        return PartyWords.Roles.Any(r => folded == r || folded.EndsWith(" " + r, StringComparison.Ordinal))
            || folded.EndsWith(" va", StringComparison.Ordinal) || folded.EndsWith(" cua", StringComparison.Ordinal) || folded.EndsWith(" thuoc", StringComparison.Ordinal);
    }

    /// <summary>“Đ/c NAME - POSITION, POSITION” is one party; the next “Đ/c” begins another. Null when the text names no one.</summary>
    private static List<string>? Leaders(string text)
    {
        var starts = LeaderText.Starts(text);
        if (starts.Count == 0) return null;
        var leaders = new List<string>();
        if (starts[0] > 0) leaders.AddRange(Commas(text[..starts[0]]));
        for (var i = 0; i < starts.Count; i++)
        {
            var leader = text[starts[i]..(i + 1 < starts.Count ? starts[i + 1] : text.Length)].Trim().TrimEnd(',');
            leaders.Add(leader.EndsWith(" và", StringComparison.Ordinal) ? leader[..^3] : leader);
        }
        return leaders;
    }

    private static List<string> Commas(string text)
    {
        var parts = new List<string>();
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && PartyWords.IsGroup(Folding.Fold(text[..colon]))) text = text[(colon + 1)..];
        foreach (var part in Pieces(text, ',').SelectMany(Ands))
        {
            var (words, joint) = part is ['\u0001', .. var rest] ? (rest, " và ") : (part, ",");
            if (parts.Count == 0 || Parts(parts[0], parts[^1], words, joint is " và ")) parts.Add(words.Trim());
            else parts[^1] += joint + words;
        }
        return parts;
    }

    /// <summary>“và” as a comma that must part capitals or groups; its part is marked so that it can be put back as written.</summary>
    private static IEnumerable<string> Ands(string text)
    {
        var start = 0;
        var marked = false;
        for (var at = text.IndexOf(" và ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" và ", Math.Max(at + 1, start), StringComparison.Ordinal))
        {
            if (Depth(text[..at]) != 0) continue;
            yield return (marked ? "\u0001" : "") + text[start..at];
            (start, marked) = (at + 4, true);
        }
        yield return (marked ? "\u0001" : "") + text[start..];
    }

    private static bool Parts(string first, string before, string next, bool and)
    {
        var trimmed = next.TrimStart();
        var (foldedBefore, folded) = (Folding.Fold(before), Folding.Fold(trimmed));
        if (trimmed.Length == 0 || !PartyWords.StandsAlone(foldedBefore) || !PartyWords.StandsAlone(folded)) return false;
        var small = char.IsLower(trimmed[0]);
        if (small && (and || PartyWords.IsGroup(foldedBefore)) && !PartyWords.IsGroup(folded)) return false;
        // “Lãnh đạo Quận ủy, UBND quận”: the leaders of both.
        var role = Folding.Fold(first);
        return !(PartyWords.IsRole(role) && Array.Exists(["lanh dao", "thu truong", "dai dien", "thuong truc"], r => PartyWords.Begins(role, r))
            && !PartyWords.IsRole(folded) && !PartyWords.IsGroup(folded));
    }

    private static string Trimmed(string party)
    {
        var text = party.Trim().TrimStart('-', '+', '•', '–', '·', ' ').TrimEnd('.', ',', ' ');
        return Depth(text) > 0 ? text.TrimStart('(') : text;
    }
}
