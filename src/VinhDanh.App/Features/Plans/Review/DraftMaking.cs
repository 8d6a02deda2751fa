using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>Turns a reading into the draft that an officer reviews: rows, sessions, and body items that no row carries.</summary>
public static class DraftMaking
{
    public static PlanDraft Of(PaperReading reading, DirectoryMatcher directory, int currentYear) => new(
        Title: reading.Title ?? reading.File,
        Year: reading.Year ?? reading.Date?.Year ?? currentYear,
        Number: reading.Number,
        Symbol: reading.Symbol,
        Issuer: reading.Issuer,
        IssuedOn: reading.Date,
        NamedDayCounts: true,
        Tasks: [.. InDocumentOrder(reading, directory)],
        Waived: []);

    private static IEnumerable<DraftTask> InDocumentOrder(PaperReading reading, DirectoryMatcher directory)
    {
        var rows = reading.Tasks.Select(t => OfTask(t, directory))
            .Concat(reading.Sessions.Select(s => OfSession(s, directory)))
            // Listed in the body with no row of a schedule: never doubled, never lost.
            .Concat(reading.BodyItems.Where(b => b.MatchedTask is null).Select(OfBodyItem));
        return rows.OrderBy(t => t.Blocks.Count > 0 ? t.Blocks[0] : int.MaxValue);
    }

    private static DraftTask OfTask(PaperTask task, DirectoryMatcher directory) => new(
        task.Path, task.Parent, TaskKind.Task, task.Group, task.Title,
        [.. Parties(PartyRole.Lead, task.Lead, directory), .. Parties(PartyRole.Doer, task.Doers, directory), .. Parties(PartyRole.Coordinator, task.Coordinators, directory)],
        task.Deadline, task.ExpectedResult, task.Note, [], [task.Source.Block]);

    private static DraftTask OfSession(CouncilSession session, DirectoryMatcher directory) => new(
        $"session.{session.Number}", null, TaskKind.Session, "Các phiên họp của Hội đồng", session.Title,
        [
            .. Parties(PartyRole.Lead, session.Chair is null ? [] : [session.Chair], directory),
            .. Parties(PartyRole.Doer, session.Doers, directory),
            .. Parties(PartyRole.Coordinator, session.Coordinators, directory),
        ],
        session.Deadline, null, null, session.Items, [session.Source.Block]);

    private static DraftTask OfBodyItem(BodyItem item) => new(
        item.Path, null, TaskKind.Task, "Nội dung trong kế hoạch chưa có ở phụ lục", item.Text, [],
        Papers.Deadlines.Deadline.Unspecified(""), null, null, [], [item.Source.Block]);

    private static IEnumerable<DraftParty> Parties(PartyRole role, IReadOnlyList<string> texts, DirectoryMatcher directory) =>
        texts.Select(text => Matched(role, text, directory));

    /// <summary>One party as the directory of the plan's day knows it.</summary>
    public static DraftParty Matched(PartyRole role, string text, DirectoryMatcher directory)
    {
        var match = directory.Match(text);
        return new DraftParty(
            role, text,
            // A role means whoever holds it on the plan's day; a leader is no unit that answers.
            OrganisationId: match.Kind is PartyMatchKind.Organisation or PartyMatchKind.Role ? match.OrganisationId : null,
            GroupId: match.Kind is PartyMatchKind.Group ? match.Id : null,
            PersonId: match.Kind is PartyMatchKind.Person ? match.Id : null,
            RoleId: match.Kind is PartyMatchKind.Role ? match.Id : null,
            Name: match.Name.Length == 0 ? null : match.Name,
            Confidence: (decimal)Math.Round(match.Confidence, 2));
    }
}
