using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Composing;

/// <summary>An inspection plan while it is being written: what its author fixes, before it is a paper. Texts are plain sentences; numbers and dashes are the paper's.</summary>
public sealed record InspectionText
{
    /// <summary>As in a sentence (“Ủy ban nhân dân tỉnh An Thịnh”); printed in capitals. Null for a body without one above.</summary>
    public string? GoverningBody { get; init; }

    /// <summary>As in a sentence; printed in capitals.</summary>
    public required string IssuingBody { get; init; }

    /// <summary>Null until the clerical office gave one.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the number: <c>KH-HĐTĐKT</c>.</summary>
    public required string Symbol { get; init; }
    public required string Place { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>The year of the inspection.</summary>
    public required int Year { get; init; }

    /// <summary>As under the word “KẾ HOẠCH”; a reader knows an inspection plan by its beginning, “Kiểm tra …”.</summary>
    public required string Subject { get; init; }

    /// <summary>Legal bases, one a line, each with “Căn cứ” or “Thực hiện”.</summary>
    public string Bases { get; init; } = "";

    public IReadOnlyList<string> Purposes { get; init; } = [];
    public IReadOnlyList<string> Requirements { get; init; } = [];
    public IReadOnlyList<InspectionContent> Contents { get; init; } = [];

    /// <summary>Who is visited.</summary>
    public IReadOnlyList<InspectionTargetText> Targets { get; init; } = [];

    /// <summary>Who inspects itself, as one paragraph; empty where nobody does.</summary>
    public string SelfInspection { get; init; } = "";

    public IReadOnlyList<InspectionMember> Team { get; init; } = [];

    /// <summary>Who of the inspected unit takes part.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>When units are visited, as typed: “Trong quý II, III năm 2026”.</summary>
    public string Period { get; init; } = "";

    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Null: the plan says no more than its term of notice.</summary>
    public VisitNotice? Announcement { get; init; }

    /// <summary>Other inspections that visits are combined with, as after “lồng ghép với”; null: none.</summary>
    public string? Combined { get; init; }

    /// <summary>Working days of notice before a visit, up to 99.</summary>
    public int? NoticeWorkingDays { get; init; }

    /// <summary>Days before the visit by which the unit sends its report, up to 99.</summary>
    public int? ReportDaysBefore { get; init; }

    /// <summary>Last day for reports of those who inspect themselves.</summary>
    public DateOnly? SelfReportDue { get; init; }

    /// <summary>First day that papers and figures are looked at from.</summary>
    public DateOnly? DataFrom { get; init; }

    /// <summary>What the inspection is paid from, as one paragraph.</summary>
    public string Funding { get; init; } = "";

    public IReadOnlyList<InspectionDuty> Duties { get; init; } = [];

    /// <summary>The outline of reports, parts first; empty: the plan has none.</summary>
    public IReadOnlyList<OutlineQuestionText> Outline { get; init; } = [];

    /// <summary>Authority and post above the signature, one a line.</summary>
    public string SignedAs { get; init; } = "";
    public string SignedBy { get; init; } = "";

    /// <summary>Post in the body whose seal is used, where it differs.</summary>
    public string? UnderPost { get; init; }

    /// <summary>Under “Nơi nhận:”, one a line.</summary>
    public string Recipients { get; init; } = "";
}

/// <summary>A content of inspection. Its points are bullets, or lettered where one of them has items.</summary>
/// <param name="Detail">A paragraph under the heading; empty: none.</param>
public sealed record InspectionContent(string Title, IReadOnlyList<InspectionContentPoint> Points, string Detail = "");

/// <param name="Items">One step further down, such as the movements of a group; null is none.</param>
public sealed record InspectionContentPoint(string Text, IReadOnlyList<string>? Items = null)
{
    public IReadOnlyList<string> Items { get; init; } = Items ?? [];
}

/// <param name="Also">Units visited with it, count first: “02 đơn vị (01 xã, 01 đơn vị trực thuộc)”; null: none.</param>
public sealed record InspectionTargetText(string Name, string? Also = null);

public sealed record InspectionMember(InspectionRole Role, string Who);

public enum InspectionRole
{
    Head,
    Deputy,
    Member,
    Secretary,
}

/// <summary>Who does what. The terms of notice and reports stand as sentences of the paper's own before <paramref name="Items"/>.</summary>
/// <param name="Party">Empty takes the usual name of <paramref name="Of"/>.</param>
public sealed record InspectionDuty(InspectionParty Of, string Party, IReadOnlyList<string> Items);

public enum InspectionParty
{
    /// <summary>Forms the team, gives notice.</summary>
    StandingAgency,

    /// <summary>Those who are visited.</summary>
    Inspected,
    SelfInspecting,
    Other,
}

/// <summary>A question of the outline; parts “I.”, questions “1.”, sub-questions “a)”. Deeper children are not printed apart: use <see cref="Items"/>.</summary>
/// <param name="Text">One line.</param>
public sealed record OutlineQuestionText(string Text)
{
    /// <summary>Guidance, a paragraph each.</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    /// <summary>What an answer must hold besides what the words ask for.</summary>
    public IReadOnlyList<OutlineAsk> Asks { get; init; } = [];

    public WindowText? Window { get; init; }

    /// <summary>A bullet each, such as the movements of a group.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What is asked of each item or child: follows “Mỗi nội dung báo cáo cụ thể: ”; empty: nothing more.</summary>
    public string ForEach { get; init; } = "";

    public IReadOnlyList<OutlineQuestionText> Children { get; init; } = [];
}

/// <summary>Which figures a question asks for.</summary>
/// <param name="From">First day; null needs <paramref name="Since"/>.</param>
/// <param name="To">Last day; null is the day of the inspection.</param>
/// <param name="Since">What figures begin with, after “từ khi”: “tổ chức thực hiện”.</param>
public sealed record WindowText(DateOnly? From, DateOnly? To = null, string? Since = null);
