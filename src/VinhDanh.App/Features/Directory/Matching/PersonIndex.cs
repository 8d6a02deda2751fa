using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>People by name and by the post they hold on the day.</summary>
internal sealed class PersonIndex(IReadOnlyList<DirectoryData.Post> posts, UnitIndex units, PlaceWords place)
{
    private readonly ILookup<string, DirectoryData.Post> _byName = posts.ToLookup(p => Folding.Fold(p.Person));

    /// <param name="name">Without form of address; null where only the post stands.</param>
    /// <param name="position">As written: “PCT UBND, PCT HĐTĐ KT quận”.</param>
    public IReadOnlyList<PartyCandidate> Find(string? name, string? position)
    {
        if (name is null) return [.. Holder(position ?? "")];
        var held = _byName[Folding.Fold(name)].ToList();
        if (held.Count > 0) return ByPosition(held, position);
        return [.. Alike(name, position)];
    }

    /// <summary>“Chủ tịch UBND quận”: whoever holds that post there.</summary>
    public IEnumerable<PartyCandidate> Holder(string text)
    {
        var key = place.KeyOf(Written(text));
        return posts
            .Select(p => (Post: p, Title: UnitNames.Key(Written(p.Title))))
            .Where(p => p.Title.Length > 0 && key.StartsWith(p.Title + " ", StringComparison.Ordinal))
            .Where(p => units.Known(key[(p.Title.Length + 1)..]).Any(u => u.Id == p.Post.OrganisationId))
            .Select(p => Candidate(p.Post, 0.9));
    }

    /// <summary>One person of that name is that person; a post that fits settles it between several.</summary>
    private static List<PartyCandidate> ByPosition(List<DirectoryData.Post> held, string? position)
    {
        var people = held.Select(p => p.PersonId).Distinct().Count();
        return
        [
            .. held.Select(p => (Post: p, Fits: Fits(p.Title, position)))
                .Select(p => Candidate(p.Post, p.Fits || position is null && people == 1 ? 1 : people == 1 ? 0.85 : 0.6))
                .OrderByDescending(c => c.Confidence)
                .DistinctBy(c => c.Id),
        ];
    }

    /// <summary>A name with one word spelt otherwise, or left out.</summary>
    private IEnumerable<PartyCandidate> Alike(string name, string? position)
    {
        var words = Folding.Fold(name).Split(' ');
        if (words.Length < 2) return [];
        return posts
            .Where(p => Folding.Fold(p.Person).Split(' ') is var other && other[^1] == words[^1] && words.Count(other.Contains) >= Math.Max(2, words.Length - 1))
            .Select(p => Candidate(p, Fits(p.Title, position) ? 0.7 : 0.5));
    }

    private static bool Fits(string title, string? position) =>
        position is not null && $" {UnitNames.Key(Written(position))} ".Contains($" {UnitNames.Key(Written(title))} ", StringComparison.Ordinal);

    private static string Written(string text) => AbbreviationBook.Default.Expand(text);

    private static PartyCandidate Candidate(DirectoryData.Post post, double confidence) =>
        new(PartyMatchKind.Person, post.PersonId, post.Person, post.OrganisationId, confidence);
}
