using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>Issuer, number, place, date, type and title.</summary>
internal sealed partial record PaperHead(
    string? Number, string? Symbol, string? Issuer, string? ParentIssuer, string? Place, DateOnly? Date, string? DateText,
    int? DateYear, string? TypeName, string? Title, bool IsLetter, int End)
{
    public static PaperHead Read(IReadOnlyList<Piece> pieces, Zones zones)
    {
        var head = pieces.Take(zones.TypeAt >= 0 ? zones.TypeAt : zones.BodyAt).Where(p => !p.IsRow).ToList();
        foreach (var piece in pieces.Take(zones.TypeAt >= 0 ? zones.TypeAt : zones.BodyAt)) piece.Put(BlockRole.Header, "header");

        var (number, symbol) = head.Select(p => HeadLines.Number(p.Text)).FirstOrDefault(n => n.Symbol is not null);
        var (place, dateText, date, year) = head.Select(p => HeadLines.PlaceAndDate(p.Text)).FirstOrDefault(d => d.Text is not null);
        var about = head.FirstOrDefault(p => HeadLines.IsAbout(p.Text));
        var (parent, issuer) = Issuers(head);
        var (title, end) = TitleLines(pieces, zones);
        return new PaperHead(number, symbol, issuer, parent, place, date, dateText, year,
            zones.TypeAt >= 0 ? pieces[zones.TypeAt].Text : null,
            title ?? (about is null ? null : HeadLines.WithoutAbout(about.Text)), about is not null && zones.TypeAt < 0, end);
    }

    /// <summary>Lines of capitals on the left: the governing body, then the issuing body, each perhaps over two lines.</summary>
    private static (string? Parent, string? Issuer) Issuers(IEnumerable<Piece> head)
    {
        var names = new List<string>();
        foreach (var text in head.Where(IsIssuerLine).Select(p => p.Text.Trim('-', '_', '*', ' ')).Where(t => t.Length > 1))
        {
            if (names.Count > 0 && (IsOpen(names[^1]) || !StartsOffice(text))) names[^1] += " " + text;
            else names.Add(text);
        }
        return names.Count switch
        {
            0 => (null, null),
            1 => (null, IssuerCase.Of(names[0])),
            _ => (IssuerCase.Of(names[^2]), IssuerCase.Of(names[^1])),
        };
    }

    private static bool IsIssuerLine(Piece piece) =>
        !HeadLines.IsMotto(piece.Text) && !HeadLines.IsNumber(piece.Text) && !HeadLines.IsPlaceAndDate(piece.Text)
        && !HeadLines.IsAbout(piece.Text) && !HeadLines.IsAddressee(piece.Text) && PlainWords.IsUpper(piece.Text) && PlainWords.Count(piece.Text) <= 14
        && !Stamp().IsMatch(piece.Text) && (piece.Cell is null or 0 || !piece.FromLayout);

    /// <summary>“ỦY BAN NHÂN DÂN” alone waits for its place on the next line.</summary>
    private static bool IsOpen(string name) => PlainWords.Fold(name) is "uy ban nhan dan" or "ubnd" or "hoi dong nhan dan" or "hdnd";

    private static bool StartsOffice(string text) => Office().IsMatch(PlainWords.Fold(text));

    private static (string? Title, int End) TitleLines(IReadOnlyList<Piece> pieces, Zones zones)
    {
        if (zones.TypeAt < 0) return (null, zones.BodyAt);
        pieces[zones.TypeAt].Put(BlockRole.Title, "title");
        var at = zones.TypeAt + 1;
        var lines = new List<string>();
        while (at < zones.TailAt && lines.Count < 6 && IsTitleLine(pieces[at], lines))
        {
            lines.Add(pieces[at].Text);
            pieces[at++].Put(BlockRole.Title, "title");
        }
        var title = HeadLines.WithoutAbout(string.Join(' ', lines));
        return (title.Length == 0 ? null : title, at);
    }

    private static bool IsTitleLine(Piece piece, List<string> before)
    {
        var text = piece.Text;
        if (piece.IsRow || text.Length > 350 || LegalBases.IsBasis(text) || HeadLines.IsAddressee(text) || Marker.Of(text).Kind != MarkerKind.None) return false;
        if (text[^1] is '.' or ';' or ':') return false;
        return before.Count == 0 || (PlainWords.Count(text) <= 40 && !TailLines.IsPost(text) && !Prose().IsMatch(text));
    }

    [GeneratedRegex(@"^(ubnd|uy ban|hoi dong|hdnd|hd td|tinh |thanh pho|so |bo |ban |phong |cuc |chi cuc|dang |lien doan|tong |van phong|truong |hoi |huyen uy|quan uy|tinh uy|thanh uy|uy ban mat tran|mat tran|cong ty|tap doan|benh vien|vien |kho bac|bao hiem|cong an|quan |huyen |phuong |xa |thi xa|trung tam|doan |cum |khoi )")]
    private static partial Regex Office();

    [GeneratedRegex(@"^\(?\s*(DỰ THẢO|MẬT|TỐI MẬT|HỎA TỐC|KHẨN|THƯỢNG KHẨN|BẢN SAO)\b")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^(Để|Nhằm|Phát huy|Với mục|Trên cơ sở|Năm \d{4},|Tiếp tục)\s")]
    private static partial Regex Prose();
}
