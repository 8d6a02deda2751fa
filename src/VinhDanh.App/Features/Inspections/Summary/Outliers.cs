namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>Which of many units' values stand far from the others.</summary>
public static class Outliers
{
    /// <summary>Fewer values than these say nothing about what is usual.</summary>
    public const int Fewest = 5;

    /// <summary>Distance from the median in robust deviations (1.4826 × the median of the distances) beyond which a value is remarked on; Iglewicz and Hoaglin's limit.</summary>
    private const decimal Limit = 3.5m;
    private const decimal ToDeviation = 1.4826m;

    /// <returns>For each value, in order: null, or why it is remarked on, with the median of all.</returns>
    public static IReadOnlyList<Outlier?> Of(IReadOnlyList<decimal> values)
    {
        if (values.Count < Fewest) return [.. values.Select(_ => (Outlier?)null)];
        var median = Median(values);
        var spread = Median([.. values.Select(v => Math.Abs(v - median))]) * ToDeviation;
        // More than half of them say the same: whatever differs from it by more than the value itself is remarkable.
        if (spread == 0) spread = Math.Abs(median) / Limit;
        return [.. values.Select(v => Math.Abs(v - median) > Limit * spread ? new Outlier(median, v > median) : null)];
    }

    private static decimal Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <param name="Median">Of all units.</param>
/// <param name="IsHigh">Above it; else below.</param>
public sealed record Outlier(decimal Median, bool IsHigh);
