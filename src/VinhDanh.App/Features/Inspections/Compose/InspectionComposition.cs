namespace VinhDanh.App.Features.Inspections.Compose;

public enum DraftState
{
    Drafting,

    /// <summary>Before a leader; not edited meanwhile.</summary>
    Submitted,

    /// <summary>A leader agrees that it be signed; number and day are still to come.</summary>
    Agreed,

    /// <summary>Signed, and an inspection like one that was read in.</summary>
    Issued,
    Dropped,
}

/// <summary>An inspection plan being written in the program.</summary>
public sealed class InspectionComposition
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public DraftState State { get; set; }

    /// <summary>JSON of <see cref="Papers.Composing.InspectionText"/>.</summary>
    public required string Text { get; set; }

    /// <summary>The earlier inspection it was begun from.</summary>
    public Guid? FromInspectionId { get; init; }

    /// <summary>What it became; null again when that draft was thrown away.</summary>
    public Guid? InspectionId { get; set; }

    /// <summary>The signed paper, scanned.</summary>
    public Guid? SignedFileId { get; set; }

    /// <summary>The leader's, until it is submitted again.</summary>
    public string? ReturnedReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? AgreedAt { get; set; }
    public Guid? AgreedBy { get; set; }
    public uint Version { get; private set; }
}
