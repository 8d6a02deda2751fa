using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>One entry under a heading: a paragraph or bullet with the pieces it was continued in, or a row of a table.</summary>
internal sealed class Entry(Piece piece, Marker marker)
{
    public List<Piece> Pieces { get; } = [piece];
    public Marker Marker { get; } = marker;
    public string Text { get; private set; } = piece.Text;
    public string Rest { get; private set; } = marker.Rest;
    public Piece First => Pieces[0];
    public bool IsRow => First.IsRow;
    public bool IsBullet => Marker.Kind == MarkerKind.Bullet;

    /// <summary>Sub-bullets (“+ …” under “- …”).</summary>
    public bool IsDeeper => Marker.Label is "+" or "*" or "●" or "▪";

    public void Continue(Piece more)
    {
        Pieces.Add(more);
        Text += " " + more.Text;
        Rest += " " + more.Text;
    }
}

/// <summary>A heading and what stands under it up to the next one.</summary>
internal sealed class SectionNode
{
    public required string Path { get; init; }
    public required int Level { get; init; }
    public Entry? Heading { get; init; }
    public SectionNode? Parent { get; init; }
    public List<Entry> Entries { get; } = [];
    public List<SectionNode> Children { get; } = [];

    /// <summary>The heading without its number.</summary>
    public string Title => Heading?.Rest ?? "";

    /// <summary>Paragraphs and bullets, without what closes the document.</summary>
    public IEnumerable<Entry> Lines => Entries.Where(e => !e.IsRow && e.First.Role is not BlockRole.Closing);

    public IEnumerable<SectionNode> WithAncestors
    {
        get
        {
            for (var at = this; at is not null; at = at.Parent) yield return at;
        }
    }

    /// <summary>This heading and all under it, in order.</summary>
    public IEnumerable<SectionNode> Subtree => Children.SelectMany(c => c.Subtree).Prepend(this);
}

/// <summary>The tree of headings of a body or an appendix. Numerals may repeat; levels may be left out.</summary>
internal static class SectionTree
{
    /// <param name="root">Path put before all others; empty for the body.</param>
    /// <returns>The root, which holds what stands before the first heading.</returns>
    public static SectionNode Grow(IEnumerable<Piece> pieces, string root)
    {
        var top = new SectionNode { Path = root, Level = -1 };
        var at = top;
        var last = default(Entry);
        foreach (var piece in pieces)
        {
            var entry = new Entry(piece, piece.IsRow ? new Marker(MarkerKind.None, "", piece.Text, int.MaxValue) : Marker.Of(piece.Text));
            if (entry.IsRow)
            {
                at.Entries.Add(entry);
                last = null;
                continue;
            }
            if (last is not null && GoesOn(last, entry))
            {
                last.Continue(piece);
                continue;
            }
            last = entry;
            if (entry.Marker.IsNumbered)
            {
                var parent = at;
                while (parent.Level >= entry.Marker.Level) parent = parent.Parent!;
                at = new SectionNode { Path = PathUnder(parent, entry.Marker), Level = entry.Marker.Level, Heading = entry, Parent = parent };
                parent.Children.Add(at);
            }
            else
            {
                at.Entries.Add(entry);
            }
        }
        return top;
    }

    /// <summary>“1.2” under “1” is one step; elsewhere the whole label counts.</summary>
    private static string PathUnder(SectionNode parent, Marker marker)
    {
        var label = marker.Label;
        if (marker.Kind == MarkerKind.Arabic && parent.Heading?.Marker is { Kind: MarkerKind.Arabic } above
            && label.StartsWith(above.Label + ".", StringComparison.Ordinal)) label = label[(above.Label.Length + 1)..];
        return parent.Path.Length == 0 ? label : parent.Path + "." + label;
    }

    /// <summary>A page break parts a sentence: the rest starts in lower case after a line without an end.</summary>
    private static bool GoesOn(Entry before, Entry after)
    {
        if (after.Marker.Kind != MarkerKind.None || after.First.FromLayout != before.First.FromLayout || after.First.Part != before.First.Part) return false;
        return char.IsLower(after.Text[0]) && before.Text.Length > 40 && !".;:!?".Contains(before.Text[^1], StringComparison.Ordinal);
    }
}
