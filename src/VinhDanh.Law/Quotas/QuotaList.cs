namespace VinhDanh.Law.Quotas;

/// <summary>What one unit proposes in one round, and what a quota is taken from.</summary>
/// <param name="Unit">Its name, for the reader.</param>
public sealed record QuotaList(string Unit, int Year)
{
    /// <summary>How many are proposed, by award. All of them are taken to be accepted where another quota is taken from their number.</summary>
    public IReadOnlyDictionary<string, int> Proposed { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// How many of the unit were given the award for that year before this list, by award. An award that is missing is unknown where a quota is taken from its holders,
    /// and none where the quota is its own: most units have one round a year.
    /// </summary>
    public IReadOnlyDictionary<string, int> Holding { get; init; } = new Dictionary<string, int>();

    /// <summary>How many meet the conditions of an award, whether proposed or not, by award.</summary>
    public IReadOnlyDictionary<string, int> Meeting { get; init; } = new Dictionary<string, int>();

    /// <summary>How many belong to the unit; null: not known.</summary>
    public int? Members { get; init; }

    /// <summary>The list of people, each counted once for an award, whether proposed or given it before.</summary>
    public static QuotaList Of(string unit, int year, IEnumerable<(string Who, string Award)> proposed, IEnumerable<(string Who, string Award)> holding, int? members)
    {
        var held = holding.Distinct().ToList();
        return new(unit, year)
        {
            Holding = held.CountBy(h => h.Award).ToDictionary(StringComparer.Ordinal),
            Proposed = proposed.Distinct().Except(held).CountBy(p => p.Award).ToDictionary(StringComparer.Ordinal),
            Members = members,
        };
    }
}
