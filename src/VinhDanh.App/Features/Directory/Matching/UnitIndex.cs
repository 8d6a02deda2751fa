using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>Organisations by their names.</summary>
internal sealed class UnitIndex
{
    /// <summary>A former unit is known by name, but a person must say who answers for it now.</summary>
    private const double OfFormer = 0.5;

    /// <summary>Guesses stay apart from names that are known.</summary>
    private const double MostOfGuess = 0.95;
    private const double LeastOfGuess = 0.35;

    private static readonly string[] Leading = ["lanh dao", "thu truong", "dai dien lanh dao", "dai dien", "thuong truc", "nguoi dung dau", "thanh vien", "can bo", "tap the"];

    private readonly PlaceWords _place;
    private readonly Dictionary<Guid, DirectoryData.Unit> _byId;
    private readonly ILookup<string, DirectoryData.Unit> _byKey;
    private readonly ILookup<string, (string Key, DirectoryData.Unit Unit)> _byWord;

    public UnitIndex(IReadOnlyList<DirectoryData.Unit> units, PlaceWords place)
    {
        _place = place;
        _byId = units.ToDictionary(u => u.Id);
        var keyed = units.SelectMany(u => u.Names.Select(place.KeyOf).Distinct().Select(key => (Key: key, Unit: u))).ToList();
        _byKey = keyed.ToLookup(k => k.Key, k => k.Unit);
        _byWord = keyed.Where(k => k.Unit.Lives).SelectMany(k => k.Key.Split(' ').Distinct().Select(word => (word, k))).ToLookup(p => p.word, p => p.k);
    }

    public string NameOf(Guid id) => _byId.TryGetValue(id, out var unit) ? unit.Name : "";

    /// <summary>Units that bear this name. One alone, or one nearest to the authority, is sure; several at the same depth are not.</summary>
    public IEnumerable<PartyCandidate> Known(string text)
    {
        var key = _place.KeyOf(text);
        if (key.Length == 0) return [];
        var all = _byKey[key].ToList();
        var living = all.Where(u => u.Lives).OrderBy(u => u.Depth).ToList();
        if (living.Count == 0) return all.SelectMany(Former);
        var sure = living.Count == 1 || living[1].Depth > living[0].Depth;
        return living.Select((u, i) => Candidate(u, sure ? (i == 0 ? 1 : 0.4) : 0.6));
    }

    /// <summary>Units with names alike.</summary>
    public IEnumerable<PartyCandidate> Near(string text)
    {
        var key = _place.KeyOf(text);
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        // Words that few units share lead to those worth comparing.
        return words.Distinct().Select(w => _byWord[w]).Where(units => units.Any()).OrderBy(units => units.Count()).Take(4)
            .SelectMany(units => units.Take(400))
            .Distinct()
            .Select(k => Candidate(k.Unit, Math.Round(UnitNames.Similarity(key, k.Key) * MostOfGuess, 2)))
            .Where(c => c.Confidence >= LeastOfGuess);
    }

    /// <summary>“Lãnh đạo Quận ủy”: the unit whose leaders are meant.</summary>
    public IEnumerable<PartyCandidate> Led(string text)
    {
        var key = UnitNames.Key(text);
        if (Array.Find(Leading, l => key.StartsWith(l + " ", StringComparison.Ordinal)) is not { } role) return Near(text);
        var unit = key[(role.Length + 1)..];
        var known = Known(unit).Select(c => c with { Confidence = Math.Min(c.Confidence, 0.8) }).ToList();
        return known.Count > 0 ? known : Near(unit).Select(c => c with { Confidence = Math.Round(c.Confidence * 0.8, 2) });
    }

    private IEnumerable<PartyCandidate> Former(DirectoryData.Unit unit) =>
    [
        Candidate(unit, OfFormer),
        .. unit.Successors.Where(_byId.ContainsKey).Select(id => Candidate(_byId[id], unit.Successors.Count == 1 ? 0.7 : 0.45)),
    ];

    private static PartyCandidate Candidate(DirectoryData.Unit unit, double confidence) =>
        new(PartyMatchKind.Organisation, unit.Id, unit.Name, unit.Id, confidence);
}
