namespace VinhDanh.App.Features.Plans.Compose;

public enum CompositionState
{
    Drafting,

    /// <summary>Sent round for comments; not edited meanwhile.</summary>
    Circulated,

    /// <summary>A leader agrees that it be signed.</summary>
    Agreed,

    /// <summary>Became a plan document, with a review and a programme like any other.</summary>
    Issued,
    Dropped,
}

/// <summary>A plan being written in the program.</summary>
public sealed class PlanComposition
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public CompositionState State { get; set; }

    /// <summary>JSON of <see cref="Papers.Composing.PlanText"/>.</summary>
    public required string Text { get; set; }

    /// <summary>Offered to this authority and those below it to start from.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>Last year's programme, from which it was begun.</summary>
    public Guid? ProgrammeId { get; init; }

    /// <summary>What it was issued as.</summary>
    public Guid? ImportId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? AgreedAt { get; set; }
    public Guid? AgreedBy { get; set; }
    public uint Version { get; private set; }
}

/// <summary>The text as it stood at a moment worth keeping; never changed.</summary>
public sealed class PlanCompositionVersion
{
    public required Guid CompositionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required string Label { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required Guid MadeBy { get; init; }
}

public sealed class PlanCompositionComment
{
    public required Guid Id { get; init; }
    public required Guid CompositionId { get; init; }

    /// <summary>The row it is about; null: the plan as a whole.</summary>
    public int? LineId { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required Guid MadeBy { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
    public Guid? SettledBy { get; set; }
}
