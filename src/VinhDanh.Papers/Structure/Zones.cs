using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>The parts of a document by piece index: head, type name, body, end (recipients, signature), appendices.</summary>
/// <param name="TypeAt">The line that names the type; -1 where there is none.</param>
/// <param name="BodyAt">First piece after head and type name.</param>
/// <param name="TailAt">First piece of the end; the body's end where there is none.</param>
/// <param name="Appendices">First piece of each appendix, ascending; the last runs to the end.</param>
internal sealed partial record Zones(int TypeAt, int BodyAt, int TailAt, int TailEnd, IReadOnlyList<int> Appendices)
{
    private const int HeadReach = 60;

    public static Zones Of(IReadOnlyList<Piece> pieces)
    {
        var typeAt = TypeLine(pieces);
        var bodyAt = typeAt >= 0 ? typeAt + 1 : HeadEnd(pieces);
        var firstAppendix = FirstAppendix(pieces, bodyAt);
        var tailAt = TailStart(pieces, bodyAt, firstAppendix);
        var tailEnd = TailStop(pieces, tailAt, firstAppendix);
        return new Zones(typeAt, bodyAt, tailAt, tailEnd, AppendixStarts(pieces, tailEnd));
    }

    /// <summary>“PHỤ LỤC 1”, “Phụ lục II”, “ĐỀ CƯƠNG”, “BIỂU SỐ 2” on a line of its own.</summary>
    public static bool IsAppendixLabel(Piece piece) => !piece.IsRow && piece.Text.Length <= 160 && AppendixLabel().IsMatch(piece.Text);

    private static int TypeLine(IReadOnlyList<Piece> pieces)
    {
        for (var at = 0; at < Math.Min(pieces.Count, HeadReach); at++)
        {
            if (pieces[at].IsRow) continue;
            if (PaperTypes.IsName(pieces[at].Text)) return at;
            if (Marker.Of(pieces[at].Text) is { Kind: MarkerKind.Roman or MarkerKind.Article }) break;
        }
        return -1;
    }

    private static int HeadEnd(IReadOnlyList<Piece> pieces)
    {
        var at = 0;
        while (at < pieces.Count && at < HeadReach && !pieces[at].IsRow && IsHeadLine(pieces[at])) at++;
        return at;
    }

    private static bool IsHeadLine(Piece piece)
    {
        var text = piece.Text;
        return HeadLines.IsMotto(text) || HeadLines.IsNumber(text) || HeadLines.IsPlaceAndDate(text) || HeadLines.IsAbout(text)
            || HeadLines.IsAddressee(text) || (PlainWords.IsUpper(text) && text.Length <= 90 && !Marker.Of(text).IsNumbered && !PaperTypes.StartsWithName(text));
    }

    private static int FirstAppendix(IReadOnlyList<Piece> pieces, int from)
    {
        for (var at = from; at < pieces.Count; at++)
            if (IsAppendixLabel(pieces[at]) && (at > from + 2 || pieces[at].Text.StartsWith("PHỤ", StringComparison.Ordinal))) return at;
        return pieces.Count;
    }

    private static int TailStart(IReadOnlyList<Piece> pieces, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (pieces[at].IsRow || !TailLines.IsRecipientsLabel(pieces[at].Text)) continue;
            while (at - 1 > from && IsSignatureLine(pieces[at - 1])) at--;
            return at;
        }
        for (var at = from + 1; at < to; at++)
            if (!pieces[at].IsRow && TailLines.IsAuthority(pieces[at].Text)) return at;
        return LonelySignature(pieces, from, to);
    }

    /// <summary>A post in capitals with a name under it, in the last lines before the appendices.</summary>
    private static int LonelySignature(IReadOnlyList<Piece> pieces, int from, int to)
    {
        for (var at = Math.Max(from + 3, to - 8); at < to; at++)
        {
            if (!pieces[at].IsRow && TailLines.IsPost(pieces[at].Text) && pieces.Skip(at + 1).Take(3).Any(p => !p.IsRow && TailLines.IsName(p.Text)))
                return at;
        }
        return to;
    }

    private static bool IsSignatureLine(Piece piece) =>
        !piece.IsRow && (TailLines.IsAuthority(piece.Text) || TailLines.IsPost(piece.Text) || TailLines.IsName(piece.Text));

    private static int TailStop(IReadOnlyList<Piece> pieces, int tailAt, int firstAppendix)
    {
        for (var at = tailAt; at < firstAppendix; at++)
        {
            var piece = pieces[at];
            if (piece.IsRow || piece.Part is "footnote" or "endnote") return at;
            var marker = Marker.Of(piece.Text);
            if (marker.IsNumbered && marker.Kind is MarkerKind.Roman or MarkerKind.Article && !TailLines.IsAuthority(piece.Text)) return at;
            if (marker.Kind != MarkerKind.Bullet && PlainWords.Count(piece.Text) > 25) return at;
            if (at > tailAt && ListTitle().IsMatch(piece.Text) && PlainWords.IsUpper(piece.Text)) return at;
        }
        return firstAppendix;
    }

    private static List<int> AppendixStarts(IReadOnlyList<Piece> pieces, int from)
    {
        var starts = new List<int>();
        for (var at = from; at < pieces.Count; at++)
        {
            if (at == from || (IsAppendixLabel(pieces[at]) && !IsAppendixLabel(pieces[at - 1]))) starts.Add(at);
        }
        return starts;
    }

    [GeneratedRegex(@"^(PHỤ\s+LỤC|Phụ\s+lục|PHỤ\s+BIỂU|BIỂU\s+SỐ|Biểu\s+số|MẪU\s+SỐ|Mẫu\s+số)\s*(SỐ|số)?\s*([0-9]{1,2}|[IVX]+|[A-E])?\s*([.:\-–]\s*\p{Lu}.*|[.:]?\s*\p{Lu}[^a-zà-ỹ]*|\([^)]*\)|[.:]?)?$|^ĐỀ CƯƠNG(\s\p{Lu}[^a-zà-ỹ]*)?$")]
    private static partial Regex AppendixLabel();

    [GeneratedRegex(@"^(DANH SÁCH|BIỂU|BẢNG|CHƯƠNG TRÌNH|LỊCH|TIẾN ĐỘ|MẪU|DANH MỤC)\b")]
    private static partial Regex ListTitle();
}
