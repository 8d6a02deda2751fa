namespace VinhDanh.App.Platform.Search;

/// <summary>A stretch of shown text.</summary>
public readonly record struct MarkedPiece(string Text, bool Marked);

/// <summary>Finds the asked words in text as it is written, and cuts out where they stand.</summary>
/// <param name="words">Folded.</param>
/// <param name="prefix">Folded beginning of a word still being typed; null: none.</param>
public sealed class Marking(IEnumerable<string> words, string? prefix)
{
    private const int Before = 60, Length = 220, MostPlaces = 400;

    private readonly HashSet<string> _words = [.. words];

    public IReadOnlyList<MarkedPiece> Mark(string text) => Pieces(text, Places(text, int.MaxValue));

    /// <summary>The part of a long text where most of the words stand together, in one line; empty when none of them does.</summary>
    public IReadOnlyList<MarkedPiece> Excerpt(string text)
    {
        var places = Places(text, MostPlaces);
        if (places.Count == 0) return [];
        var best = places.Index().MaxBy(p => (places.Skip(p.Index).TakeWhile(q => q.End <= p.Item.Start + Length - Before).Select(q => q.Word).Distinct().Count(), -p.Index)).Item;
        var from = Math.Min(WordStart(text, best.Start - Before), best.Start);
        var to = WordEnd(text, from + Length);
        // A line's end is a blank here; both are one character, so places stay.
        var cut = text[from..to].Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        var pieces = Pieces(cut, Places(cut, int.MaxValue));
        if (from > 0) pieces.Insert(0, new("… ", false));
        if (to < text.Length) pieces.Add(new(" …", false));
        return pieces;
    }

    private static List<MarkedPiece> Pieces(string text, List<Place> places)
    {
        var pieces = new List<MarkedPiece>();
        var done = 0;
        foreach (var place in places)
        {
            if (place.Start > done) pieces.Add(new(text[done..place.Start], false));
            pieces.Add(new(text[place.Start..place.End], true));
            done = place.End;
        }

        if (done < text.Length) pieces.Add(new(text[done..], false));
        return pieces;
    }

    private List<Place> Places(string text, int most)
    {
        var places = new List<Place>();
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var syllables = new Syllables(text);
        while (places.Count < most && syllables.Next())
        {
            if (known.TryGetValue(syllables.Word, out var word)) places.Add(new(syllables.Start, syllables.End, word));
            else if (prefix is not null && syllables.Word.StartsWith(prefix)) places.Add(new(syllables.Start, syllables.End, prefix));
        }

        return places;
    }

    private static int WordStart(string text, int at)
    {
        if (at <= 0) return 0;
        var blank = text.AsSpan(at).IndexOfAny(' ', '\n');
        return blank < 0 ? at : at + blank + 1;
    }

    private static int WordEnd(string text, int at)
    {
        if (at >= text.Length) return text.Length;
        var blank = text.AsSpan(0, at).LastIndexOfAny(' ', '\n');
        return blank > at - Before ? blank : at;
    }

    private readonly record struct Place(int Start, int End, string Word);
}
