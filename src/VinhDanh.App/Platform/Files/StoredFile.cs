namespace VinhDanh.App.Platform.Files;

/// <summary>Bytes that are kept once, named by their SHA-256.</summary>
public sealed class StoredFile
{
    public required byte[] Sha256 { get; init; }
    public required long SizeBytes { get; init; }

    /// <summary>By content, never by name.</summary>
    public required string MediaType { get; init; }
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The bytes are gone, or go within moments.</summary>
    public DateTimeOffset? DisposedAt { get; set; }
}

/// <summary>One use of a file: authorised, named and disposed of by itself.</summary>
public sealed class FileReference
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required byte[] Sha256 { get; init; }
    public required string Name { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public required Guid AddedBy { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>By whom and why stand with it; the row stays as the trace.</summary>
    public DateTimeOffset? DisposedAt { get; set; }
    public Guid? DisposedBy { get; set; }
    public string? DisposalReason { get; set; }
}
