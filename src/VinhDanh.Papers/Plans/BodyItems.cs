using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>Bullets of the body that list work, joined to the schedule rows they repeat.</summary>
internal static partial class BodyItems
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

/// <summary>How much of one title stands in another; words that many titles share weigh little.</summary>
internal sealed partial class Likeness
{
    /// <summary>From here on two titles speak of one piece of work.</summary>
    public const double Same = 0.6;

    private readonly Dictionary<string, double> _weights;

    public Likeness(IReadOnlyList<string> titles)
    {
        var counts = titles.SelectMany(t => Tokens(t).Distinct()).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        _weights = counts.ToDictionary(c => c.Key, c => Math.Log(1 + ((double)titles.Count / c.Value)));
    }

    /// <returns>0 when years, rounds (“đợt 2”) or school years contradict each other; else the share of words, 0–1.</returns>
    public double Of(string item, string row)
    {
        if (Contradict(Facts(item, Year()), Facts(row, Year())) || Contradict(Facts(item, Round()), Facts(row, Round()))
            || Contradict(Facts(item, Award()), Facts(row, Award()))) return 0;
        var (a, b) = (Tokens(item).ToHashSet(), Tokens(row).ToHashSet());
        var shared = a.Where(b.Contains).Sum(Weight);
        var (inItem, inRow) = (shared / Math.Max(a.Sum(Weight), 0.001), shared / Math.Max(b.Sum(Weight), 0.001));
        var verbs = SameVerb(item, row) ? 0.1 : 0;
        return Math.Min(1, (0.75 * Math.Max(inItem, inRow)) + (0.25 * Math.Min(inItem, inRow)) + verbs);
    }

    private double Weight(string token) => _weights.GetValueOrDefault(token, 1);

    private static bool SameVerb(string a, string b) => Verb(a) is { Length: > 0 } verb && verb == Verb(b);

    private static string Verb(string text) => string.Join(' ', PlainWords.Fold(text).Split([' ', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Take(2));

    private static bool Contradict(HashSet<string> a, HashSet<string> b) => a.Count > 0 && b.Count > 0 && !a.Overlaps(b);

    private static HashSet<string> Facts(string text, Regex pattern) =>
        [.. pattern.Matches(PlainWords.Fold(text)).Select(m => m.Groups["fact"].Value.Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').Replace('y', 'i').TrimStart('0'))];

    private static IEnumerable<string> Tokens(string text)
    {
        var folded = Abbreviations.Aggregate(PlainWords.Fold(text), (t, a) => Regex.Replace(t, $@"\b{a.Short}\b", a.Long, RegexOptions.CultureInvariant));
        return Token().Matches(folded).Select(m => m.Value.Replace('y', 'i')).Where(t => !Stop.Contains(t));
    }

    private static readonly (string Short, string Long)[] Abbreviations =
    [
        ("tdkt", "thi dua khen thuong"), ("ntvt", "nguoi tot viec tot"), ("dhtt", "dien hinh tien tien"), ("gd&dt", "giao duc dao tao"),
        ("cstd", "chien si thi dua"), ("hdtdkt", "hoi dong thi dua khen thuong"), ("cchc", "cai cach hanh chinh"),
    ];

    private static readonly HashSet<string> Stop = ["va", "cac", "cua", "ve", "cho", "voi", "theo", "tren", "tai", "nam", "tu", "den", "duoc", "da", "gom", "cong", "tac"];

    [GeneratedRegex(@"[a-z0-9]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<fact>20\d\d(\s*[-–]\s*20\d\d)?)")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<fact>ky niem chuong|cong dan [a-z ]{2,20} uu tu|cup [a-z]+ [a-z]+|huan chuong|chien s[iy] thi dua|co thi dua|nha giao (nhan dan|uu tu)|anh hung)")]
    private static partial Regex Award();

    [GeneratedRegex(@"\b(dot|lan)\s*(?<fact>\d{1,2})\b")]
    private static partial Regex Round();
}
