namespace VinhDanh.Law.Records;

/// <summary>What is asked.</summary>
/// <param name="Award">Code of the award.</param>
/// <param name="Year">The last year of achievement that counts.</param>
public sealed record Proposal(string Award, int Year)
{
    /// <summary>Day the dossier was handed in; null: it has not been.</summary>
    public DateOnly? FiledOn { get; init; }

    /// <summary>The law chosen by name; null: that of the day of receipt.</summary>
    public ChosenLaw? Law { get; init; }

    /// <summary>Share of all council members who agreed, from 0 to 1; null: no vote yet.</summary>
    public decimal? VoteShare { get; init; }

    /// <summary>The achievement was rewarded before; null: nobody has said.</summary>
    public bool? SameAchievementRewarded { get; init; }

    /// <summary>Disputed readings chosen otherwise than by default, by name.</summary>
    public IReadOnlyDictionary<string, bool> Readings { get; init; } = new Dictionary<string, bool>();

    /// <summary>Nobody has looked into conduct yet: statements that are no acts are taken as given, and named as still to be confirmed.</summary>
    public bool IsScreening { get; init; }
}
