using VinhDanh.Law.Records;

namespace VinhDanh.Law.Planning;

/// <summary>What a roadmap takes for granted of the years to come. All of it can be changed by the reader.</summary>
public sealed record Assumptions
{
    /// <summary>Level of task completion in every year to come; null: the level of the last year recorded.</summary>
    public string? Rating { get; init; }

    /// <summary>Years in which it is another.</summary>
    public IReadOnlyDictionary<int, string> RatingIn { get; init; } = new Dictionary<int, string>();

    /// <summary>Initiatives, topics and works to come.</summary>
    public IReadOnlyList<Work> Works { get; init; } = [];

    /// <summary>Yearly titles are given in every year in which their conditions are met.</summary>
    public bool TakesTitles { get; init; } = true;

    /// <summary>Other awards are given as soon as they may be.</summary>
    public bool TakesAwards { get; init; } = true;

    /// <summary>Years from the last year of achievement to the decision: what has to follow an award is counted from after its decision.</summary>
    public int YearsToDecision { get; init; } = 1;
}
