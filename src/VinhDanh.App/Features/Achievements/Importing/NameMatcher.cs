using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>
/// Finds what a table means by “CSTĐ cơ sở”, “LĐTT”, “BK TTCP”: names written out, cut to their first letters, or a mixture. Marks, case and little words do not count.
/// </summary>
public sealed class NameMatcher
{
    /// <summary>Words that offices leave out or put in.</summary>
    private static readonly HashSet<string> Little = new(["cua", "cap", "va", "trong", "danh", "hieu", "dat", "tang"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Numerals = new(StringComparer.Ordinal) { ["i"] = "nhat", ["ii"] = "nhi", ["iii"] = "ba", ["1"] = "nhat", ["2"] = "nhi", ["3"] = "ba" };

    private readonly List<(string Code, string[] Words)> _names;

    /// <param name="names">Every name of every code; a code may have several.</param>
    public NameMatcher(IEnumerable<(string Code, string Name)> names) => _names = [.. names.Select(n => (n.Code, Words: Words(n.Name))).Where(n => n.Words.Length > 0)];

    /// <summary>The codes that <paramref name="text"/> may mean; several: it is not clear; none: nothing known.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        var tokens = Words(text);
        if (tokens.Length == 0) return [];
        // A name written out is meant before one that only begins with the same letters.
        var whole = _names.Where(n => n.Words.AsSpan().SequenceEqual(tokens)).Select(n => n.Code).Distinct().ToList();
        return whole.Count > 0 ? whole : [.. _names.Where(n => Fits(tokens, 0, n.Words, 0)).Select(n => n.Code).Distinct()];
    }

    private static bool Fits(string[] tokens, int at, string[] words, int from)
    {
        if (at == tokens.Length) return from == words.Length;
        if (from == words.Length) return false;
        var token = tokens[at];
        if ((token == words[from] || Numerals.GetValueOrDefault(token) == words[from]) && Fits(tokens, at + 1, words, from + 1)) return true;
        if (token.Length < 2 || from + token.Length > words.Length) return false;
        for (var i = 0; i < token.Length; i++)
        {
            if (words[from + i][0] != token[i]) return false;
        }
        return Fits(tokens, at + 1, words, from + token.Length);
    }

    private static string[] Words(string text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(w => !Little.Contains(w)).ToArray();
        return telling.Length > 0 ? telling : words;
    }
}
