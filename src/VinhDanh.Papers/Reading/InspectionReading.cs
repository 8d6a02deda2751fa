using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Reading;

/// <summary>What an inspection plan (kế hoạch kiểm tra) fixes.</summary>
/// <param name="Contents">What is inspected: headings and points in order, by path (“II.2.a”, “II.2.a.3”).</param>
/// <param name="NoticeWorkingDays">Working days of notice before a visit.</param>
/// <param name="ReportDaysBefore">Days before the visit by which the unit sends its report.</param>
/// <param name="SelfReportDue">Last date for reports of units that inspect themselves, as written.</param>
/// <param name="DataFrom">First day the inspected papers and figures reach back to.</param>
public sealed record InspectionReading(
    IReadOnlyList<InspectionPoint> Contents,
    IReadOnlyList<InspectionTarget> Targets,
    string? SelfInspection,
    IReadOnlyList<TeamMember> Team,
    IReadOnlyList<string> Methods,
    string? Funding,
    Deadline? Period,
    int? NoticeWorkingDays,
    int? ReportDaysBefore,
    DateOnly? SelfReportDue,
    DateOnly? DataFrom,
    IReadOnlyList<OutlineQuestion> Outline);

public sealed record InspectionPoint(string Path, string Text, SourcePlace Source);

/// <param name="Mode">direct or self.</param>
/// <param name="Also">Units that come with it: “02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)”.</param>
public sealed record InspectionTarget(string Name, InspectionMode Mode, string? Also, SourcePlace Source)
{
    /// <summary>When it is visited, where the plan has a schedule of visits (lịch kiểm tra).</summary>
    public Deadline? Visit { get; init; }
}

public enum InspectionMode
{
    Direct,
    Self,
}

public sealed record TeamMember(string Role, string Who, SourcePlace Source);

/// <param name="Details">Guidance under the question.</param>
public sealed record OutlineQuestion(string Path, string Text, IReadOnlyList<string> Details, IReadOnlyList<OutlineAsk> Asks, SourcePlace Source);

/// <summary>What an answer must hold.</summary>
public enum OutlineAsk
{
    Number,
    Percent,
    Money,
    Documents,
    List,
    Narrative,
}
