using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements;

/// <summary>What an entry of a record is.</summary>
public enum AchievementKind
{
    /// <summary>Level of task completion of a year.</summary>
    Rating,

    /// <summary>An emulation title or commendation that was given.</summary>
    Title,

    /// <summary>A recognised initiative, topic, scheme, invention.</summary>
    Work,

    /// <summary>Bravery and ingenuity in combat, recognised for a scope.</summary>
    Combat,
    Discipline,

    /// <summary>A leading post that counts for service-period commendation.</summary>
    Post,

    /// <summary>A statement of the law that people found to hold, or not.</summary>
    Finding,

    /// <summary>A number of years: in a profession, in a force.</summary>
    Measure,

    /// <summary>Result in an emulation cluster.</summary>
    Cluster,

    /// <summary>Result in an emulation movement.</summary>
    Movement,

    /// <summary>Figures of a collective's members.</summary>
    Members,
}

public enum AchievementSource
{
    Hand,

    /// <summary>An imported table.</summary>
    Table,

    /// <summary>A decision made in the program.</summary>
    Award,
}

/// <summary>One entry in the record of a person or a collective; codes are those of the law packs, whichever regime they come from.</summary>
public sealed class Achievement
{
    public required Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? UnitId { get; init; }
    public required AchievementKind Kind { get; init; }

    /// <summary>Of achievement; of the decision for awards that are not yearly. A school year stands under the year in which it ends.</summary>
    public required short Year { get; set; }
    public bool IsSchoolYear { get; set; }
    public required string Code { get; set; }
    public string? Scope { get; set; }
    public string? Authority { get; set; }
    public AwardBasis? Basis { get; set; }

    /// <summary>Years in a post, of a measure, of a movement; number of members.</summary>
    public decimal? Amount { get; set; }

    /// <summary>A statement was found to hold, a work was applied effectively, a result was leading, a post was held with discipline.</summary>
    public bool? Holds { get; set; }

    /// <summary>Last day of a discipline; null: still running.</summary>
    public DateOnly? Until { get; set; }
    public string? Title { get; set; }

    /// <summary>The award a work already served; null: free.</summary>
    public string? UsedFor { get; set; }
    public string? DecisionNumber { get; set; }
    public DateOnly? DecisionDate { get; set; }
    public string? DecisionSigner { get; set; }
    public string? DecisionIssuer { get; set; }
    public required AchievementSource Source { get; init; }

    /// <summary>Null: the program.</summary>
    public Guid? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who compared it with the decision; null: nobody has.</summary>
    public Guid? VerifiedBy { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }
    public Guid? RemovedBy { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public uint Version { get; private set; }

    public Guid SubjectId => PersonId ?? UnitId ?? throw new InvalidOperationException("An entry belongs to somebody.");

    public Period Period => new(Year, IsSchoolYear);
}

/// <summary>What verdicts ask about somebody that is no entry of a year.</summary>
public sealed class AchievementSubject
{
    public required Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Code of the kind of recipient; null: as the directory tells.</summary>
    public string? Kind { get; set; }

    /// <summary>Code of the group whose conditions apply; null: the usual one.</summary>
    public string? Criteria { get; set; }
    public bool? IsRetiring { get; set; }
    public short? FoundedIn { get; set; }

    /// <summary>What is being dealt with; null: nothing is.</summary>
    public string? PendingCase { get; set; }
    public uint Version { get; private set; }
}

/// <summary>A disputed text read otherwise than by default for one record.</summary>
public sealed class AchievementReading
{
    public required Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? UnitId { get; init; }
    public required string Reading { get; init; }
    public required bool Choice { get; init; }
    public required string Reason { get; init; }
    public required string Document { get; init; }
    public required Guid ChosenBy { get; init; }
    public required DateTimeOffset ChosenAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>An entry that was changed after it was made.</summary>
public sealed class AchievementCorrection
{
    public required Guid Id { get; init; }
    public required Guid AchievementId { get; init; }
    public required string Reason { get; init; }
    public required string Document { get; init; }

    /// <summary>The entry in words.</summary>
    public required string Before { get; init; }
    public required string After { get; init; }
    public required Guid CorrectedBy { get; init; }
    public required DateTimeOffset CorrectedAt { get; init; }
}

/// <summary>A person's record as bytes, derived from its rows; made anew where its version is another.</summary>
public sealed class AchievementDigest
{
    public required Guid PersonId { get; init; }
    public required long Version { get; init; }
    public long? Written { get; init; }
    public int? Form { get; init; }
    public byte[]? Bytes { get; init; }
}

/// <summary>A table of achievements between its upload and its confirmation.</summary>
public sealed class AchievementImport
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string FileName { get; init; }

    /// <summary>As uploaded; empty once confirmed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>JSON: column (from 0) by meaning.</summary>
    public required string Columns { get; set; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}
