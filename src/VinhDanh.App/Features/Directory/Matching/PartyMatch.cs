namespace VinhDanh.App.Features.Directory.Matching;

public enum PartyMatchKind
{
    /// <summary>The directory knows nothing near enough; <see cref="PartyMatch.Alternatives"/> may still hold guesses.</summary>
    None,
    Organisation,
    Group,

    /// <summary>A dated role; <see cref="PartyMatch.OrganisationId"/> is who holds it on the day.</summary>
    Role,
    Person,
}

/// <summary>Whom the directory takes a party of a document for.</summary>
/// <param name="Text">As written.</param>
/// <param name="Id">Of the organisation, group, role or person; null for <see cref="PartyMatchKind.None"/>.</param>
/// <param name="Name">As the directory writes it; empty for <see cref="PartyMatchKind.None"/>.</param>
/// <param name="OrganisationId">The unit itself, the holder of the role, the unit of the person's position; null for a group.</param>
/// <param name="Confidence">1: the name or another known name of it; below 1 a person should look; 0: none.</param>
/// <param name="Alternatives">Other candidates, the likeliest first; without the one chosen.</param>
public sealed record PartyMatch(
    string Text, PartyMatchKind Kind, Guid? Id, string Name, Guid? OrganisationId, double Confidence, IReadOnlyList<PartyCandidate> Alternatives)
{
    public static PartyMatch Nobody(string text, IReadOnlyList<PartyCandidate> alternatives) => new(text, PartyMatchKind.None, null, "", null, 0, alternatives);

    /// <summary>The first candidate is the match, the others are its alternatives.</summary>
    internal static PartyMatch Of(string text, IReadOnlyList<PartyCandidate> candidates) => candidates.Count == 0
        ? Nobody(text, [])
        : new(text, candidates[0].Kind, candidates[0].Id, candidates[0].Name, candidates[0].OrganisationId, candidates[0].Confidence, [.. candidates.Skip(1)]);
}

/// <summary>One of those a party may mean.</summary>
/// <param name="Confidence">Over 0, at most 1.</param>
public sealed record PartyCandidate(PartyMatchKind Kind, Guid Id, string Name, Guid? OrganisationId, double Confidence);
