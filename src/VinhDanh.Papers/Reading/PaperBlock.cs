using System.Text.Json.Serialization;

namespace VinhDanh.Papers.Reading;

/// <summary>One non-empty paragraph or table row, in document order.</summary>
/// <param name="Text">NFC; the cells of a row are joined by “ | ”.</param>
/// <param name="Cells">For a row of a data table: its cells in order.</param>
/// <param name="Belongs">What it became: a path such as “tasks/PL1.I.3” or “sections/II.2”.</param>
public sealed record PaperBlock(int Id, BlockRole Role, string Text, SourcePlace Place, IReadOnlyList<string>? Cells, string? Belongs);

/// <summary>Where something stands in the file; all counts start at 0.</summary>
/// <param name="Block">Id in <see cref="PaperReading.Blocks"/>.</param>
/// <param name="Paragraph">Among the paragraphs outside tables, empty ones counted.</param>
/// <param name="Table">Among all tables.</param>
/// <param name="Part">Where the text is not in the body: footnote, endnote, text-box, nested-table.</param>
public sealed record SourcePlace(
    int Block,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Paragraph = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Table = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Row = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Cell = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page = null);

/// <summary>The one role of a block. There is no catch-all: what is not understood is <see cref="Unplaced"/> and warned of.</summary>
public enum BlockRole
{
    Unplaced,
    Header,
    Title,
    Basis,
    Preamble,
    Heading,
    Paragraph,
    BodyItem,
    Task,
    Group,
    Session,
    InspectionPoint,
    Appendix,
    OutlineQuestion,
    ColumnHeader,
    TableRow,
    Repeat,
    Closing,
    Recipient,
    Signature,
    Footnote,
}
