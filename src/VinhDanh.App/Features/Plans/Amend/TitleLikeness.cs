using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>How far two titles speak of the same work.</summary>
public static class TitleLikeness
{
    /// <returns>0 (nothing shared) to 1 (the same words); numbers that contradict each other (“đợt 1”, “đợt 2”) halve it.</returns>
    public static double Of(string a, string b) => Of(WordsOf(a), WordsOf(b));

    /// <summary>The folded words of a title, to be kept when it is compared with many.</summary>
    public static IReadOnlySet<string> WordsOf(string title) =>
        Folding.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    public static double Of(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        if (a.Count == 0 || b.Count == 0) return a.Count == b.Count ? 1 : 0;
        var share = 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
        var (ofA, ofB) = (Numbers(a), Numbers(b));
        return ofA.IsSubsetOf(ofB) || ofB.IsSubsetOf(ofA) ? share : share / 2;
    }

    private static HashSet<string> Numbers(IReadOnlySet<string> words) => [.. words.Where(w => char.IsDigit(w[0]))];
}
