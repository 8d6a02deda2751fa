using System.Text.RegularExpressions;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>How much of one title stands in another; words that many titles share weigh little.</summary>
internal sealed partial class Likeness
{
    /// <summary>From here on two titles speak of one piece of work.</summary>
    public const double Same = 0.6;

    private static readonly HashSet<string> Stop = ["va", "cac", "cua", "ve", "cho", "voi", "theo", "tren", "tai", "nam", "tu", "den", "duoc", "da", "gom", "cong", "tac"];

    private readonly Dictionary<string, double> _weights;
    private readonly Dictionary<string, Sense> _known = [];

    public Likeness(IReadOnlyList<string> titles)
    {
        foreach (var title in titles) _known.TryAdd(title, Sense.Of(title));
        _weights = titles.SelectMany(t => _known[t].Words).GroupBy(t => t)
            .ToDictionary(g => g.Key, g => Math.Log(1 + ((double)titles.Count / g.Count())));
    }

    /// <param name="item">One of the titles given at the start, like <paramref name="row"/>.</param>
    /// <returns>0 when years, rounds (“đợt 2”) or awards contradict each other; else the share of words, 0–1.</returns>
    public double Of(string item, string row)
    {
        var (a, b) = (_known[item], _known[row]);
        if (Contradict(a.Years, b.Years) || Contradict(a.Rounds, b.Rounds) || Contradict(a.Awards, b.Awards)) return 0;
        var shared = a.Words.Where(b.Words.Contains).Sum(Weight);
        var (inItem, inRow) = (shared / Math.Max(a.Words.Sum(Weight), 0.001), shared / Math.Max(b.Words.Sum(Weight), 0.001));
        var verbs = a.Verb.Length > 0 && a.Verb == b.Verb ? 0.1 : 0;
        return Math.Min(1, (0.75 * Math.Max(inItem, inRow)) + (0.25 * Math.Min(inItem, inRow)) + verbs);
    }

    private double Weight(string word) => _weights.GetValueOrDefault(word, 1);

    private static bool Contradict(HashSet<string> a, HashSet<string> b) => a.Count > 0 && b.Count > 0 && !a.Overlaps(b);

    /// <summary>What of a title counts when it is compared.</summary>
    private sealed record Sense(HashSet<string> Words, HashSet<string> Years, HashSet<string> Rounds, HashSet<string> Awards, string Verb)
    {
        public static Sense Of(string title)
        {
            var plain = PlainWords.Fold(title);
            var words = Folding.Fold(AbbreviationBook.Default.Expand(title)).Split(' ');
            return new Sense([.. words.Where(w => w.Length > 0 && !Stop.Contains(w))], Facts(plain, Year()), Facts(plain, Round()), Facts(plain, Award()),
                string.Join(' ', words.Take(2)));
        }

        private static HashSet<string> Facts(string text, Regex pattern) =>
            [.. pattern.Matches(text).Select(m => m.Groups["fact"].Value.Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').Replace('y', 'i').TrimStart('0'))];
    }

    [GeneratedRegex(@"(?<fact>20\d\d(\s*[-–]\s*20\d\d)?)")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<fact>ky niem chuong|cong dan [a-z ]{2,20} uu tu|cup [a-z]+ [a-z]+|huan chuong|chien s[iy] thi dua|co thi dua|nha giao (nhan dan|uu tu)|anh hung)")]
    private static partial Regex Award();

    [GeneratedRegex(@"\b(dot|lan)\s*(?<fact>\d{1,2})\b")]
    private static partial Regex Round();
}
