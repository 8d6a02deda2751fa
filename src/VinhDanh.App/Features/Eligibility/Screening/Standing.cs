using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>How somebody stands to an award that was not given to them.</summary>
public enum Standing
{
    /// <summary>May be proposed, and is on no list yet.</summary>
    Now,

    /// <summary>May be proposed with one more year like the last.</summary>
    NextYear,

    /// <summary>One condition is missing, or not known.</summary>
    OneShort,
}

/// <param name="Owner">The unit itself, or where the person works.</param>
/// <param name="Award">Number in the compiled regime of the board.</param>
public readonly record struct Find(Guid Subject, bool IsUnit, Guid Owner, short Award, Standing Standing);

/// <summary>What was found for everybody under one place in the tree, for one year of achievement.</summary>
/// <param name="Finds">By standing, then highest award first, then owner.</param>
/// <param name="Judged">People and units that have a record.</param>
public sealed record Board(Regime Regime, int Year, DateTimeOffset At, IReadOnlyList<Award> Awards, IReadOnlyList<Find> Finds, int Judged)
{
    public Award AwardOf(Find find) => Awards[find.Award];
}
