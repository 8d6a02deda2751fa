namespace VinhDanh.App.Platform.Search;

/// <summary>
/// Which part of a question goes to the index; the rest is tested on the rows that part leaves. The index reads all lists it is given side by side, so a
/// long one costs more than it saves where few rows are left already, or where it stands in the same entries as another: so do neighbours, for two
/// syllables make a word (“kiểm tra”).
/// </summary>
internal sealed class IndexCondition
{
    /// <summary>Lists up to so many entries are read in no time; also those of words that are newer than the last count.</summary>
    private const int Short = 20_000;

    /// <summary>Longer ones than that together save nothing any more.</summary>
    private const int MostLong = 4;

    /// <summary>A word that stands in more of the entries leaves out too few.</summary>
    private const double MostShare = 0.6;

    /// <summary>So many entries of a list are read in the time that it takes to test one row.</summary>
    private const int EntriesARow = 700;

    /// <summary>Of so many rows left, by what is known of their words, another list is read even if it may be that of a neighbour.</summary>
    private const int ManyRows = 2000;

    /// <summary>No list is too long to read where so many rows would be left.</summary>
    private const int TooManyRows = 15_000;

    private readonly long _entries;
    private readonly List<Part> _taken = [];
    private double _rows;

    /// <param name="parts">Of the question, in its order, with the place; each must hold.</param>
    /// <param name="entries">Of the kind.</param>
    /// <param name="all">Entries of all kinds.</param>
    /// <param name="kind">The kind's own list.</param>
    public IndexCondition(IReadOnlyList<Part> parts, long entries, long all, string kind)
    {
        _rows = _entries = entries;
        var ofKind = new Part(kind, entries, entries, Place: null);
        if (entries * 2 <= all) _taken.Add(ofKind);
        foreach (var part in parts.Where(p => p.Everywhere <= Short)) Take(part);
        var neighbours = new List<Part>();
        foreach (var part in parts.Where(p => p.Everywhere > Short).OrderBy(p => p.Everywhere))
            if (_taken.Any(part.IsBeside)) neighbours.Add(part);
            else TakeIfWorth(part);
        foreach (var part in neighbours)
            if (_rows > ManyRows) TakeIfWorth(part);
        // Better long lists than most of the table; whoever comes here knows that all of it together is rare.
        foreach (var part in parts.Except(_taken).OrderBy(p => p.Everywhere).ToList())
            if (_rows > TooManyRows) Take(part);
        if (_taken.Count == 0) _taken.Add(parts.MinBy(p => p.Everywhere)!);
        // Rare in this kind, common in another.
        if (!_taken.Contains(ofKind) && _taken.Min(p => p.Everywhere - p.InKind) * EntriesARow > entries) _taken.Add(ofKind);
    }

    public string Text => string.Join(" & ", _taken.Select(p => p.Text));

    private void TakeIfWorth(Part part)
    {
        if (_taken.Count(p => p.Everywhere > Short) < MostLong && Share(part) <= MostShare && _rows * (1 - Share(part)) * EntriesARow > part.Everywhere) Take(part);
    }

    private void Take(Part part)
    {
        _taken.Add(part);
        _rows *= Share(part);
    }

    private double Share(Part part) => _entries == 0 ? 0 : Math.Min(1, (double)part.InKind / _entries);

    /// <param name="Text">As PostgreSQL's tsquery.</param>
    /// <param name="InKind">Entries of the kind that fulfil it, as last counted.</param>
    /// <param name="Everywhere">The same of all kinds: length of the lists.</param>
    /// <param name="Place">Among the words; null: no word.</param>
    public sealed record Part(string Text, long InKind, long Everywhere, int? Place)
    {
        public bool IsBeside(Part other) => Math.Abs((Place - other.Place) ?? int.MaxValue) == 1;
    }
}
