using System.Collections;
using System.Collections.Frozen;

namespace VinhDanh.Papers.Deadlines;

/// <summary>Phrases found by their first word; of several that fit, the longest counts.</summary>
internal sealed class PhraseSet : IEnumerable<string[]>
{
    private readonly string[][] _phrases;
    private readonly FrozenDictionary<string, string[][]> _byFirst;

    public PhraseSet(params string[] phrases)
    {
        _phrases = [.. phrases.Select(p => p.Split(' ')).OrderByDescending(p => p.Length)];
        _byFirst = _phrases.GroupBy(p => p[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public IEnumerable<string> FirstWords => _byFirst.Keys;

    public string[][] StartingWith(string word) => _byFirst.GetValueOrDefault(word) ?? [];

    public IEnumerator<string[]> GetEnumerator() => _phrases.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _phrases.GetEnumerator();
}
