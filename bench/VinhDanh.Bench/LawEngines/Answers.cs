namespace VinhDanh.Bench.LawEngines;

/// <summary>What one engine answered.</summary>
/// <param name="Eligible">Number of the person and code of the award.</param>
/// <param name="Once">How long all the people took, once.</param>
internal sealed record Answers(string Engine, IReadOnlySet<(int Person, string Award)> Eligible, TimeSpan Once)
{
    /// <summary>Questions asked: a person and an award that is for them.</summary>
    public int Verdicts { get; init; }
}
