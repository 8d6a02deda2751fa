using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Reading;

/// <summary>What was understood of one document. Every non-empty paragraph and table row stands in <see cref="Blocks"/>.</summary>
/// <param name="File">Name the document came under, without its folder.</param>
/// <param name="Format">docx, pdf, scan or txt, by content.</param>
/// <param name="Number">Null where the source leaves it blank (“Số:   /KH-UBND”).</param>
/// <param name="Year">The year the document plans or reports on, not the year of signing.</param>
/// <param name="Preamble">Opening paragraphs that are no legal basis.</param>
/// <param name="Closing">“Trên đây là Kế hoạch …”.</param>
/// <param name="BodyItems">Listed work of the body; each is joined to the schedule row it repeats, or stands alone.</param>
/// <param name="Tables">Tables that are no schedule of work, whole.</param>
public sealed record PaperReading(
    string File,
    string Format,
    PaperKind Kind,
    string? Number,
    string? Symbol,
    string? Issuer,
    string? ParentIssuer,
    string? Place,
    DateOnly? Date,
    string? DateText,
    string? Title,
    int? Year,
    IReadOnlyList<LegalBasis> Bases,
    IReadOnlyList<Passage> Preamble,
    IReadOnlyList<PaperSection> Sections,
    IReadOnlyList<PaperTask> Tasks,
    IReadOnlyList<BodyItem> BodyItems,
    IReadOnlyList<CouncilSession> Sessions,
    InspectionReading? Inspection,
    IReadOnlyList<Appendix> Appendices,
    IReadOnlyList<PaperTable> Tables,
    IReadOnlyList<Passage> Closing,
    IReadOnlyList<string> Recipients,
    Signatory? Signatory,
    Coverage Coverage,
    IReadOnlyList<ReadingWarning> Warnings,
    IReadOnlyList<PaperBlock> Blocks)
{
    public IReadOnlyList<Passage> Footnotes { get; init; } = [];
}

public enum PaperKind
{
    Unknown,
    AnnualPlan,
    InspectionPlan,
    MovementPlan,
    ContestPlan,
    CongressPlan,
    ReportOutline,
    Decision,
    Guidance,
    Criteria,
    Report,
    Minutes,
    Letter,
    News,
}

/// <summary>“Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ …” in parts.</summary>
public sealed record LegalBasis(string Text, string? Type, string? Number, DateOnly? Date, string? Issuer, SourcePlace Source);

public sealed record Passage(string Text, SourcePlace Source);

/// <summary>A heading with its own text; what stands under a deeper heading belongs to that one.</summary>
/// <param name="Path">As numbered in the document (“II.2.a”); repeated numerals repeat.</param>
/// <param name="Party">Who is charged, where the heading names them (“Giao Phòng Nội vụ …”).</param>
public sealed record PaperSection(string Path, int Level, string Heading, IReadOnlyList<string> Paragraphs, string? Party, SourcePlace Source);

/// <summary>A schedule row, or a bullet under a heading that is a time.</summary>
/// <param name="Path">Appendix, group, number (“PL1.II.9”); sub-rows add their place (“PL1.I.7.1”); unique in the document.</param>
/// <param name="Parent">Path of the row a sub-row belongs to.</param>
/// <param name="Related">Links to body items, sessions and rows that speak of the same work.</param>
public sealed record PaperTask(
    string Path,
    string? Parent,
    string Title,
    string? Group,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Doers,
    IReadOnlyList<string> Coordinators,
    Deadline Deadline,
    string? ExpectedResult,
    string? Note,
    IReadOnlyList<OtherCell> Other,
    IReadOnlyList<Related> Related,
    SourcePlace Source);

/// <summary>A cell under a column whose meaning is not known.</summary>
public sealed record OtherCell(string Column, string Text);

/// <param name="To">Path of a task, of a body item (“II.2.9”) or of a session (“session.2”).</param>
public sealed record Related(RelatedAs As, string To);

public enum RelatedAs
{
    RepeatedBy,
    Repeats,
    ConflictsWith,
}

/// <summary>Work listed in the body of a plan that also has a schedule.</summary>
/// <param name="MatchedTask">Path of the task or session it repeats; null when no row carries it.</param>
public sealed record BodyItem(string Path, string Text, string? MatchedTask, double Confidence, SourcePlace Source);

/// <param name="Month">First day of the month, where the row gives a month.</param>
public sealed record CouncilSession(
    int Number,
    YearMonth? Month,
    string Title,
    string? Chair,
    IReadOnlyList<string> Doers,
    IReadOnlyList<string> Coordinators,
    IReadOnlyList<string> Items,
    Deadline Deadline,
    SourcePlace Source);

/// <summary>A month of a year; written “2024-01”.</summary>
public readonly record struct YearMonth(int Year, int Month)
{
    public override string ToString() => $"{Year:D4}-{Month:D2}";
}

/// <param name="Path">PL1, PL2 …; DC for a report outline.</param>
public sealed record Appendix(string Path, string Title, string? Note, SourcePlace Source);

public sealed record PaperTable(string? Appendix, IReadOnlyList<string> Columns, IReadOnlyList<PaperTableRow> Rows);

public sealed record PaperTableRow(IReadOnlyList<string> Cells, SourcePlace Source);

/// <param name="Authority">“TM. HỘI ĐỒNG”.</param>
/// <param name="Capacity">“KT. CHỦ TỊCH”.</param>
/// <param name="Position">“PHÓ CHỦ TỊCH”.</param>
/// <param name="Post">Post held elsewhere, written under the position (“CHỦ TỊCH UBND TỈNH”).</param>
public sealed record Signatory(string? Authority, string? Capacity, string? Position, string? Name, string? Post);

/// <param name="Blocks">Non-empty paragraphs and table rows of the file.</param>
/// <param name="Placed">Those with a role other than <see cref="BlockRole.Unplaced"/>.</param>
public sealed record Coverage(int Blocks, int Placed, IReadOnlyDictionary<BlockRole, int> Roles);

/// <param name="Code">Dotted, stable (“deadline.blank”).</param>
/// <param name="Message">For the officer, in Vietnamese.</param>
/// <param name="Path">The item the doubt is about, where there is one.</param>
public sealed record ReadingWarning(string Code, string Message, SourcePlace? Source, string? Path = null);
