using System.Text.Json.Serialization;
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
    IReadOnlyList<OutlineQuestion> Outline)
{
    /// <summary>Who of the inspected unit takes part (“Lãnh đạo đơn vị”), where the plan says it.</summary>
    public IReadOnlyList<Passage> Hosts { get; init; } = [];

    /// <summary>Whether units hear of a visit beforehand; null where the plan does not say.</summary>
    public VisitAnnouncement? Announcement { get; init; }

    /// <summary>Other inspections that visits are combined with (lồng ghép): “các chuyên đề kiểm tra theo kế hoạch của UBND Quận”.</summary>
    public Passage? Combined { get; init; }

    /// <summary>The window that the outline's title or first lines set for all its questions; null where they set none.</summary>
    public DataWindow? OutlineWindow { get; init; }

    /// <summary>The window a question sets, else that of the nearest question above it, else the outline's; null: the plan's own (<see cref="DataFrom"/> to the visit).</summary>
    public DataWindow? WindowFor(OutlineQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Window is { } own) return own;
        for (var path = question.Path; path.LastIndexOf('.') is var dot && dot > 0;)
        {
            path = path[..dot];
            if (Outline.FirstOrDefault(q => q.Path == path)?.Window is { } above) return above;
        }
        return OutlineWindow;
    }
}

/// <param name="Text">The words that say it.</param>
public sealed record VisitAnnouncement(VisitNotice Mode, string Text, SourcePlace Source);

public enum VisitNotice
{
    /// <summary>Units are told beforehand.</summary>
    Announced,

    /// <summary>Kiểm tra đột xuất: units are not told.</summary>
    Unannounced,

    /// <summary>The plan leaves both open.</summary>
    Either,
}

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

/// <param name="Path">As numbered (“II.6.d”), unique: a number that comes again is “II.3~2”, a question without one “0.1”.</param>
/// <param name="Details">Guidance under the question.</param>
public sealed record OutlineQuestion(string Path, string Text, IReadOnlyList<string> Details, IReadOnlyList<OutlineAsk> Asks, SourcePlace Source)
{
    /// <summary>Which figures it asks for, where the question itself says so.</summary>
    public DataWindow? Window { get; init; }

    /// <summary>Path of the content it was made from, where the plan brought no outline and one was composed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    /// <summary>What the question above asks of each question under it (“Mỗi phong trào cần báo cáo …”); <see cref="Asks"/> counts it in.</summary>
    public IReadOnlyList<InheritedGuidance> Inherited { get; init; } = [];
}

/// <param name="From">Path of the question that says it.</param>
public sealed record InheritedGuidance(string From, string Text, SourcePlace Source);

/// <summary>“(số liệu tính từ thời điểm 01/01/2023 đến thời điểm kiểm tra)”.</summary>
/// <param name="Text">As written.</param>
/// <param name="From">First day; null where <see cref="Start"/> is an event, or cannot be read.</param>
/// <param name="To">Last day; null while <see cref="End"/> is open, or cannot be read.</param>
public sealed record DataWindow(string Text, DateOnly? From, DateOnly? To, WindowStart Start, WindowEnd End, SourcePlace Source)
{
    /// <summary>What it begins with, for <see cref="WindowStart.Event"/>: “tổ chức thực hiện”.</summary>
    public string? Since { get; init; }
}

public enum WindowStart
{
    Day,

    /// <summary>The first day of a month.</summary>
    Month,

    /// <summary>1 January.</summary>
    Year,

    /// <summary>Since something began; the unit knows the day.</summary>
    Event,

    /// <summary>Blank or no date.</summary>
    Unread,
}

public enum WindowEnd
{
    Day,

    /// <summary>The last day of a month.</summary>
    Month,

    /// <summary>31 December.</summary>
    Year,

    /// <summary>The day of the inspection.</summary>
    Inspection,

    /// <summary>The day of the report (“đến nay”).</summary>
    Report,

    /// <summary>Blank or no date.</summary>
    Unread,
}

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
