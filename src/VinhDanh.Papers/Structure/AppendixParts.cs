using System.Text.RegularExpressions;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Plans;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>One appendix: its title lines, then schedules, a report outline, or text under headings.</summary>
internal static partial class AppendixParts
{
    public static void Read(Draft draft, IReadOnlyList<Piece> pieces, int ordinal)
    {
        var end = TitleEnd(pieces);
        var lines = pieces.Take(end).ToList();
        var title = string.Join(' ', lines.Where(l => !IsNote(l, lines)).Select(l => WithoutLabel(l.Text)).Where(t => t.Length > 0));
        var isOutline = Outline().IsMatch(PlainWords.Fold(string.Join(' ', lines.Select(l => l.Text))));
        var path = isOutline ? "DC" : "PL" + (NumberOf(lines) ?? ordinal);
        if (lines.Count > 0)
        {
            var note = string.Join(' ', lines.Where(l => IsNote(l, lines)).Select(l => l.Text));
            draft.Appendices.Add(new Appendix(path, title, note.Length == 0 ? null : note, lines[0].Place));
            foreach (var line in lines) line.Put(BlockRole.Appendix, $"appendices/{path}");
        }
        var tree = SectionTree.Grow(pieces.Skip(end), isOutline ? "" : path);
        if (isOutline) ReportOutline.Read(draft, lines, tree);
        Schedules.Read(draft, tree, path, path);
        if (isOutline) return;
        foreach (var entry in tree.Entries.Where(e => !e.IsRow && e.First.Role == BlockRole.Unplaced)) Loose(draft, entry, path);
        BodyText.Place(draft, tree);
    }

    /// <summary>Text of an appendix before its first heading is a section of the appendix's own path.</summary>
    private static void Loose(Draft draft, Entry entry, string path)
    {
        foreach (var piece in entry.Pieces) piece.Put(BlockRole.Paragraph, $"sections/{path}");
        var at = draft.Sections.FindIndex(s => s.Path == path);
        if (at < 0) draft.Sections.Add(new PaperSection(path, 0, "", [entry.Text], null, entry.First.Place));
        else draft.Sections[at] = draft.Sections[at] with { Paragraphs = [.. draft.Sections[at].Paragraphs, entry.Text] };
    }

    private static int TitleEnd(IReadOnlyList<Piece> pieces)
    {
        var at = 0;
        var inNote = false;
        while (at < pieces.Count && at < 10 && !pieces[at].IsRow)
        {
            var text = pieces[at].Text;
            if (!inNote && at > 0 && Marker.Of(text).Kind != MarkerKind.None) break;
            if (!inNote && !text.StartsWith('(') && text.Length > 250) break;
            if (!inNote && at > 0 && !text.StartsWith('(') && text[^1] is '.' or ';' or ':') break;
            inNote = (inNote || text.StartsWith('(')) && !text.Contains(')');
            at++;
        }
        return at;
    }

    private static bool IsNote(Piece line, List<Piece> lines)
    {
        if (line.Text.StartsWith('(')) return true;
        var before = lines.IndexOf(line) - 1;
        return before >= 0 && IsNote(lines[before], lines) && !lines[before].Text.Contains(')');
    }

    private static string WithoutLabel(string text) => Label().Replace(text, "").Trim(' ', ':', '.', '-', '–');

    private static int? NumberOf(List<Piece> lines)
    {
        if (lines.Count == 0 || !Label().Match(lines[0].Text).Groups["number"].Success) return null;
        var number = Label().Match(lines[0].Text).Groups["number"].Value;
        if (int.TryParse(number, out var arabic)) return arabic;
        if (number.Length == 1 && number[0] is >= 'A' and <= 'E') return number[0] - 'A' + 1;
        var roman = Array.IndexOf(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"], number);
        return roman >= 0 ? roman + 1 : null;
    }

    [GeneratedRegex(@"^(PHỤ\s+LỤC|Phụ\s+lục|PHỤ\s+BIỂU|BIỂU\s+SỐ|Biểu\s+số|MẪU\s+SỐ|Mẫu\s+số)\s*(SỐ|số)?\s*((?<number>[0-9]{1,2}|[IVX]+|[A-E])(?=$|[\s.:\-–(]))?")]
    private static partial Regex Label();

    [GeneratedRegex(@"^de cuong|\bde cuong bao cao|\bmau bao cao|\bde cuong\b")]
    private static partial Regex Outline();
}
