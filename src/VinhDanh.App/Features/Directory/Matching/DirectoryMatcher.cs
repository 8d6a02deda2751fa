using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>
/// Tells whom a party of a document means, for one authority on one day. Loaded once; matching itself asks no database.
/// </summary>
public sealed class DirectoryMatcher
{
    private readonly UnitIndex _units;
    private readonly GroupIndex _groups;
    private readonly RoleIndex _roles;
    private readonly PersonIndex _people;

    internal DirectoryMatcher(DirectoryData data)
    {
        var place = new PlaceWords(data.PlaceNames);
        _units = new(data.Units, place);
        _groups = new(data.Groups, place);
        _roles = new(data.Roles, place);
        _people = new(data.Posts, _units, place);
    }

    /// <param name="organisationId">The authority whose document it is.</param>
    /// <param name="day">Of the document: who existed, who held which role and post.</param>
    /// <exception cref="InvalidOperationException">No such organisation.</exception>
    public static async Task<DirectoryMatcher> LoadAsync(AppDb db, Guid organisationId, DateOnly day, CancellationToken ct) =>
        new(await DirectoryData.LoadAsync(db, organisationId, day, ct));

    /// <param name="partyText">One party, as <c>PartyList.Split</c> gives it.</param>
    public PartyMatch Match(string partyText)
    {
        var party = Party.Read(partyText);
        if (party.Kind is PartyKind.Leader) return PartyMatch.Of(partyText, _people.Find(party.Name, party.Position));
        // A known name wins whatever the words look like: “Ngành GD&ĐT” may be another name of one unit.
        foreach (var text in WithAndWithoutBrackets(partyText))
        {
            List<PartyCandidate> known = [.. _units.Known(text), .. _roles.Known(text), .. _groups.Known(text)];
            if (known.Count > 0) return PartyMatch.Of(partyText, Ranked(known));
        }
        return Guess(partyText, party.Kind);
    }

    private PartyMatch Guess(string text, PartyKind kind)
    {
        List<PartyCandidate> guesses = kind switch
        {
            PartyKind.Group => [.. _groups.Near(text), .. _units.Near(text).Select(c => c with { Confidence = c.Confidence / 2 })],
            PartyKind.Role => [.. _roles.Near(text), .. _people.Holder(text), .. _groups.Near(text), .. _units.Led(text)],
            _ => [.. _units.Near(text), .. _roles.Near(text)],
        };
        var ranked = Ranked(guesses);
        return ranked is [{ Confidence: >= 0.55 }, ..] ? PartyMatch.Of(text, ranked) : PartyMatch.Nobody(text, ranked);
    }

    private static List<PartyCandidate> Ranked(IEnumerable<PartyCandidate> candidates) =>
        [.. candidates.OrderByDescending(c => c.Confidence).DistinctBy(c => (c.Kind, c.Id)).Take(6)];

    /// <summary>“Phòng Nội vụ (Cơ quan Thường trực Hội đồng TĐKT quận)” names one unit twice.</summary>
    private static IEnumerable<string> WithAndWithoutBrackets(string text)
    {
        yield return text;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.IndexOf(')', open) == text.TrimEnd().Length - 1) yield return text[..open];
    }
}
