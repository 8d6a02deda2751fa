namespace VinhDanh.App.Platform.Audit;

/// <summary>Who did what to which record, when, and why; written in the transaction of the change.</summary>
/// <remarks>The hash is the database's (a trigger): what is sealed is what PostgreSQL stored.</remarks>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: the program itself.</summary>
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public string? ActorRole { get; init; }

    /// <summary>Owner of the record; scope filters by it. Null: the platform as a whole.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Subject and past participle: <c>task.accepted</c>.</summary>
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>JSON object of the changed fields.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }
    public string? Reason { get; init; }
    public string? RequestId { get; init; }
}
