using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Rewards;

namespace VinhDanh.Law.Quotas;

/// <summary>Holds the list of a unit against the quotas of a regime. Nothing is guessed: where the number a share is taken from is not known, neither is the answer, unless the list is within it anyway.</summary>
public sealed class QuotaCheck(Regime regime)
{
    /// <summary>One finding for every quota of every award proposed, in the order of the pack.</summary>
    public IReadOnlyList<QuotaFinding> Of(QuotaList list) =>
    [
        .. from award in regime.Awards.Values
           where list.Proposed.GetValueOrDefault(award.Code) > 0
           from quota in award.Quotas
           where quota.IsCap
           select Judge(award, quota, list),
    ];

    private static QuotaFinding Judge(Award award, Quota quota, QuotaList list)
    {
        var (whole, isKnown) = quota.MaxCount is null ? Base(quota.Base!, list) : (0, true);
        var least = quota.MaxCount ?? (int)quota.Rounding.Whole(quota.MaxShare!.Value * whole);
        var (proposed, before) = (list.Proposed[award.Code], list.Holding.GetValueOrDefault(award.Code));
        var within = proposed + before <= least;
        return new(list, award, quota, within ? Truth.Met : isKnown ? Truth.NotMet : Truth.Unknown, proposed, before)
        {
            Base = isKnown && quota.MaxCount is null ? whole : null,
            Allowed = isKnown ? least : null,
        };
    }

    /// <summary>The number the share is taken from, as far as it is known, and whether it is known in full.</summary>
    private static (int Number, bool IsKnown) Base(QuotaBase of, QuotaList list) => of.Kind switch
    {
        QuotaBaseKind.Members => (list.Members ?? 0, list.Members is not null),
        QuotaBaseKind.Meeting => (of.Awards.Sum(a => list.Meeting.GetValueOrDefault(a)), of.Awards.All(list.Meeting.ContainsKey)),
        _ => (of.Awards.Sum(a => list.Holding.GetValueOrDefault(a) + list.Proposed.GetValueOrDefault(a)), of.Awards.All(list.Holding.ContainsKey)),
    };
}

/// <summary>One quota and one list.</summary>
/// <param name="Truth">Unknown: the list may be over, and what would tell is missing.</param>
/// <param name="Proposed">In the list.</param>
/// <param name="Before">Given before the list, for the same year.</param>
public sealed record QuotaFinding(QuotaList List, Award Award, Quota Quota, Truth Truth, int Proposed, int Before)
{
    /// <summary>The number the share was taken from; null: not known, or the quota is no share.</summary>
    public int? Base { get; init; }

    /// <summary>How many may be given the award in all; null: not known.</summary>
    public int? Allowed { get; init; }

    /// <summary>How many have to go; null: not known.</summary>
    public int? OverBy => Allowed is { } allowed ? Math.Max(0, Proposed + Before - allowed) : null;

    /// <summary>The quota in Vietnamese.</summary>
    public string Says => $"{Award.Name}: {QuotaText.Of(Quota)}";

    /// <summary>The figures, in Vietnamese.</summary>
    public string Shows => string.Join("; ", new[]
    {
        Base is { } whole ? $"số để tính tỷ lệ: {Wording.Count(whole)}" : null,
        Allowed is { } allowed ? $"được đề nghị tối đa {Wording.Count(allowed)}" : null,
        Before > 0 ? $"đã quyết định {Wording.Count(Before)}" : null,
        $"đang đề nghị {Wording.Count(Proposed)}",
    }.OfType<string>());

    /// <summary>What has to change, or which number is missing; null: within the quota.</summary>
    public string? Needs => Truth switch
    {
        Truth.Met => null,
        Truth.NotMet => $"Vượt {Wording.Count(OverBy!.Value)}",
        _ => $"Cần biết {Quota.Of ?? "số để tính tỷ lệ"} năm {List.Year}",
    };
}
