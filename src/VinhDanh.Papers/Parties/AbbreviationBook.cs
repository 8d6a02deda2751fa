using System.Collections.Frozen;
using System.Text;

namespace VinhDanh.Papers.Parties;

public enum AbbreviationSort
{
    Term,
    Position,

    /// <summary>Part of the name of a unit.</summary>
    Unit,
}

/// <param name="ShortForm">As documents write it.</param>
public sealed record Abbreviation(string ShortForm, string Meaning, AbbreviationSort Sort);

/// <summary>The abbreviations of the field, from <c>Data/abbreviations.tsv</c>.</summary>
public sealed class AbbreviationBook
{
    /// <summary>No short form is written in more pieces than “LĐ - TB &amp; XH” and one more.</summary>
    private const int MostPieces = 4;

    private readonly FrozenDictionary<string, Abbreviation[]> _byShort;

    private AbbreviationBook(IEnumerable<Abbreviation> entries)
    {
        // “TĐKT” and “TĐ-KT” are one short form; where both sorts are named, the unit's counts.
        _byShort = entries.GroupBy(e => Squeezed(e.ShortForm)).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Sort).DistinctBy(e => e.Meaning).ToArray());
    }

    public static AbbreviationBook Default { get; } = LoadEmbedded();

    public IEnumerable<Abbreviation> Entries => _byShort.Values.SelectMany(e => e);

    /// <summary>Everything a short form may stand for; empty when it is not in the book. Signs and spaces in it do not matter.</summary>
    public IReadOnlyList<Abbreviation> Meanings(string shortForm) => _byShort.GetValueOrDefault(Squeezed(shortForm)) ?? [];

    /// <summary>The text with every short form that has one meaning written out. Others stay as they are.</summary>
    public string Expand(string text) => Replace(text, e => e is [var only] ? only : null);

    /// <summary>As <see cref="Expand"/>, with the short forms of units only; what may be part of a unit's name is taken as that.</summary>
    public string ExpandUnits(string text) => Replace(text, e => Array.Find(e, x => x.Sort is AbbreviationSort.Unit));

    private string Replace(string text, Func<Abbreviation[], Abbreviation?> choose)
    {
        var words = Words(text);
        var result = new StringBuilder();
        var done = 0;
        for (var i = 0; i < words.Count;)
        {
            var (found, pieces, end) = Longest(text, words, i, choose);
            if (found is null)
            {
                i++;
                continue;
            }
            result.Append(text, done, words[i].Start - done).Append(found.Meaning);
            done = end;
            i += pieces;
            if (done < text.Length && char.IsLetterOrDigit(text[done])) result.Append(' ');
        }
        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Short forms may be written apart (VH TT, GD-ĐT, LĐ-TB&amp;XH): the most pieces that the book knows win.</summary>
    private (Abbreviation? Found, int Pieces, int End) Longest(string text, List<(int Start, int End)> words, int i, Func<Abbreviation[], Abbreviation?> choose)
    {
        (Abbreviation?, int, int) best = (null, 0, 0);
        var joined = new StringBuilder();
        for (var n = 0; n < MostPieces && i + n < words.Count; n++)
        {
            var (start, end) = words[i + n];
            if (n > 0 && !JoinsOnly(text, words[i + n - 1].End, start)) break;
            if (!IsShort(text.AsSpan(start, end - start))) break;
            joined.Append(text, start, end - start);
            var key = joined.ToString();
            if (end < text.Length && text[end] is '.' && _byShort.TryGetValue(key + ".", out var dotted) && choose(dotted) is { } withDot) best = (withDot, n + 1, end + 1);
            else if (_byShort.TryGetValue(key, out var entries) && choose(entries) is { } plain) best = (plain, n + 1, end);
        }
        return best;
    }

    private static bool JoinsOnly(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (text[i] is not (' ' or '-' or '–' or '&' or '\u00A0')) return false;
        return true;
    }

    /// <summary>Begins with a capital and is short or has two: “P”, “TTr”, “BKTTg”, “UBND”; not “Phòng”.</summary>
    private static bool IsShort(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return false;
        var capitals = 0;
        foreach (var c in word)
            if (char.IsUpper(c)) capitals++;
        return capitals * 2 >= word.Length;
    }

    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i])) i++;
            words.Add((start, i));
        }
        return words;
    }

    private static string Squeezed(string text) => new([.. text.Normalize(NormalizationForm.FormC).Where(c => char.IsLetterOrDigit(c) || c is '.')]);

    private static AbbreviationBook LoadEmbedded()
    {
        var assembly = typeof(AbbreviationBook).Assembly;
        using var stream = assembly.GetManifestResourceStream("VinhDanh.Papers.Data.abbreviations.tsv")
            ?? throw new InvalidOperationException("The abbreviations are not embedded.");
        using var reader = new StreamReader(stream);
        var entries = new List<Abbreviation>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] is '#') continue;
            if (line.Split('\t') is not [var shortForm, var longForm, var sort]) throw new InvalidDataException($"“{line}” is no abbreviation.");
            entries.Add(new(shortForm, longForm, Enum.Parse<AbbreviationSort>(sort, ignoreCase: true)));
        }
        return new(entries);
    }
}
