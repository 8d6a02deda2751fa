using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>Bullets of the body that list work, joined to the schedule rows they repeat.</summary>
internal static class BodyItems
{
    private const int LongestItem = 230;

    public static void Read(Draft draft, SectionNode root)
    {
        var listed = new List<(Entry Entry, string Path)>();
        foreach (var node in root.Children.SelectMany(c => c.Subtree).Where(n => IsList(n)))
        {
            var place = 0;
            foreach (var entry in node.Entries.Where(e => e is { IsRow: false, IsBullet: true }))
            {
                var path = $"{node.Path}.{++place}";
                if (entry.First.Role == BlockRole.Unplaced) listed.Add((entry, path));
            }
        }
        Join(draft, listed);
    }

    /// <summary>A list of work: short bullets outside purpose and duties; or bullets that a reference to an appendix closes.</summary>
    private static bool IsList(SectionNode node)
    {
        if (BodyText.IsPurpose(node) || BodyText.IsOrganisation(node)) return false;
        var bullets = node.Entries.Where(e => e.IsBullet).ToList();
        return bullets.Count >= 3 && bullets.Count(b => b.Text.Length <= LongestItem) * 10 >= bullets.Count * 8;
    }

    /// <summary>Schedule rows before sessions, best pairs first; each row is joined to one bullet, each bullet to one row.</summary>
    private static void Join(Draft draft, List<(Entry Entry, string Path)> listed)
    {
        var rows = Rows(draft).ToList();
        var likeness = new Likeness([.. listed.Select(l => l.Entry.Rest), .. rows.Select(r => r.Text)]);
        var pairs = listed.SelectMany((item, i) => rows.Select((row, r) => (Item: i, Row: r, Score: likeness.Of(item.Entry.Rest, row.Text))))
            .Where(p => p.Score >= Likeness.Same).OrderBy(p => rows[p.Row].Path.StartsWith("session.", StringComparison.Ordinal)).ThenByDescending(p => p.Score).ThenBy(p => p.Item).ThenBy(p => p.Row).ToList();
        var joined = new Dictionary<int, (int Row, double Score)>();
        var taken = new HashSet<int>();
        foreach (var (item, row, score) in pairs)
        {
            if (joined.ContainsKey(item) || taken.Contains(row)) continue;
            joined[item] = (row, score);
            taken.Add(row);
        }
        // A list of which most bullets have a row is a list of work; in other lists only the bullets with a row are.
        var lists = Enumerable.Range(0, listed.Count).GroupBy(i => listed[i].Path[..listed[i].Path.LastIndexOf('.')])
            .Where(g => g.Count(joined.ContainsKey) * 2 > g.Count()).SelectMany(g => g).ToHashSet();
        for (var i = 0; i < listed.Count; i++)
            if (lists.Contains(i) || joined.ContainsKey(i)) Put(draft, listed[i], joined.TryGetValue(i, out var to) ? (rows[to.Row].Path, to.Score) : null);
    }

    private static void Put(Draft draft, (Entry Entry, string Path) item, (string Path, double Score)? match)
    {
        foreach (var piece in item.Entry.Pieces) piece.Put(BlockRole.BodyItem, $"bodyItems/{item.Path}");
        draft.BodyItems.Add(new BodyItem(item.Path, item.Entry.Rest.TrimEnd('.', ';', ' '), match?.Path, match is { } m ? Math.Round(m.Score, 2) : 0, item.Entry.First.Place));
        if (match is null)
        {
            draft.Warn("body-item.unmatched", $"“{item.Entry.Rest.TrimEnd('.', ';')}” (mục {item.Path}) không có dòng nào trong bảng tiến độ.", item.Entry.First, item.Path);
            return;
        }
        var at = draft.Tasks.FindIndex(t => t.Path == match.Value.Path);
        if (at >= 0) draft.Tasks[at] = draft.Tasks[at] with { Related = [.. draft.Tasks[at].Related, new Related(RelatedAs.RepeatedBy, item.Path)] };
    }

    private static IEnumerable<(string Path, string Text)> Rows(Draft draft) =>
        draft.Tasks.Select(t => (t.Path, t.Title)).Concat(draft.Sessions.SelectMany(s => s.Items.Select(i => ($"session.{s.Number}", i))));
}
