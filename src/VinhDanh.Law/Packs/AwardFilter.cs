namespace VinhDanh.Law.Packs;

/// <summary>Which awards an entry of a pack concerns.</summary>
/// <param name="Awards">Codes; empty: all that <paramref name="DecidedBy"/> allows.</param>
/// <param name="DecidedBy">Codes of those who decide them; empty: whoever does.</param>
public sealed record AwardFilter(IReadOnlyList<string> Awards, IReadOnlyList<string> DecidedBy)
{
    public bool Concerns(Award award) => Awards.Count > 0 ? Awards.Contains(award.Code)
        : DecidedBy.Count == 0 || (award.DecidedBy?.Authorities ?? []).Intersect(DecidedBy).Any();

    internal static AwardFilter Read(Section at) => new(at.Words("awards"), at.Words("decided_by"));
}
