namespace VinhDanh.Law;

/// <summary>What is known of a condition. Ordered, so that “all of” is the least and “any of” the greatest.</summary>
public enum Truth
{
    NotMet,

    /// <summary>A fact is missing: nobody may take it for met, nor for not met.</summary>
    Unknown,
    Met,
}

/// <summary>Kleene's strong logic of three values.</summary>
public static class Truths
{
    public static Truth Of(bool met) => met ? Truth.Met : Truth.NotMet;

    /// <returns>Met for no parts at all.</returns>
    public static Truth All(IEnumerable<Truth> parts) => parts.DefaultIfEmpty(Truth.Met).Min();

    /// <returns>Not met for no parts at all.</returns>
    public static Truth Any(IEnumerable<Truth> parts) => parts.DefaultIfEmpty(Truth.NotMet).Max();

    /// <summary>At least <paramref name="count"/> of them.</summary>
    public static Truth AtLeast(int count, IReadOnlyCollection<Truth> parts) =>
        parts.Count(p => p is Truth.Met) >= count ? Truth.Met
        : parts.Count(p => p is not Truth.NotMet) >= count ? Truth.Unknown
        : Truth.NotMet;
}
