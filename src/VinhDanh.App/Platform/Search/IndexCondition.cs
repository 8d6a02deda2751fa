namespace VinhDanh.App.Platform.Search;

/// <summary>
/// Which part of a question goes to the index; the rest is tested on the rows that part leaves. The index reads all lists it is given side by side, so a
/// long one must save more rows than it takes to read: it does not where few are left already, nor where it is that of another word over again.
/// </summary>
internal sealed class IndexCondition
{
    /// <summary>Lists up to so many entries are read in no time; also those of words that are newer than the last count.</summary>
    private const int Short = 20_000;

    /// <summary>So many entries of a list are read in the time that it takes to test one row.</summary>
    private const int EntriesARow = 700;

    private readonly long _entries;
    private readonly List<Part> _taken = [];

    /// <param name="parts">Of the question, in its order; each must hold.</param>
    /// <param name="entries">Of the kind.</param>
    /// <param name="all">Entries of all kinds.</param>
    /// <param name="kind">The kind's own list.</param>
    /// <param name="survey">Which parts hold together; null: guessed from how many entries each has.</param>
    public IndexCondition(IReadOnlyList<Part> parts, long entries, long all, string kind, Survey? survey)
    {
        _entries = entries;
        var ofKind = new Part(kind, entries, entries, Place: null);
        if (entries * 2 <= all) _taken.Add(ofKind);
        double rows = entries;
        foreach (var part in parts.Where(p => p.Everywhere <= Short)) Take(part);
        while (parts.Except(_taken).Select(p => (Part: p, Saved: (rows - Left(p)) * EntriesARow - p.Everywhere)).DefaultIfEmpty().MaxBy(p => p.Saved) is { Part: not null, Saved: > 0 } best)
            Take(best.Part);
        if (_taken.Count == 0) _taken.Add(parts.MinBy(p => p.Everywhere)!);
        // Rare in this kind, common in another.
        if (!_taken.Contains(ofKind) && _taken.Min(p => p.Everywhere - p.InKind) * EntriesARow > entries) _taken.Add(ofKind);

        double Left(Part part) => survey is null ? rows * Share(part) : entries * survey.ShareOf([.. parts.Index().Where(p => p.Item == part || _taken.Contains(p.Item)).Select(p => p.Index)]);

        void Take(Part part)
        {
            rows = Left(part);
            _taken.Add(part);
        }
    }

    public string Text => string.Join(" & ", _taken.Select(p => p.Text));

    // Two syllables make a word (“kiểm tra”): what is beside a word that is taken stands mostly in the same entries.
    private double Share(Part part)
    {
        var share = _entries == 0 ? 0 : Math.Min(1, (double)part.InKind / _entries);
        return _taken.Any(part.IsBeside) ? Math.Pow(share, 0.25) : share;
    }

    /// <param name="Text">As PostgreSQL's tsquery.</param>
    /// <param name="InKind">Entries of the kind that fulfil it, as last counted.</param>
    /// <param name="Everywhere">The same of all kinds: length of the lists.</param>
    /// <param name="Place">Among the words; null: no word.</param>
    public sealed record Part(string Text, long InKind, long Everywhere, int? Place)
    {
        public bool IsBeside(Part other) => Math.Abs((Place - other.Place) ?? int.MaxValue) == 1;
    }

    /// <summary>Of some entries, which parts of the question hold in them.</summary>
    /// <param name="held">A bit for each part, in its order, and in how many entries just those hold.</param>
    public sealed class Survey(IReadOnlyList<(int Held, long Entries)> held)
    {
        private readonly long _all = Math.Max(1, held.Sum(h => h.Entries));

        /// <returns>The share of the entries in which all these parts hold.</returns>
        public double ShareOf(IReadOnlyList<int> parts)
        {
            var bits = parts.Aggregate(0, (bits, part) => bits | 1 << part);
            return (double)held.Where(h => (h.Held & bits) == bits).Sum(h => h.Entries) / _all;
        }
    }
}
