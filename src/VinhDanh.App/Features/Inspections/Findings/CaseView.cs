using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Plans;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>What is known of one visited unit: contents with what was looked at and found, minutes, conclusion.</summary>
/// <param name="Authority">Who inspects.</param>
/// <param name="Visitors">Who goes there; nobody chosen for it: the whole team.</param>
/// <param name="Contents">In the plan's order, with the work as a whole at the end.</param>
public sealed record CaseView(
    Inspection Inspection, InspectionTarget Target, string Authority, string Unit, IReadOnlyList<InspectionMember> Visitors,
    IReadOnlyList<ContentView> Contents, InspectionMeeting? Meeting, InspectionConclusion? Conclusion)
{
    public IEnumerable<FindingView> Findings => Contents.SelectMany(c => c.Findings);

    public IEnumerable<FindingView> Of(FindingKind kind) => Findings.Where(f => f.Finding.Kind == kind);

    /// <summary>What is asked of somebody, and followed once the conclusion is issued.</summary>
    public IEnumerable<FindingView> Asked => Findings.Where(f => FindingWords.IsFollowed(f.Finding.Kind));

    public int ToLookAt => Contents.Count(c => c.IsChecked);

    public int LookedAt => Contents.Count(c => c.IsChecked && c.Check?.State is CheckState.Looked or CheckState.Nothing);

    /// <summary>The findings stand as they are from here on.</summary>
    public bool IsSettled => Conclusion?.State is ConclusionState.Waiting or ConclusionState.Issued;
}

/// <param name="Content">Null: the work as a whole.</param>
/// <param name="IsChecked">It is looked at by itself; a heading is not.</param>
public sealed record ContentView(InspectionContent? Content, bool IsChecked, InspectionCheck? Check, IReadOnlyList<FindingView> Findings)
{
    public string Anchor => Content is null ? "chung" : "nd-" + Content.Path.Replace('.', '-').Replace('~', '-');

    public string Heading => Content is null ? "Nhận xét chung" : $"{Content.Path}. {Content.Text.TrimEnd('.', ';', ':')}";

    public int Depth => Content is null ? 1 : Content.Path.Count(c => c == '.') + 1;
}

/// <param name="Responsible">Who carries it out; null: it is not asked of anybody.</param>
/// <param name="FollowUp">Null: not a task yet.</param>
public sealed record FindingView(InspectionFinding Finding, IReadOnlyList<Evidence> Evidence, string? Responsible, FollowUp? FollowUp)
{
    public string Anchor => $"gn-{Finding.Id:N}";
}

/// <summary>A recommendation as a task of the work programme.</summary>
/// <param name="SentOn">When whoever carries it out said that it is done.</param>
public sealed record FollowUp(Guid Task, string Title, DateOnly? DueOn, TaskState State, DateOnly? SentOn, DateOnly? CompletedOn)
{
    public bool IsOpen => State is not (TaskState.DoneOnTime or TaskState.DoneLate or TaskState.Withdrawn);

    public bool IsLate => State is TaskState.Late;
}
