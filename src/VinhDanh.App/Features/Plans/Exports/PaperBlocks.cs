using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>Cells and papers from people's own words: an asterisk they typed is an asterisk.</summary>
internal static class PaperBlocks
{
    public static TableCell Cell(string text, int across = 1, int down = 1, bool bold = false) => TableCell.Plain(text, across, down, bold);

    public static TableCell Cell(int number) => Cell(number == 0 ? "-" : Shell.Vn.Number(number));

    public static Heading Heading(int level, string text) => new(level, RichText.FromString(text));

    public static Paragraph Text(string text) => new(RichText.FromString(text));

    /// <summary>The parts of every paper of a programme: who issues it, where; number, day and name stay for the pen.</summary>
    public static OfficialDocument Paper(ProgrammeBook book, string? type, string? typeName, string about, IReadOnlyList<Block> body) => new()
    {
        GoverningBody = book.AuthorityAbove is { } above ? BodyNames.Capitals(above) : null,
        IssuingBody = BodyNames.Head(book.Issuer),
        Symbol = PlanNaming.Symbol(book.Programme, type),
        Place = book.Place,
        TypeName = typeName,
        Abstract = about,
        Body = body,
        Signature = new Signature(PlanNaming.SignatureLines(book.Issuer), ""),
    };
}
