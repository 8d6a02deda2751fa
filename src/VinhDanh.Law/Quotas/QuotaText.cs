using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Quotas;

/// <summary>Quotas in Vietnamese.</summary>
public static class QuotaText
{
    /// <summary>“không quá 20% số người đạt Lao động tiên tiến của đơn vị”.</summary>
    public static string Of(Quota quota) => quota switch
    {
        { MaxShare: { } share } => $"không quá {Wording.Percent(share)} {quota.Of}".TrimEnd(),
        { MaxCount: { } count } => $"không quá {Wording.Count(count)} {quota.Of}".TrimEnd(),
        _ => "luật không khống chế tỷ lệ",
    };
}
