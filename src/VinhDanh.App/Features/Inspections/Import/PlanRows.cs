using System.Text.RegularExpressions;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Features.Inspections.Outline;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Import;

/// <summary>The rows of an inspection that a reading of its plan gives.</summary>
public sealed record PlanRows(
    IReadOnlyList<InspectionContent> Contents,
    IReadOnlyList<InspectionQuestion> Questions,
    IReadOnlyList<InspectionAsk> Asks,
    IReadOnlyList<InspectionTarget> Targets,
    IReadOnlyList<InspectionMember> Team)
{
    /// <param name="directory">Of the authority, on the plan's day: says which units the named ones are.</param>
    /// <param name="newId">Makes keys.</param>
    public static PlanRows Of(Guid inspection, InspectionReading reading, DirectoryMatcher directory, Func<Guid> newId)
    {
        var (questions, asks) = OutlineRows.Of(inspection, reading.Outline, reading.WindowFor, newId);
        return new(
            [.. ContentsOf(inspection, reading.Contents, newId)],
            questions,
            asks,
            [.. OnceEach(reading.Targets.SelectMany((t, i) => TargetsOf(inspection, t, i, directory, newId)))],
            [.. TeamOf(inspection, reading.Team, newId)]);
    }

    /// <summary>A number that the plan gives twice keeps both points: the second is “II.3~2”, as in outlines.</summary>
    private static IEnumerable<InspectionContent> ContentsOf(Guid inspection, IReadOnlyList<InspectionPoint> points, Func<Guid> newId)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, point) in points.Index())
        {
            var times = seen[point.Path] = seen.GetValueOrDefault(point.Path) + 1;
            yield return new() { Id = newId(), InspectionId = inspection, SortNo = i, Path = times == 1 ? point.Path : $"{point.Path}~{times}", Text = point.Text };
        }
    }

    /// <summary>A unit that the plan names twice is visited once; its second place waits for a person to say what is meant.</summary>
    private static IEnumerable<InspectionTarget> OnceEach(IEnumerable<InspectionTarget> targets)
    {
        var seen = new HashSet<Guid>();
        foreach (var target in targets)
        {
            if (target.OrganisationId is { } unit && !seen.Add(unit)) target.OrganisationId = null;
            if (target.Kind is TargetKind.Direct || target.OrganisationId is not null) yield return target;
        }
    }

    private static IEnumerable<InspectionTarget> TargetsOf(Guid inspection, Papers.Reading.InspectionTarget target, int place, DirectoryMatcher directory, Func<Guid> newId)
    {
        var match = directory.Match(target.Name);
        var main = new InspectionTarget
        {
            Id = newId(), InspectionId = inspection, SortNo = place, Label = target.Name, Kind = target.Mode is InspectionMode.Self ? TargetKind.Self : TargetKind.Direct,
            // A likeness is a guess: a person chooses then.
            OrganisationId = match is { Kind: PartyMatchKind.Organisation, Confidence: >= 1 } ? match.Id : null,
            VisitOn = target.Visit is { Due: { } due } visit && (visit.From is null || visit.From == due) ? due : null,
        };
        // Somebody who inspects itself must be known; else the plan's words only say who it is about.
        if (main.Kind is TargetKind.Self && main.OrganisationId is null) yield break;
        yield return main;
        foreach (var slot in SlotWords.Of(target.Also))
            yield return new() { Id = newId(), InspectionId = inspection, SortNo = place, Label = slot, Kind = TargetKind.Direct, SlotOf = main.Id };
    }

    private static IEnumerable<InspectionMember> TeamOf(Guid inspection, IReadOnlyList<TeamMember> team, Func<Guid> newId)
    {
        var headed = false;
        foreach (var (i, member) in team.Index())
        {
            var role = OutlineWords.RoleOf(member.Role);
            // One head; a second one of the text is a deputy until somebody says otherwise.
            if (role is InspectionRole.Head && headed) role = InspectionRole.Deputy;
            headed |= role is InspectionRole.Head;
            yield return new() { Id = newId(), InspectionId = inspection, SortNo = i, Role = role, Name = member.Who };
        }
    }
}

/// <summary>“02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)”: the places for units that are chosen later.</summary>
public static partial class SlotWords
{
    /// <summary>More places than this at once is no count of units.</summary>
    private const int Most = 20;

    /// <returns>One text a place; the detail in brackets where it adds up to the count before them.</returns>
    public static IReadOnlyList<string> Of(string? also)
    {
        if (string.IsNullOrWhiteSpace(also)) return [];
        var open = also.IndexOf('(', StringComparison.Ordinal);
        var (outer, inner) = open < 0 ? (also, "") : (also[..open], also[open..].Trim('(', ')', ' '));
        var (whole, parts) = (Counted(outer), inner.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Counted).ToList());
        return parts.Count > 0 && parts.Count == whole.Count ? parts : whole.Count > 0 ? whole : [also.Trim()];
    }

    private static List<string> Counted(string text) =>
        Count().Match(text.Trim()) is { Success: true } match && int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= Most and var n
            ? [.. Enumerable.Repeat(match.Groups["what"].Value.Trim(), n)]
            : [];

    [GeneratedRegex(@"^(?<n>\d{1,2})\s+(?<what>\p{L}.*)$")]
    private static partial Regex Count();
}
