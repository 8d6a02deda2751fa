namespace VinhDanh.App.Features.Directory;

public enum Gender
{
    Male,
    Female,
}

public sealed class Person
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; set; }
    public required string FullName { get; set; }
    public short? BirthYear { get; set; }
    public Gender? Gender { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    /// <summary>The person of whom this was a second entry; nothing refers to this row any more.</summary>
    public Guid? MergedIntoId { get; set; }
    public string Folded { get; private set; } = "";
    public uint Version { get; private set; }
}

/// <summary>What a person was, where, from when to when.</summary>
public sealed class Position
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; set; }
    public required Guid OrganisationId { get; set; }
    public required string Title { get; init; }
    public bool IsHead { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}

public enum ClusterKind
{
    /// <summary>Cụm: localities.</summary>
    Cluster,

    /// <summary>Khối: agencies, enterprises, schools.</summary>
    Bloc,
}

public enum ClusterRole
{
    Head,
    Deputy,
    Member,
}

/// <summary>An emulation cluster or bloc of one year.</summary>
public sealed class Cluster
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; set; }
    public required ClusterKind Kind { get; set; }
    public required short Year { get; init; }

    /// <summary>The council's member who follows this cluster (theo dõi cụm, khối).</summary>
    public Guid? FollowedBy { get; set; }

    /// <summary>Of the cluster with its members: who changes them writes this row too.</summary>
    public uint Version { get; private set; }
}

public sealed class ClusterMember
{
    public required Guid Id { get; init; }
    public required Guid ClusterId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required ClusterRole Role { get; set; }
}
