using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>Address groups by their names: “các phường”, “UBND các phường”, “các trường thuộc quận”.</summary>
internal sealed class GroupIndex(IReadOnlyList<DirectoryData.Named> groups, PlaceWords place)
{
    /// <summary>What narrows a group to a part that nobody has written down.</summary>
    private static readonly string[] Narrowing = ["co lien quan", "lien quan", "duoc phan cong", "cong lap", "de nghi khen thuong", "trong cum", "trong khoi"];
    private const double OfNarrowed = 0.75;
    private const double OfWider = 0.85;

    private readonly ILookup<string, DirectoryData.Named> _byKey = groups
        .SelectMany(g => g.Names.Select(n => (Key: Sorted(Bare(place.KeyOf(n))), Group: g)).DistinctBy(p => p.Key))
        .ToLookup(p => p.Key, p => p.Group);

    public IEnumerable<PartyCandidate> Known(string text)
    {
        var key = place.KeyOf(text);
        if (!HasGroupWord(key)) return [];
        return At(key, 1);
    }

    public IEnumerable<PartyCandidate> Near(string text)
    {
        var key = place.KeyOf(text);
        var narrowed = Array.Find(Narrowing, n => key.EndsWith(" " + n, StringComparison.Ordinal)) is { } ending
            ? At(place.Without(key[..^(ending.Length + 1)]), OfNarrowed)
            : [];
        // “Đảng ủy, UBND các phường”: the wards, and more than they.
        var inside = $" {key}".LastIndexOf(" cac ", StringComparison.Ordinal);
        var wider = inside > 0 ? At(key[inside..], OfWider) : [];
        var alike = groups.Select(g => Candidate(g, Math.Round(g.Names.Max(n => UnitNames.Similarity(Bare(key), Bare(place.KeyOf(n)))) * 0.8, 2)))
            .Where(c => c.Confidence >= 0.4);
        return [.. narrowed, .. wider, .. alike];
    }

    private IEnumerable<PartyCandidate> At(string key, double confidence) =>
        _byKey[Sorted(Bare(key))].Select(g => Candidate(g, confidence));

    private static PartyCandidate Candidate(DirectoryData.Named group, double confidence) => new(PartyMatchKind.Group, group.Id, group.Name, null, confidence);

    private static bool HasGroupWord(string key) => $" {key} ".Contains(" cac ", StringComparison.Ordinal) || key.Contains("toan the", StringComparison.Ordinal)
        || key.StartsWith("nganh ", StringComparison.Ordinal);

    /// <summary>“UBND các phường” and “các phường” address the same.</summary>
    private static string Bare(string key)
    {
        if (key.StartsWith("uy ban nhan dan cac ", StringComparison.Ordinal)) key = key["uy ban nhan dan ".Length..];
        return key.StartsWith("cac ", StringComparison.Ordinal) ? key[4..] : key;
    }

    /// <summary>“các xã, phường” and “các phường, xã” are one group.</summary>
    private static string Sorted(string key) => string.Join(' ', key.Split(' ').Where(w => w is not "cac").Order(StringComparer.Ordinal));
}
