using System.Numerics;

namespace VinhDanh.App.Platform.Search;

/// <summary>
/// How often words stand in the entries, as last counted. Counts only choose between ways to look, and words only propose: whatever is shown was found in
/// entries that the asker may see.
/// </summary>
public sealed class KnownWords
{
    private readonly Dictionary<(string Kind, string Word), int> _counts;
    private readonly Dictionary<string, long> _everywhere;
    private readonly Dictionary<string, long> _entries;
    private readonly string[] _sorted;
    private readonly Dictionary<string, long[]> _sums = [];
    private readonly ILookup<int, (string Word, int Entries, uint Letters)> _byLength;

    /// <param name="counts">Of every kind; words with digits only where they are common.</param>
    public KnownWords(IReadOnlyCollection<(string Kind, string Word, int Entries)> counts)
    {
        _counts = counts.ToDictionary(c => (c.Kind, c.Word), c => c.Entries);
        _everywhere = counts.GroupBy(c => c.Word).ToDictionary(g => g.Key, g => g.Sum(c => (long)c.Entries));
        // A count of before kinds were counted too has no more of a kind than of its commonest word.
        _entries = counts.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => (long)g.Max(c => c.Entries));
        Entries = _entries.Values.Sum();
        _sorted = [.. counts.Select(c => c.Word).Distinct().Order(StringComparer.Ordinal)];
        foreach (var kind in counts.Select(c => c.Kind).Distinct())
        {
            // Sums from the first word on: those of any beginning are one subtraction.
            var sums = new long[_sorted.Length + 1];
            for (var i = 0; i < _sorted.Length; i++) sums[i + 1] = sums[i] + Count(kind, _sorted[i]);
            _sums[kind] = sums;
        }

        _byLength = counts.Where(c => c.Word.All(char.IsAsciiLetterLower)).GroupBy(c => c.Word)
            .Select(g => (Word: g.Key, Entries: g.Sum(c => c.Entries), Letters: LettersOf(g.Key))).ToLookup(w => w.Word.Length);
    }

    /// <summary>Of all kinds; 0 before the first count.</summary>
    public long Entries { get; }

    /// <summary>Of one kind.</summary>
    public long EntriesOf(string kind) => _entries.GetValueOrDefault(kind);

    /// <returns>0 for a word that is rare, or newer than the last count.</returns>
    public int Count(string kind, string word) => _counts.GetValueOrDefault((kind, word));

    /// <summary>In entries of whatever kind: so long is its list in the index.</summary>
    public long Count(string word) => _everywhere.GetValueOrDefault(word);

    /// <summary>Sum over all words that begin so.</summary>
    public long CountOfPrefix(string kind, string prefix)
    {
        if (!_sums.TryGetValue(kind, out var sums)) return 0;
        return sums[First(prefix + '{')] - sums[First(prefix)]; // “{” comes right after “z”
    }

    /// <summary>The same over all kinds.</summary>
    public long CountOfPrefix(string prefix) => _sums.Keys.Sum(kind => CountOfPrefix(kind, prefix));

    /// <summary>Words within the forgiven slips, nearest and then commonest first.</summary>
    public IReadOnlyList<(string Word, int Distance)> Near(string word, int most)
    {
        var forgiven = NearWords.Forgiven(word.Length);
        if (forgiven == 0) return [];
        var letters = LettersOf(word);
        var found = new List<(string Word, int Distance, int Entries)>();
        for (var length = word.Length - forgiven; length <= word.Length + forgiven; length++)
            foreach (var (known, entries, its) in _byLength[length])
                // A slip changes no more than two letters of the set: nearly all words are told apart by that alone.
                if (BitOperations.PopCount(letters ^ its) <= 2 * forgiven && NearWords.Distance(word, known, forgiven) is > 0 and var distance && distance <= forgiven) found.Add((known, distance, entries));
        return [.. found.OrderBy(f => f.Distance).ThenByDescending(f => f.Entries).ThenBy(f => f.Word, StringComparer.Ordinal).Take(most).Select(f => (f.Word, f.Distance))];
    }

    private static uint LettersOf(string word) => word.Aggregate(0u, (set, letter) => set | 1u << (letter & 31));

    private int First(string word)
    {
        var at = Array.BinarySearch(_sorted, word, StringComparer.Ordinal);
        return at >= 0 ? at : ~at;
    }
}
