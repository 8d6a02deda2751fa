namespace VinhDanh.Papers.Writing;

/// <summary>
/// An administrative document by its components (Decree 30/2020/NĐ-CP, Article 8 and Annex I). Numbering of headings is
/// part of their text, so that it survives copying and other programs.
/// </summary>
public sealed record OfficialDocument
{
    /// <summary>Body that the issuer belongs to, as printed in capitals; null for a body without one.</summary>
    public string? GoverningBody { get; init; }

    /// <summary>Issuer as printed in capitals; a line feed parts a long name.</summary>
    public required string IssuingBody { get; init; }

    /// <summary>Number in the register; null while the document has none yet (a blank is printed).</summary>
    public int? Number { get; init; }

    /// <summary>What follows the number, such as <c>KH-UBND</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Place name before the date.</summary>
    public required string Place { get; init; }

    /// <summary>Date of issue; null leaves blanks for the pen.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Type name such as <c>KẾ HOẠCH</c>; null for an official letter, whose abstract goes under the number (“V/v …”).</summary>
    public string? TypeName { get; init; }

    /// <summary>What the document is about, without “V/v”.</summary>
    public required string Abstract { get; init; }

    /// <summary>Who is addressed (“Kính gửi”); empty for documents that address nobody.</summary>
    public IReadOnlyList<string> AddressedTo { get; init; } = [];

    /// <summary>Legal bases, each a whole sentence with its “;” or “.”.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>Puts “./.” after the last paragraph of the body.</summary>
    public bool EndMark { get; init; } = true;

    public required Signature Signature { get; init; }

    /// <summary>Of a paper that two sides sign (biên bản): the one at the left, where recipients stand otherwise.</summary>
    public Signature? OtherSignature { get; init; }

    /// <summary>Lines under “Nơi nhận:” without dash; the last is normally “Lưu: VT, …”.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<Appendix> Appendices { get; init; } = [];

    /// <summary>A remark set small under everything else, such as where a specimen comes from.</summary>
    public string? Remark { get; init; }
}

/// <summary>Who signs.</summary>
/// <param name="Lines">Authority and post in capitals, one line each: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”.</param>
/// <param name="Name">Full name without academic title.</param>
/// <param name="UnderPost">Post in the body whose seal is used, where it differs (“PHÓ CHỦ TỊCH UBND TỈNH”).</param>
public sealed record Signature(IReadOnlyList<string> Lines, string Name, string? UnderPost = null);

/// <summary>An appendix; it begins a page of its own.</summary>
/// <param name="Label">“Phụ lục I”; null for one that has only a title (“ĐỀ CƯƠNG”).</param>
/// <param name="Title">Name in capitals; a line feed parts it.</param>
/// <param name="Body">Its blocks.</param>
/// <param name="Landscape">Turns its pages.</param>
public sealed record Appendix(string? Label, string Title, IReadOnlyList<Block> Body, bool Landscape = false)
{
    /// <summary>“(Kèm theo Kế hoạch số …)”; null leaves it out.</summary>
    public string? AttachedTo { get; init; }
}

/// <summary>A part of the text.</summary>
public abstract record Block;

/// <summary>A heading with its number typed: level 1 “I.”, 2 “1.”, 3 “a)”, 4 smaller still.</summary>
public sealed record Heading(int Level, RichText Text) : Block;

/// <summary>A paragraph; a leading “- ” makes it an item of a list.</summary>
public sealed record Paragraph(RichText Text, Alignment Alignment = Alignment.Justified, bool Indented = true) : Block;

public enum Alignment
{
    Justified,
    Left,
    Centre,
    Right,
}

/// <summary>A ruled table. Its header row repeats on every page and no row is broken over two pages.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block;

/// <param name="Header">Heading of the column.</param>
/// <param name="Share">Its share of the width, in any unit common to the table.</param>
/// <param name="Alignment">How its cells are set.</param>
public sealed record TableColumn(string Header, double Share, Alignment Alignment = Alignment.Left);

/// <summary>A row; cells covered from above by <see cref="TableCell.Down"/> are left out, as in HTML.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <param name="Paragraphs">Its text; empty for an empty cell.</param>
/// <param name="Across">Columns it covers, from 1.</param>
/// <param name="Down">Rows it covers, from 1.</param>
public sealed record TableCell(IReadOnlyList<RichText> Paragraphs, int Across = 1, int Down = 1, bool Bold = false)
{
    public static TableCell Of(string text, int across = 1, int down = 1, bool bold = false) =>
        new(text.Length == 0 ? [] : [.. text.Split('\n').Select(RichText.Marked)], across, down, bold);

    /// <summary>People's own words: an asterisk they typed is an asterisk.</summary>
    public static TableCell Plain(string text, int across = 1, int down = 1, bool bold = false) =>
        new(text.Length == 0 ? [] : [.. text.Split('\n').Select(RichText.FromString)], across, down, bold);
}
