using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>Dated roles: “Cơ quan Thường trực Hội đồng TĐKT quận” is whoever holds it on the day.</summary>
internal sealed class RoleIndex(IReadOnlyList<DirectoryData.Role> roles, PlaceWords place)
{
    private readonly (string Key, DirectoryData.Role Role)[] _keyed = [.. roles.Select(r => (place.KeyOf(r.Name), r))];

    public IEnumerable<PartyCandidate> Known(string text)
    {
        var key = place.KeyOf(text);
        return _keyed.Where(k => k.Key == key).Select(k => Candidate(k.Role, 1));
    }

    /// <summary>The beginning of a role's name (“Cơ quan Thường trực”), or a name like it.</summary>
    public IEnumerable<PartyCandidate> Near(string text)
    {
        var key = place.KeyOf(text);
        if (key.Length == 0) return [];
        var begun = _keyed.Where(k => k.Key.StartsWith(key + " ", StringComparison.Ordinal)).ToList();
        return begun.Count > 0
            ? begun.Select(k => Candidate(k.Role, begun.Count == 1 ? 0.9 : 0.6))
            : _keyed.Select(k => Candidate(k.Role, Math.Round(UnitNames.Similarity(key, k.Key) * 0.9, 2))).Where(c => c.Confidence >= 0.6);
    }

    private static PartyCandidate Candidate(DirectoryData.Role role, double confidence) => new(PartyMatchKind.Role, role.Id, role.Name, role.HolderId, confidence);
}
