namespace VinhDanh.App.Features.Directory;

public enum DirectoryImportPurpose
{
    Organisations,
    People,

    /// <summary>Becomes the draft of a reorganisation.</summary>
    Reorganisation,
}

/// <summary>An uploaded table between its upload and its confirmation.</summary>
public sealed class DirectoryImport
{
    public required Guid Id { get; init; }

    /// <summary>Under which the rows are imported.</summary>
    public required Guid OrganisationId { get; init; }
    public required DirectoryImportPurpose Purpose { get; init; }
    public required string FileName { get; init; }

    /// <summary>As uploaded; empty once confirmed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>JSON: column (from 0) by meaning.</summary>
    public required string Columns { get; set; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}
